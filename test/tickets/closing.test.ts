import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { HistoryEntry, Ticket } from '../../src/tickets/ticket.js'
import { engines } from '../helpers/engines.js'
import { createWorld, type World } from '../helpers/world.js'

describe.each(engines)('when a ticket was closed (%s)', (engine) => {
  let world: World
  beforeAll(async () => {
    world = await createWorld(engine)
    await world.json('status create Classée --color success', { as: 'ada' })
  })
  afterAll(() => world.destroy())

  const CLOSED = '2026-03-10T12:00:00Z'
  async function resolved(): Promise<number> {
    const id = await world.addTicket({ status: 3 })
    await world.db.updateTable('ticket').set({ closed_at: '2026-03-10 12:00:00' }).where('id', '=', id).execute()
    return id
  }
  const status = async (id: number, to: string) =>
    (await world.json<{ items: Ticket[] }>(`ticket status ${id} --to ${to}`, { as: 'tom' })).items[0]
  const closings = async (id: number) => {
    const events = await world.db
      .selectFrom('helpdesk_event')
      .selectAll()
      .where('entity_id', '=', id)
      .where('field', '=', 'closedAt')
      .execute()
    return events.map((e) => [e.old_value, e.new_value])
  }

  it('stays as it is from one status of resolved tickets to another', async () => {
    const id = await resolved()
    expect(await status(id, 'classée')).toMatchObject({
      status: { name: 'Classée', state: 'resolved' },
      closedAt: CLOSED,
    })
    expect(await status(id, 'résolue')).toMatchObject({ status: { name: 'Résolue' }, closedAt: CLOSED })
    expect(await closings(id)).toEqual([])
  })

  it('is nothing of a ticket that is open again, and another time once it is resolved again', async () => {
    const id = await resolved()
    expect(await status(id, 'pending')).toMatchObject({ closedAt: null })
    expect(await status(id, 'classée')).toMatchObject({ closedAt: expect.not.stringMatching(CLOSED) })
    expect(await closings(id)).toEqual([
      [CLOSED, null],
      [null, expect.stringMatching(/^20.*Z$/)],
    ])
    const history = await world.json<HistoryEntry[]>(`ticket history ${id}`, { as: 'ada' })
    expect(history.some((h) => h.field === 'closedAt')).toBe(false)
  })

  it('is the last change of what another program resolved', async () => {
    const id = await world.addTicket()
    const updated_at = '2026-03-10 12:00:00'
    await world.db.updateTable('ticket').set({ status_id: 3, updated_at }).where('id', '=', id).execute()
    const closed = await status(id, 'résolue')
    expect(closed).toMatchObject({ closedAt: CLOSED })
    if (engine === 'mysql') expect(closed).toMatchObject({ updatedAt: CLOSED }) // SQLite's trigger cannot tell that it is meant to stay
    expect(await closings(id)).toEqual([[null, CLOSED]])
  })

  it('of open tickets, from one status to another, is never', async () => {
    const id = await world.addTicket()
    expect(await status(id, '2')).toMatchObject({ closedAt: null })
    expect(await closings(id)).toEqual([])
  })
})
