import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engines } from '../helpers/engines.js'
import { ROUNDS } from '../helpers/processes.js'
import { randomFrom } from '../helpers/random.js'
import { createWorld, type World } from '../helpers/world.js'

/** 300 with HELPDESK_TEST_LONG=1, and in `npm run test:races`. */
const SEQUENCES = process.env.HELPDESK_TEST_LONG ? 300 : Math.min(300, ROUNDS * 6)
const STEPS = 12

type Row = Record<string, unknown>
type State = Map<string, Row>
const TABLES = ['ticket', 'comment', 'user', 'category'] as const
/** Set by the database whenever a row changes, and what never comes back. */
const FREE = ['updated_at', 'password']

type Cell = { row: string; before: Row | undefined; after: Row | undefined }
const differenceOf = (before: State, after: State): Cell[] =>
  [...new Set([...before.keys(), ...after.keys()])]
    .map((row) => ({ row, before: before.get(row), after: after.get(row) }))
    .filter((d) => JSON.stringify(d.before) !== JSON.stringify(d.after))
const cellsOf = ({ before = {}, after = {} }: Cell) => Object.keys(before).filter((c) => before[c] !== after[c])

/** The state with the inverse of a difference; undefined where one of its cells is another by now. */
function inverted(state: State, difference: readonly Cell[]): State | undefined {
  const result = new Map(state)
  for (const cell of difference) {
    const { row, before, after } = cell
    const now = state.get(row)
    if ((now === undefined) !== (after === undefined)) return undefined
    if (!before) result.delete(row)
    else if (!after) result.set(row, before)
    else {
      if (cellsOf(cell).some((column) => now?.[column] !== after[column])) return undefined
      result.set(row, { ...now, ...Object.fromEntries(cellsOf(cell).map((column) => [column, before[column]])) })
    }
  }
  return result
}

const [PENDING, RESOLVED] = [1, 3]
type Who = { name: string; id: number; role: 'EMPLOYEE' | 'TECHNICIAN' | 'ADMIN' }
interface Done {
  id: string
  by: string
  line: string
  difference: Cell[]
  undone: boolean
  /** Of an undo what it undid. */
  of?: Done
}

const commentsOf = (state: State, ticket: unknown) =>
  [...state].filter(([key, row]) => key.startsWith('comment ') && row.ticket_id === ticket).map(([, row]) => row)

/** The table of the contract and its own things, written down a second time. */
function sees({ id, role }: Who, ticket: Row | undefined): boolean {
  if (role === 'ADMIN') return true
  if (!ticket) return false
  return (
    ticket.requester_id === id || (role === 'TECHNICIAN' && [null, id].includes(ticket.assigned_to as number | null))
  )
}

function mayUndo(who: Who, state: State, { before: to, after: from, row }: Cell, isUndo: boolean): boolean {
  if (who.role === 'ADMIN') return true
  const [table] = row.split(' ')
  if (table !== 'ticket' && table !== 'comment') return false
  if (table === 'comment') {
    if (from && to) return from.user_id === who.id
    return (from ?? to)?.user_id === who.id && (from !== undefined || isUndo)
  }
  const now = state.get(row)
  if (!to) return now?.assigned_to === null && commentsOf(state, now.id).every((c) => c.user_id === who.id)
  if (!from) return isUndo && to.assigned_to === null && (who.role === 'TECHNICIAN' || to.requester_id === who.id)
  if (!now) return false
  const isFree = now.assigned_to === null && (now.status_id ?? PENDING) === PENDING
  return Object.keys(to)
    .filter((column) => to[column] !== from[column])
    .every((column) => {
      if (column === 'assigned_to')
        return (
          who.role === 'TECHNICIAN' &&
          (to.assigned_to === who.id || (to.assigned_to === null && now.assigned_to === who.id))
        )
      if (who.role === 'TECHNICIAN') return column !== 'requester_id'
      if (column === 'status_id' || column === 'closed_at')
        return [
          [RESOLVED, PENDING],
          [PENDING, RESOLVED],
        ].some(([a, b]) => now.status_id === a && to.status_id === b)
      return isFree && column !== 'requester_id'
    })
}

