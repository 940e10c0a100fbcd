import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { wallClockFromEpoch } from '../../src/core/instants.js'
import type { Day } from '../../src/dashboard/day.js'
import { engines } from '../helpers/engines.js'
import { createWorld, type World } from '../helpers/world.js'

describe.each(engines)('the very second of the last look (%s)', (engine) => {
  let world: World
  beforeAll(async () => {
    world = await createWorld(engine)
  })
  afterAll(() => world.destroy())

  const news = async (as: string): Promise<Day['news']> =>
    JSON.parse((await world.helpdesk('--json', { as, columns: 80 })).out).news

  /** As if somebody had looked then. */
  async function looked(as: string, at: number): Promise<void> {
    await news(as)
    const folder = join(world.folder, 'state', as, 'last-looks')
    writeFileSync(join(folder, readdirSync(folder)[0] ?? ''), JSON.stringify({ at }))
  }

  /** Something of each kind that an employee is told, all in one second. */
  async function happened(at: number) {
    const [answered, changed, outside] = [await world.addTicket(), await world.addTicket(), await world.addTicket()]
    await world.json(`ticket comment ${answered} -m hello`, { as: 'tess' })
    await world.json(`ticket priority ${changed} --to high`, { as: 'tess' })
    await world.db.updateTable('ticket').set({ status_id: 2 }).where('id', '=', outside).execute()
    const wallClock = wallClockFromEpoch(at)
    await world.db.updateTable('comment').set({ created_at: wallClock }).where('ticket_id', '=', answered).execute()
    await world.db.updateTable('helpdesk_event').set({ at }).execute()
    const updated = engine === 'sqlite' ? sql<string>`${wallClock}` : sql<string>`from_unixtime(${at})`
    await world.db
      .updateTable('ticket')
      .set({ updated_at: updated })
      .where('id', 'in', [answered, changed, outside])
      .execute()
    return { answered, changed, outside }
  }

  it('is told again: whatever happened in it after that look was not seen then', async () => {
    const at = Math.floor(Date.now() / 1_000) - 3_000
    const { answered, changed, outside } = await happened(at)
    const told = async () => {
      const { total, items } = await news('emma')
      expect(items).toHaveLength(total)
      return items.map((i) => [i.ticket.id, i.field, i.to]).sort()
    }
    for (const [look, expected] of [
      [at - 1, 3],
      [at, 3],
      [at + 1, 0],
    ] as const) {
      await looked('emma', look)
      expect([look - at, await told()]).toEqual([
        look - at,
        [
          [answered, 'comment', 'hello'],
          [changed, 'priority', 'Élevée'],
          [outside, 'status', 'En cours'],
        ].slice(0, expected),
      ])
    }
  })

  it('is told to a technician too', async () => {
    const id = await world.addTicket({ assignee: 'tom' })
    await world.json(`ticket comment ${id} -m answer`, { as: 'emma' })
    const at = Math.floor(Date.now() / 1_000) - 2_000
    await world.db
      .updateTable('comment')
      .set({ created_at: wallClockFromEpoch(at) })
      .where('ticket_id', '=', id)
      .execute()
    for (const [look, total] of [
      [at, 1],
      [at + 1, 0],
    ] as const) {
      await looked('tom', look)
      expect([look - at, (await news('tom')).total]).toEqual([look - at, total])
    }
  })

  it('that holds more than can be told does not stop the next look from going on', async () => {
    const id = await world.addTicket({ assignee: 'tess' })
    for (let i = 0; i < 11; i++) await world.json(`ticket comment ${id} -m ${i}`, { as: 'emma' })
    const at = Math.floor(Date.now() / 1_000) - 1_000
    await world.db
      .updateTable('comment')
      .set({ created_at: wallClockFromEpoch(at) })
      .where('ticket_id', '=', id)
      .execute()
    await looked('tess', at - 60)
    const since = async () => Date.parse((await news('tess')).since) / 1_000 - at
    expect([await since(), await since(), await since()]).toEqual([-60, 0, 1])
  })
})
