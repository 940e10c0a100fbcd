import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { HistoryEntry } from '../../src/tickets/ticket.js'
import { engines } from '../helpers/engines.js'
import { createWorld, type World } from '../helpers/world.js'

describe.each(engines)('a history (%s)', (engine) => {
  let world: World
  beforeAll(async () => {
    world = await createWorld(engine)
  })
  afterAll(() => world.destroy())

  it('is in the order of time, whichever program it was', async () => {
    const id = await world.addTicket({ requester: 'emma' })
    await world.db.updateTable('ticket').set({ created_at: '2026-03-10 12:00:00' }).where('id', '=', id).execute()
    for (const [username, content, created_at] of [
      ['tess', 'late', '2026-03-10 12:30:00'],
      ['tom', 'early', '2026-03-10 12:10:00'],
    ] as const) {
      const row = { ticket_id: id, user_id: world.ids[username] ?? 0, content, created_at }
      await world.db.insertInto('comment').values(row).execute()
    }
    await world.json(`ticket priority ${id} --to high`, { as: 'ada' })
    const at = Date.parse('2026-03-10T12:20:00Z') / 1_000
    await world.db
      .updateTable('helpdesk_event')
      .set({ at })
      .where('entity_id', '=', id)
      .where('field', '=', 'priority')
      .execute()
    const history = await world.json<HistoryEntry[]>(`ticket history ${id}`, { as: 'ada' })
    expect(history.map((h) => [h.at, h.source, h.actor?.username, h.field, h.to])).toEqual([
      ['2026-03-10T12:00:00Z', 'outside', 'emma', 'created', 'Printer on fire'],
      ['2026-03-10T12:10:00Z', 'outside', 'tom', 'comment', 'early'],
      ['2026-03-10T12:20:00Z', 'cli', 'ada', 'priority', 'Élevée'],
      ['2026-03-10T12:30:00Z', 'outside', 'tess', 'comment', 'late'],
    ])
  })
})