describe.each(engines)('what three people did, undone by themselves (%s)', (engine) => {
  let world: World
  let people: Who[]
  beforeAll(async () => {
    world = await createWorld(engine)
    people = [
      { name: 'emma', id: world.ids.emma ?? 0, role: 'EMPLOYEE' },
      { name: 'tom', id: world.ids.tom ?? 0, role: 'TECHNICIAN' },
      { name: 'ada', id: world.ids.ada ?? 0, role: 'ADMIN' },
    ]
  })
  afterAll(() => world.destroy())

  async function look(): Promise<State> {
    const state: State = new Map()
    for (const table of TABLES) {
      const { rows } = await sql<Row>`select * from ${sql.table(table)} order by id`.execute(world.db)
      for (const row of rows)
        state.set(`${table} ${row.id}`, Object.fromEntries(Object.entries(row).filter(([c]) => !FREE.includes(c))))
    }
    return state
  }
  const plain = (state: State | undefined) =>
    state && Object.fromEntries([...state].sort(([a], [b]) => a.localeCompare(b)))
  const lastChange = async () =>
    world.db
      .selectFrom('helpdesk_event')
      .select('change_id')
      .where('source', '=', 'cli')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst()

  it(`${SEQUENCES} sequences: the exact inverse, or refused; never more than the role may do`, {
    timeout: SEQUENCES * 20_000,
  }, async () => {
    const outcomes: Record<string, number> = {}
    for (let seed = 1; seed <= SEQUENCES; seed++) {
      const random = randomFrom(seed)
      const one = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T
      const done: Done[] = []
      const log: string[] = [`seed ${seed}`]
      await sql`delete from ticket where id > 0`.execute(world.db).catch(async () => {
        await sql`delete from comment`.execute(world.db)
        await sql`delete from ticket`.execute(world.db)
      })
      await sql`delete from helpdesk_event`.execute(world.db)
      await sql`delete from helpdesk_undo`.execute(world.db)
      for (const { id, role } of people) await world.db.updateTable('user').set({ role }).where('id', '=', id).execute()
      for (const requester of ['emma', 'emma', 'tom', 'eric']) await world.addTicket({ requester })
      for (let step = 0; step < STEPS; step++) {
        const before = await look()
        const somebody = one(people)
        const who = { ...somebody, role: before.get(`user ${somebody.id}`)?.role as Who['role'] }
        const mayHave = done.some((c) => c.by === who.name)
        if (random() < (mayHave ? 0.6 : 0.1)) {
          const named = random() < 0.4 ? one(done.length > 0 ? done : [undefined]) : undefined
          const last = done.findLast((c) => c.by === who.name && !c.of && !c.undone)
          const target = named ?? last
          const ran = await world.helpdesk(
            ['undo', ...(named ? [named.id.slice(0, one([7, 8, 20, 36]))] : []), '--yes', '--json'],
            { as: who.name },
          )
          const after = await look()
          log.push(`${who.name}: undo ${target?.line} -> ${ran.code} ${ran.err}`)
          const why = log.join('\n')
          outcomes[`${who.role} ${ran.code}`] = (outcomes[`${who.role} ${ran.code}`] ?? 0) + 1
          if (!target) {
            expect([ran.code, plain(after)], why).toEqual([3, plain(before)])
            continue
          }
          const exact = inverted(before, target.difference)
          const allowed = target.difference.every((d) => mayUndo(who, before, d, target.of !== undefined))
          const tickets = target.difference.map(
            ({ row, before: a, after: b }) =>
              [
                row.startsWith('comment') ? `ticket ${(a ?? b)?.ticket_id}` : row,
                a === undefined || b === undefined,
              ] as const,
          )
          const visible =
            (who.role === 'ADMIN' || target.by === who.name) &&
            tickets.every(
              ([row, isWhole]) =>
                sees(who, before.get(row)) || (isWhole && row.startsWith('ticket') && !before.has(row) && target.of),
            )
          const answered = target.difference.some(({ row, after: mine }) => {
            if (!row.startsWith('comment ') || !mine || target.by !== who.name) return false
            return commentsOf(before, mine.ticket_id).some(
              (c) => Number(c.id) > Number(mine.id) && c.user_id !== mine.user_id,
            )
          })
          if (ran.code === 0) {
            expect(plain(after), why).toEqual(plain(exact))
            expect([visible, allowed, answered], why).toEqual([true, true, false])
            const { changeId } = JSON.parse(ran.out) as { changeId: string }
            const root = target.of ?? target
            root.undone = target.of === undefined || isTakingAway(target) === false
            done.push({
              id: changeId,
              by: who.name,
              line: `undo of ${target.line}`,
              difference: differenceOf(before, after),
              undone: false,
              of: root,
            })
          } else {
            expect(plain(after), why).toEqual(plain(before))
            expect([3, 5, 6], why).toContain(ran.code)
            if (ran.code === 3) expect(visible, why).toBeFalsy()
            if (ran.code === 5) expect(allowed, why).toBe(false)
            // What was added may be held fast by something else.
            if (ran.code === 6)
              expect(
                exact === undefined ||
                  answered ||
                  target.difference.some((d) => !d.before || !d.after) ||
                  target.undone,
                why,
              ).toBe(true)
          }
          continue
        }
        const ids = [...before.keys()].filter((k) => k.startsWith('ticket ')).map((k) => k.split(' ')[1] ?? '')
        const ticket = one(ids)
        const other = one(ids)
        const n = `${seed}x${step}`
        if (random() < 0.15) {
          const statement = one([
            `update ticket set status_id = ${one([1, 2, 3])} where id = ${ticket}`,
            `update ticket set assigned_to = ${one(['null', String(people[1]?.id)])} where id = ${ticket}`,
            `insert into comment (ticket_id, user_id, content, created_at) values (${ticket}, ${one(people).id}, 'o${n}', '2026-01-01 10:00:00')`,
          ])
          log.push(statement)
          await sql.raw(statement).execute(world.db)
          continue
        }
        const line = one([
          `ticket create --title T${n} --description x --category 1 --priority 1`,
          `ticket edit ${ticket} --title E${n} --priority ${one(['1', '2', '3'])}`,
          `ticket comment ${ticket} -m c${n}`,
          `ticket comment ${ticket} -m d${n}`,
          `ticket take ${ticket}`,
          `ticket unassign ${ticket}`,
          `ticket start ${ticket}`,
          `ticket comment ${ticket} --edit-last -m l${n}`,
          `ticket edit ${ticket} --description L${n}`,
          `ticket take ${ticket},${other} --start`,
          `ticket resolve ${ticket} ${other}`,
          `ticket category 1-2147483647 --to ${one(['1', '2'])}`,
          `ticket resolve ${ticket} -m done${n}`,
          `ticket reopen ${ticket} -m r${n}`,
          `ticket priority ${ticket} --to ${one(['low', 'high'])}`,
          `ticket assign ${ticket} --to tom`,
          `category create C${n}`,
          `user edit emma --name N${n}`,
          `user role tom --to ${one(['EMPLOYEE', 'TECHNICIAN'])}`,
        ])
        const ran = await world.helpdesk(`${line} --json`, { as: who.name })
        log.push(`${who.name}: ${ran.code} ${line}`)
        const after = await look()
        const difference = differenceOf(before, after)
        if (ran.code !== 0) expect(plain(after), log.join('\n')).toEqual(plain(before))
        else if (difference.length > 0)
          done.push({ id: (await lastChange())?.change_id ?? '', by: who.name, line, difference, undone: false })
      }
      function isTakingAway(undo: Done): boolean {
        // Of the undos of one change every second one brings it back.
        const chain = done.filter((d) => d.of === undo.of)
        return chain.indexOf(undo) % 2 === 0
      }
    }
    console.info(`${engine}: ${JSON.stringify(outcomes)}`)
    for (const role of ['EMPLOYEE', 'TECHNICIAN', 'ADMIN']) expect(outcomes[`${role} 0`], role).toBeGreaterThan(0)
  })
})
