import { sql } from 'kysely'
import stringWidth from 'string-width'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createStyle } from '../../src/terminal/style.js'
import { table } from '../../src/terminal/table/table.js'
import { ticketListing } from '../../src/tickets/render/listing.js'
import type { Ticket } from '../../src/tickets/ticket.js'
import { engines } from '../helpers/engines.js'
import { start } from '../helpers/imports.js'
import { PROGRAM } from '../helpers/program.js'
import { CHEAP_HASH, createWorld, type World } from '../helpers/world.js'

expect(PROGRAM).toBeTruthy()
const TICKETS = 1_203
/** Numbers from 1 to at most 10,000, for INSERT … SELECT on both engines. */
const numbers = (count: number) => sql`with recursive n (i) as (select 0 union all select i + 1 from n where i < 99)
  select x.i + 100 * y.i + 1 as i from n as x cross join n as y where x.i + 100 * y.i < ${sql.lit(count)}`

async function addTickets(world: World, count: number, text: string) {
  await sql`insert into ticket (title, description, category_id, priority_id, status_id, requester_id, created_at)
    select concat('Printer ', i), ${text}, 1, 2, 1, ${world.ids.emma}, '2026-03-10 12:00:00' from (${numbers(count)}) as numbered`.execute(
    world.db,
  )
}

describe.each(engines)('an answer of many rows (%s)', (engine) => {
  let world: World
  beforeAll(async () => {
    world = await createWorld(engine)
    await addTickets(world, TICKETS, 'It burns.')
    await sql`insert into user (username, email, password, role, full_name)
      select concat('user', i), concat('user', i, '@example.org'), ${CHEAP_HASH}, 'EMPLOYEE', 'User' from (${numbers(700)}) as numbered`.execute(
      world.db,
    )
  })
  afterAll(() => world.destroy())
  const ran = async (line: string, stdin = '') => {
    const { code, out, err } = await world.helpdesk(line, { as: 'ada', stdin })
    const said = line.includes('--limit') ? expect.stringMatching(/^next: \S+\n$/) : ''
    expect([line, code, err]).toEqual([line, 0, said])
    return out
  }
  const laidOut = (json: string) => `${JSON.stringify(JSON.parse(json), null, 2)}\n`

  it('is the same JSON as if it were written at once', async () => {
    const ids = await ran('ticket list -o ids')
    for (const [line, count, stdin = ''] of [
      ['ticket list --json', TICKETS],
      ['ticket list --limit 501 --json', 501],
      ['ticket list --json --fields id,title', TICKETS],
      ['user list --json', 705],
      ['ticket priority - --to high --json', TICKETS, ids],
      ['ticket priority - --to low --json --fields id,result', TICKETS, ids],
      ['ticket list --status resolved --json', 0],
      ['ticket show 1 --json', 1],
    ] as const) {
      const out = await ran(line, stdin)
      expect(out).toBe(laidOut(out))
      expect((out.match(/^ {2,4}\{/gm) ?? []).length, line).toBeGreaterThanOrEqual(line.includes('show') ? 0 : count)
      const parsed = JSON.parse(out)
      if (!line.includes('show')) expect(parsed.items ?? parsed, line).toHaveLength(count)
    }
  })

  it('has one header, and every row once', async () => {
    for (const [line, count] of [
      ['ticket list -o csv', TICKETS + 1],
      ['user list -o csv', 706],
      ['ticket list -o tsv', TICKETS],
      ['user list -o tsv', 705],
      ['user list -o jsonl', 705],
      ['ticket list -o table', TICKETS + 2],
      ['user list -o table', 707],
    ] as const) {
      const lines = (await ran(line)).trimEnd().split(/\r?\n/)
      expect([line, lines.length, new Set(lines).size]).toEqual([line, count, count])
    }
  })

  const style = createStyle({ lang: 'en', width: 80, now: Date.now(), color: 0 })
  // The sign of a priority comes from the lookups, which JSON does not hold.
  const names = ticketListing.table.filter((name) => name !== 'priority')
  const columns = names.flatMap((name) => ticketListing.fields.filter((f) => f.name === name))
  it('is the table that all of its rows make', async () => {
    const tickets = JSON.parse(await ran('ticket list --all --sort id --json')) as Ticket[]
    expect(await ran(`ticket list --all --sort id -o table --fields ${names.join()}`)).toBe(
      `${table(tickets, columns, style, true)}\n`,
    )
  })

  it('moves aside for what is wider than its columns, as far as the terminal goes', async () => {
    await sql`insert into status (name) values ('Waiting for the supplier')`.execute(world.db)
    await sql`update ticket set id = 2000000000, status_id = (select max(id) from status) where title = 'Printer 1203'`.execute(
      world.db,
    )
    const last = async (line: string) => (await ran(line)).trimEnd().split('\n').slice(-2)
    expect(await last('ticket list --all --sort id -o table --fields id,status,title')).toEqual([
      expect.stringMatching(/^\d{4} {2}○ En attente {2}Printer \d+$/),
      '2000000000  ◐ Waiting for the supplier  Printer 1203',
    ])
    const [, narrow = ''] = await last('ticket list --all --sort id -o table')
    expect(narrow).toMatch(/^2000000000 {2}◐ Waiting/)
    expect(stringWidth(narrow)).toBeLessThanOrEqual(80)
  })
})

describe.each(engines)('a table of texts of 240 MB in all (%s)', { timeout: 120_000 }, (engine) => {
  it('is written in 200 MB of memory', async () => {
    const world = await createWorld(engine)
    await addTickets(world, 8_000, 'x'.repeat(30_000))
    const done = await start(world, ['ticket', 'list', '-o', 'table']).ended
    await world.destroy()
    expect([done.code, done.err, done.out.trimEnd().split('\n').length]).toEqual([0, '', 8_002])
    expect(done.peak).toBeGreaterThan(20)
    expect(done.peak).toBeLessThan(200)
  })
})

it('a reader who is waited for again and again hears of nothing else', async () => {
  const world = await createWorld('sqlite')
  await addTickets(world, 8_000, 'x'.repeat(3_000))
  const { code, out, err } = await start(world, ['ticket', 'list', '-o', 'jsonl']).ended
  await world.destroy()
  expect([code, out.trimEnd().split('\n').length, err]).toEqual([0, 8_000, ''])
})
