import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { HistoryEntry, Ticket } from '../../src/tickets/ticket.js'
import { engines } from '../helpers/engines.js'
import { createWorld, type World } from '../helpers/world.js'

type Shown = Ticket & { comments: { content: string; author: object }[]; history: HistoryEntry[] }

describe.each(engines)('what was handed over twice (%s)', (engine) => {
  let world: World
  let id: number
  const changes: string[] = []
  beforeAll(async () => {
    world = await createWorld(engine)
    for (const name of ['first', 'second', 'third']) await world.addUser(name, 'TECHNICIAN')
    id = await world.addTicket({ requester: 'first', assignee: 'first' })
    await world.json(`ticket comment ${id} -m one`, { as: 'first' })
    await hand('first', 'second')
    await world.json(`ticket comment ${id} -m two`, { as: 'second' })
    await hand('second', 'third')
  })
  afterAll(() => world.destroy())

  async function hand(from: string, to: string): Promise<void> {
    const { changeId } = await world.json<{ changeId: string }>(`user delete ${from} --reassign-to ${to} --yes`, {
      as: 'ada',
    })
    changes.push(changeId)
  }
  const undoLast = () => world.json(`audit undo ${changes.pop()} --yes`, { as: 'ada' })
  const shown = () => world.json<Shown>(`ticket show ${id} --history`, { as: 'ada' })
  const authors = async () => (await shown()).comments.map(({ content, author }) => [content, author])

  it('keeps who wrote each comment first', async () => {
    const third = { id: world.ids.third, username: 'third', fullName: 'Third Test' }
    expect(await authors()).toEqual([
      ['one', { ...third, formerly: 'first' }],
      ['two', { ...third, formerly: 'second' }],
    ])
    const page = await world.helpdesk(`ticket show ${id} -o table`, { as: 'ada' })
    expect([...page.out.matchAll(/formerly (\w+)/g)].map(([, name]) => name)).toEqual(['first', 'second'])
  })

  it('has a history that begins with its first requester, and names each who wrote', async () => {
    const { history } = await shown()
    expect(history.map(({ field, from, to, actor }) => [field, from, to, actor?.username])).toEqual([
      ['created', null, 'Printer on fire', 'first'],
      ['assignee', null, 'first', undefined],
      ['comment', null, 'one', 'first'],
      ['requester', 'first', 'second', 'ada'],
      ['assignee', 'first', 'second', 'ada'],
      ['comment', null, 'two', 'second'],
      ['requester', 'second', 'third', 'ada'],
      ['assignee', 'second', 'third', 'ada'],
    ])
  })

  it('goes back step by step', async () => {
    const second = { id: world.ids.second, username: 'second', fullName: 'Second Test' }
    await undoLast()
    expect(await authors()).toEqual([
      ['one', { ...second, formerly: 'first' }],
      ['two', second],
    ])
    await undoLast()
    expect(await authors()).toEqual([
      ['one', { id: world.ids.first, username: 'first', fullName: 'First Test' }],
      ['two', second],
    ])
    expect(await shown()).toMatchObject({ requester: { username: 'first' }, assignee: { username: 'first' } })
  })

  it('and forth again: who wrote is known then, too', async () => {
    const [last] = await world.json<{ changeId: string }[]>('audit list --limit 1', { as: 'ada' })
    await world.json(`audit undo ${last?.changeId} --yes`, { as: 'ada' })
    const second = { id: world.ids.second, username: 'second', fullName: 'Second Test' }
    expect(await authors()).toEqual([
      ['one', { ...second, formerly: 'first' }],
      ['two', second],
    ])
  })
})
