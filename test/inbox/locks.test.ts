import { sql } from 'kysely'
import { createConnection } from 'mysql2/promise'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseLocation } from '../../src/db/location.js'
import { openDatabase } from '../../src/db/open.js'
import type { InboxEntry } from '../../src/inbox/inbox.js'
import { engines } from '../helpers/engines.js'
import { createWorld, type World } from '../helpers/world.js'

/** What another program's lock may make of a run: far less than to wait for it, on a machine that is busy too. */
const TIMES = 20
const ROUNDS = 3

describe.each(engines)('a mark where another program has locked what it is about (%s)', (engine) => {
  let world: World
  /** MySQL has no time-out below a second: what it cannot be asked for without waiting, it waits for. */
  let isMariadb: boolean
  const tickets: number[] = []
  beforeAll(async () => {
    world = await createWorld(engine)
    for (let i = 0; i < 3; i++) tickets.push(await newTicket())
    const version = engine === 'mysql' && (await sql<{ v: string }>`select version() as v`.execute(world.db)).rows[0]?.v
    isMariadb = /mariadb/i.test(version || '')
  })
  afterAll(() => world.destroy())

  const newTicket = async () => {
    const line = 'ticket create --title A --description x --category 1 --priority 1'
    return (await world.json<{ id: number }>(line, { as: 'emma' })).id
  }
  const answer = async (ids: readonly number[]) => {
    for (const id of ids) await world.json(`ticket comment ${id} -m answered`, { as: 'ada' })
  }
  const unread = async () =>
    (await world.json<InboxEntry[]>('inbox', { as: 'emma' })).map((e) => e.ticket.id).sort((a, b) => a - b)

  /** What a command makes of them, and how long it takes (ms). */
  async function timed(line: string) {
    const start = performance.now()
    const ran = await world.helpdesk(line, { as: 'emma', columns: 80 })
    return { ...ran, ms: performance.now() - start }
  }

  async function locked<T>(statement: string, work: () => Promise<T>): Promise<T> {
    if (engine === 'sqlite') {
      const other = await openDatabase(parseLocation(world.url, world.folder))
      await sql`begin immediate`.execute(other)
      return work().finally(async () => {
        await sql`rollback`.execute(other)
        await other.destroy()
      })
    }
    const other = await createConnection(world.url)
    await other.query('begin')
    await other.query(statement)
    return work().finally(() => other.end())
  }

  it.each([
    ['a ticket that is read first', 'show', 'ticket', 'new'],
    ['a ticket that was read before', 'show', 'helpdesk_seen', 'again'],
    ['several', 'show several', 'ticket', 'new'],
    ['several that were read before', 'show several', 'helpdesk_seen', 'again'],
    ['all', 'inbox --read', 'ticket', 'new'],
    ['the reader', 'show', 'user', 'new'],
  ] as const)('of %s is given up at once (%s, by a lock of %s)', async (_, verb, table, how) => {
    if (engine === 'mysql' && !isMariadb && (verb !== 'show' || how === 'again')) return
    const best = { free: Number.POSITIVE_INFINITY, locked: Number.POSITIVE_INFINITY }
    for (let round = 0; round < ROUNDS; round++) {
      const ids = how === 'new' ? [await newTicket(), await newTicket()] : tickets.slice(0, 2)
      const line = verb === 'inbox --read' ? verb : `ticket show ${verb === 'show' ? ids[0] : ids.join(' ')}`
      await answer(ids)
      const held = await locked(`select * from ${table} for update`, () => timed(line))
      expect(held).toMatchObject({
        code: 0,
        err: verb === 'inbox --read' ? 'note: this cannot be noted now, and stays in your inbox.\n' : '',
      })
      expect(await unread()).toEqual(ids)
      const free = await timed(line)
      expect(free.code).toBe(0)
      await world.json('inbox --read', { as: 'emma' })
      expect(await unread()).toEqual([])
      best.locked = Math.min(best.locked, held.ms)
      best.free = Math.min(best.free, free.ms)
    }
    expect(best.locked / best.free).toBeLessThan(TIMES)
  })
})
