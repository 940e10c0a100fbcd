import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { HistoryEntry, Ticket } from '../../src/tickets/ticket.js'
import { engines } from '../helpers/engines.js'
import { contentOf, createWorld, type World } from '../helpers/world.js'

type Resolved = {
  changeId: string | null
  changed: number
  unchanged: number
  items: { id: number; result: string; closedAt: string }[]
}

describe.each(engines)('a report (%s)', (engine) => {
  let world: World
  beforeAll(async () => {
    world = await createWorld(engine)
  })
  afterAll(() => world.destroy())

  const resolve = (ids: number[], ...more: string[]) =>
    world.json<Resolved>(['ticket', 'resolve', ...ids.map(String), ...more], { as: 'tom' })
  const shown = (id: number) =>
    world.json<Ticket & { comments: { content: string }[]; history: HistoryEntry[] }>(`ticket show ${id} --history`, {
      as: 'ada',
    })

  it.each(['resolve', 'reopen'])('%s of what is no number says so, and nothing of the report', async (verb) => {
    expect(await world.helpdesk(`ticket ${verb} x -m done`, { as: 'ada' })).toEqual({
      code: 2,
      out: '',
      err: "error: 'x' is not a ticket number.\nhint: 12, #12, 12-15, 12,14,20-22\n",
    })
  })

  it('on tickets that are resolved already is added to each, and is a change of its own', async () => {
    const [done, open] = [await world.addTicket({ status: 3 }), await world.addTicket()]
    const before = await shown(done)
    const { changeId, ...change } = await resolve([done, open], '-m', 'A new cable.')
    expect(change).toMatchObject({
      changed: 2,
      unchanged: 0,
      items: [
        { id: done, result: 'changed', closedAt: before.closedAt },
        { id: open, result: 'changed' },
      ],
    })
    for (const id of [done, open]) expect((await shown(id)).comments.map((c) => c.content)).toEqual(['A new cable.'])
    expect((await shown(done)).history.map((h) => [h.source, h.field, h.changeId]).slice(-1)).toEqual([
      ['cli', 'comment', changeId],
    ])

    const again = await resolve([done], '--message', 'Once more.')
    expect(again).toMatchObject({ changed: 1, changeId: expect.stringMatching(/^[0-9a-f-]{36}$/) })
    expect((await shown(done)).comments.map((c) => c.content)).toEqual(['A new cable.', 'Once more.'])
    expect((await shown(done)).history.filter((h) => h.field === 'status' && h.source === 'cli')).toEqual([])
    await world.json(`audit undo ${again.changeId} --yes`, { as: 'ada' })
    expect(await shown(done)).toMatchObject({ comments: [{ content: 'A new cable.' }], status: { state: 'resolved' } })
  })

  it('comes with the closing time of what another program resolved', async () => {
    const id = await world.addTicket()
    await world.db.updateTable('ticket').set({ status_id: 3 }).where('id', '=', id).execute()
    expect(await resolve([id], '-m', 'Seen.')).toMatchObject({
      changed: 1,
      items: [{ closedAt: expect.stringMatching(/Z$/) }],
    })
    const { history } = await shown(id)
    expect(history.map((h) => [h.source, h.field, h.to])).toEqual([
      ['outside', 'created', 'Printer on fire'],
      ['outside', 'status', 'Résolue'],
      ['cli', 'comment', 'Seen.'],
      ['cli', 'closedAt', expect.stringMatching(/Z$/)],
    ])
  })

  it('is what makes it a change: without one nothing is written', async () => {
    const id = await world.addTicket({ status: 3 })
    const before = [await contentOf(world.db, 'helpdesk_event'), await contentOf(world.db, 'ticket')]
    expect(await resolve([id])).toMatchObject({
      changeId: null,
      changed: 0,
      unchanged: 1,
      items: [{ id, result: 'unchanged' }],
    })
    expect([await contentOf(world.db, 'helpdesk_event'), await contentOf(world.db, 'ticket')]).toEqual(before)
  })

  it('is not added where one of the tickets is not to be resolved by the actor', async () => {
    const [own, others] = [await world.addTicket(), await world.addTicket({ assignee: 'tess' })]
    await world.fails(['ticket', 'resolve', String(own), String(others), '-m', 'x'], 'tom', 3)
    expect((await shown(own)).comments).toEqual([])
  })
})
