import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engines } from '../helpers/engines.js'
import { ROUNDS } from '../helpers/processes.js'
import { randomFrom } from '../helpers/random.js'
import { createWorld, type World } from '../helpers/world.js'

/** 300 in `npm run test:races`. */
const SEQUENCES = ROUNDS * 6

type Row = Record<string, unknown>
type State = Map<string, Row>
const TABLES = ['ticket', 'comment', 'user', 'category', 'priority', 'status', 'helpdesk_former_author'] as const
/** Set by the database whenever a row changes, and what never comes back. */
const FREE = ['updated_at', 'password']

/** What one change made of the rows: undefined where there was none before, or is none after it. */
type Difference = Map<string, { before: Row | undefined; after: Row | undefined }>
const differenceOf = (before: State, after: State): Difference =>
  new Map(
    [...new Set([...before.keys(), ...after.keys()])]
      .map((key) => [key, { before: before.get(key), after: after.get(key) }] as const)
      .filter(([, d]) => JSON.stringify(d.before) !== JSON.stringify(d.after)),
  )

/**
 * The state with the inverse of a difference: exactly the cells that it changed. Undefined where one of them is another
 * by now.
 */
function inverted(state: State, difference: Difference): State | undefined {
  const result = new Map(state)
  for (const [key, { before, after }] of difference) {
    const now = state.get(key)
    if (!after && now) return undefined
    if (after && !now) return undefined
    if (!before) result.delete(key)
    else if (!after) result.set(key, before)
    else {
      const cells = Object.keys(before).filter((column) => before[column] !== after[column])
      if (cells.some((column) => now?.[column] !== after[column])) return undefined
      result.set(key, { ...now, ...Object.fromEntries(cells.map((column) => [column, before[column]])) })
    }
  }
  return result
}

describe.each(engines)('changes here and outside, undone in whatever order (%s)', (engine) => {
  let world: World
  beforeAll(async () => {
    world = await createWorld(engine)
    for (let i = 0; i < 4; i++) await world.addTicket({ requester: i % 2 ? 'eric' : 'emma' })
  })
  afterAll(() => world.destroy())

  async function look(): Promise<State> {
    const state: State = new Map()
    for (const table of TABLES) {
      const key = table === 'helpdesk_former_author' ? 'comment_id' : 'id'
      const { rows } = await sql<Row>`select * from ${sql.table(table)} order by ${sql.ref(key)}`.execute(world.db)
      for (const row of rows) {
        state.set(
          `${table} ${row[key]}`,
          Object.fromEntries(Object.entries(row).filter(([column]) => !FREE.includes(column))),
        )
      }
    }
    return state
  }

  const plain = (state: State | undefined) =>
    state && Object.fromEntries([...state].sort(([a], [b]) => a.localeCompare(b)))

  it(`${SEQUENCES} sequences: each undo is exact, or refused`, { timeout: SEQUENCES * 10_000 }, async () => {
    let [done, refused] = [0, 0]
    for (let seed = 1; seed <= SEQUENCES; seed++) {
      const random = randomFrom(seed)
      const one = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T
      const idsOf = (state: State, table: string) =>
        [...state.keys()].filter((k) => k.startsWith(`${table} `)).map((k) => k.split(' ')[1] ?? '')
      const namesOf = (state: State) =>
        [...state].filter(([k]) => k.startsWith('user ')).map(([, row]) => String(row.username))
      const changes: { id: string; line: string; difference: Difference }[] = []
      const log: string[] = []
      for (let step = 0; step < 7; step++) {
        const before = await look()
        const ticket = one(idsOf(before, 'ticket'))
        const people = namesOf(before)
        const n = `${seed}x${step}`
        const inside = [
          `ticket create --title T${n} --description x --category 1 --priority 1`,
          `ticket edit ${ticket} --title E${n} --priority ${one(['1', '2', '3'])}`,
          `ticket assign ${ticket} --to ${one(['tom', 'tess'])}`,
          `ticket status ${ticket} --to ${one(['1', '2', '3'])}`,
          `ticket resolve ${ticket} -m done${n}`,
          `ticket reopen ${ticket}`,
          `ticket comment ${ticket} -m c${n}`,
          `ticket delete ${ticket} --yes`,
          `user create --username u${n} --email u${n}@example.org --name U --role TECHNICIAN --password-stdin`,
          `user edit ${one(people)} --name N${n}`,
          `user role ${one(people)} --to ${one(['TECHNICIAN', 'EMPLOYEE'])}`,
          `user delete ${one(people)} --reassign-to ${one(people)} --yes`,
          `category create C${n}`,
          `category edit ${one(idsOf(before, 'category'))} --description D${n}`,
          `status edit ${one(idsOf(before, 'status'))} --color ${one(['info', 'warning', 'danger'])}`,
        ]
        const outside = [
          `update ticket set status_id = null where id = ${ticket}`,
          `update ticket set status_id = 3, closed_at = null where id = ${ticket}`,
          `update ticket set title = 'O${n}' where id = ${ticket}`,
          `update ticket set assigned_to = null where id = ${ticket}`,
          `insert into comment (ticket_id, user_id, content, created_at) values (${ticket}, 1, 'o${n}', '2026-01-01 10:00:00')`,
          `delete from comment where ticket_id = ${ticket}`,
        ]
        if (random() < 0.25) {
          const statement = one(outside)
          log.push(statement)
          await sql.raw(statement).execute(world.db)
          continue
        }
        const line = one(inside)
        const ran = await world.helpdesk(`${line} --json`, { as: 'ada', stdin: 'a good password' })
        log.push(`${ran.code} ${line}`)
        const after = await look()
        const difference = differenceOf(before, after)
        if (ran.code !== 0) {
          expect(plain(after), log.join('\n')).toEqual(plain(before))
          continue
        }
        const { changeId } = JSON.parse(ran.out) as { changeId?: string | null }
        const latest = await world.db
          .selectFrom('helpdesk_event')
          .select('change_id')
          .where('source', '=', 'cli')
          .orderBy('id', 'desc')
          .limit(1)
          .executeTakeFirst()
        if (changeId === null) expect([...difference.keys()], log.join('\n')).toEqual([])
        else changes.push({ id: changeId ?? latest?.change_id ?? '', line, difference })
      }
      while (changes.length > 0) {
        const [change] = changes.splice(Math.floor(random() * changes.length), 1)
        if (!change) break
        const before = await look()
        const undone = await world.helpdesk(`audit undo ${change.id} --yes`, { as: 'ada' })
        log.push(`${undone.code} undo ${change.line} ${undone.err}`)
        const after = await look()
        const exact = inverted(before, change.difference)
        if (undone.code === 0) {
          expect(plain(after), log.join('\n')).toEqual(plain(exact))
          done++
          const twice = await world.helpdesk(`audit undo ${change.id} --dry-run`, { as: 'ada' })
          expect([twice.code, twice.err], log.join('\n')).toEqual([6, expect.stringContaining('undone already')])
        } else {
          expect(undone.code, log.join('\n')).toBe(6)
          expect(plain(after), log.join('\n')).toEqual(plain(before))
          // Where every cell is what the change made of it, only what was added by it can be held fast by something
          // else.
          if (exact)
            expect(
              [...change.difference.values()].some((d) => !d.before || !d.after),
              log.join('\n'),
            ).toBe(true)
          refused++
        }
      }
    }
    console.info(`${engine}: ${done} undone, ${refused} refused`)
    expect(Math.min(done, refused)).toBeGreaterThan(0)
  })
})
