import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engines } from '../helpers/engines.js'
import { start } from '../helpers/imports.js'
import type { RunOptions } from '../helpers/run.js'
import { createWorld, type World } from '../helpers/world.js'

const TICKETS = 4_000

/** So many tickets, each of at least so many letters. */
const addTickets = (world: World, letters: number) =>
  sql`insert into ticket (title, description, category_id, priority_id, status_id, requester_id, created_at)
    with recursive n (i) as (select 0 union all select i + 1 from n where i < 99)
    select 'Printer on fire', ${'x'.repeat(letters)}, 1, 2, 1, ${world.ids.emma}, '2026-03-10 12:00:00' from n as x cross join n as y
    where x.i + 100 * y.i < ${sql.lit(TICKETS)}`.execute(world.db)

describe('whoever reads the answer', () => {
  let world: World
  beforeAll(async () => {
    world = await createWorld('sqlite')
    await addTickets(world, 10)
  })
  afterAll(() => world.destroy())

  const answer = (format: string, out: RunOptions['out']) =>
    world.helpdesk(`ticket list -o ${format}`, { as: 'ada', out })
  const FORMATS = ['json', 'jsonl', 'tsv', 'csv', 'ids', 'table']

  it.each(FORMATS)('is waited for after every piece (%s)', async (format) => {
    let [pieces, unread, most] = [0, 0, 0]
    const { code } = await answer(format, {
      write() {
        pieces++
        most = Math.max(most, ++unread)
      },
      async drained() {
        await new Promise((resolve) => setTimeout(resolve, 1))
        unread = 0
      },
    })
    expect([code, most]).toEqual([0, 1])
    expect(pieces).toBeGreaterThan(5)
  })

  it.each(FORMATS)('is told no more once he is gone (%s)', async (format) => {
    let pieces = 0
    const { code, err } = await answer(format, { write: () => ++pieces, isOpen: () => pieces < 2 })
    expect([code, err, pieces]).toEqual([0, '', 2])
  })
})

describe.each(engines)('whoever reads what the program writes (%s)', (engine) => {
  let world: World
  beforeAll(async () => {
    world = await createWorld(engine)
    await addTickets(world, 2_000)
  })
  afterAll(() => world.destroy())

  /** The program with its pipe full, and a reader who has read the beginning. */
  async function waiting() {
    const { child, ended } = start(world, ['ticket', 'list', '-o', 'jsonl'])
    await new Promise((resolve) => child.stdout.once('data', resolve))
    child.stdout.pause()
    await new Promise((resolve) => setTimeout(resolve, 500))
    expect(child.exitCode).toBe(null)
    return { stdout: child.stdout, ended }
  }

  it('may go away while he is waited for', async () => {
    const { stdout, ended } = await waiting()
    stdout.destroy()
    const { code, err } = await ended
    expect([code, err]).toEqual([0, ''])
  })

  it('may pause, and gets the rest', async () => {
    const { stdout, ended } = await waiting()
    stdout.resume()
    const { code, out, err } = await ended
    expect([code, out.trimEnd().split('\n').length, err]).toEqual([0, TICKETS, ''])
  })
})
