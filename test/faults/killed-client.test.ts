import { spawn } from 'node:child_process'
import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engineOf } from '../../src/db/engine.js'
import { engines } from '../helpers/engines.js'
import { PROGRAM } from '../helpers/program.js'
import { createWorld, type World } from '../helpers/world.js'

const MOMENTS = 20
const BULK = 5_000

/** A real process that changes 5,000 tickets, killed at moments from its start to its end. */
describe.each(engines)('a program is killed while it changes much (%s)', (engine) => {
  let world: World
  let ids: number[]
  beforeAll(async () => {
    world = await createWorld(engine)
    const { emma = 0 } = world.ids
    const row = sql`(${'Bulk'}, ${'x'}, 1, 1, 1, ${emma})`
    for (let i = 0; i < BULK; i += 500)
      await sql`insert into ticket (title, description, category_id, priority_id, status_id, requester_id)
        values ${sql.join(Array.from({ length: 500 }, () => row))}`.execute(world.db)
    ids = (await world.db.selectFrom('ticket').select('id').execute()).map((t) => t.id)
  })
  afterAll(() => world.destroy())

  function assign(to: string) {
    const env = {
      PATH: process.env.PATH,
      HOME: world.folder,
      HELPDESK_DATABASE: world.url,
      HELPDESK_TOKEN: world.tokens.ada,
    }
    const child = spawn(process.execPath, [PROGRAM, 'ticket', 'assign', '-', '--to', to, '--yes'], { env })
    child.stdin.on('error', () => undefined)
    child.stdin.end(ids.join('\n'))
    child.stdout.resume()
    return { child, ended: new Promise<number | null>((resolve) => child.once('exit', resolve)) }
  }
  const state = async () => {
    const held = await world.db
      .selectFrom('ticket')
      .select(['assigned_to', (eb) => eb.fn.countAll().as('n')])
      .groupBy('assigned_to')
      .execute()
    const events = await world.db
      .selectFrom('helpdesk_event')
      .select((eb) => ['change_id', eb.fn.countAll().as('n')])
      .where('field', '=', 'assignee')
      .groupBy('change_id')
      .execute()
    return { holders: held.map((h) => h.assigned_to), changes: events.map((e) => Number(e.n)) }
  }

  it(`at ${MOMENTS} moments: all or none, and its locks are free within a second`, { timeout: 600_000 }, async () => {
    const begun = performance.now()
    const whole = assign('tom')
    expect(await whole.ended).toBe(0)
    const takes = performance.now() - begun
    for (let moment = 0; moment < MOMENTS; moment++) {
      const before = await state()
      const { child, ended } = assign(before.holders[0] === world.ids.tom ? 'tess' : 'tom')
      await setTimeout((takes * (moment + 0.5)) / MOMENTS)
      child.kill('SIGKILL')
      await ended
      const killed = performance.now()
      const lock = engineOf(world.db).lockRead
      await world.db.transaction().execute(async (tx) => {
        await sql`select id from ticket order by id limit 5000 ${lock}`.execute(tx)
      })
      expect([moment, performance.now() - killed < 1_000]).toEqual([moment, true])
      const after = await state()
      expect([moment, after.holders.length]).toEqual([moment, 1])
      expect([moment, after.changes.filter((n) => n !== BULK)]).toEqual([moment, []])
      expect([moment, after.changes.length - before.changes.length]).toEqual([
        moment,
        after.holders[0] === before.holders[0] ? 0 : 1,
      ])
    }
  })
})
