import { type Expression, type SqlBool, sql } from 'kysely'
import { faultOf } from '../../db/faults.js'
import type { Db } from '../../db/schema.js'
import type { Freshness } from '../index/fresh.js'
import { judge } from '../index/judge.js'
import type { TextTerm } from '../language/tree.js'
import { candidates, isWhole, type Needed, narrows } from './full-text.js'
import type { Judged } from './text-term.js'

/** What the texts of tickets must say. */
export interface Sought {
  /** Its terms. */
  terms: readonly TextTerm[]
  /** Those that are to be found; the others may not be there. */
  wanted: readonly TextTerm[]
  /** The same over `ticket as t`. */
  where(judged: Judged): Expression<SqlBool>
  /** What every ticket that is meant has, as far as words tell. */
  needed: Needed
  /** Which rows of the index cannot be asked. */
  freshness: Freshness
  /** How many rows of the list are looked at before the index is asked; 0: it is asked at once. */
  firstLook?: number
}

/** A list in its order, whatever texts say. */
export interface OrderedList {
  /** Some of its rows: `id`, and `k0`, `k1` and so on by which it is ordered, then by `id`. */
  part(from: number, rows: number): Expression<unknown>
  /** Whether each of these keys goes down; the last is that of `id`. */
  descending: readonly boolean[]
  /** `id` of all its rows that are so, in order; only those that are in `among`, a table of `id`, where it is given. */
  where(condition: Expression<SqlBool>, among: Expression<unknown> | undefined): Ids
}
interface Ids {
  limit(rows: number): Ids
  execute(): Promise<{ id: number }[]>
}

/**
 * Rows of a list that are looked at before the index is asked, for a page of a screen and for one of a thousand: what
 * has no page among them is rare enough for the index.
 */
const firstLookFor = (limit: number) => Math.min(STEP, Math.max(10_000, 20 * limit))
/** Rows of a list that are looked at in one statement. */
const STEP = 20_000
/** A common word has its page within so many, for each row of a page. */
const GLANCE = 14
/** By so much a look grows where the index cannot be asked. */
const GROWTH = 4

/**
 * The numbers of the first tickets of a list, in its order, whose texts say what is sought; all of them where there is
 * no limit. First it looks at the beginning of the list, and only for what is rare there it asks the index: neither the
 * one nor the other is quick for every word.
 */
export async function findSought(db: Db, list: OrderedList, sought: Sought, limit?: number): Promise<number[]> {
  const { stale, many } = sought.freshness
  if (many) return inSteps(db, list, sought, limit)
  const judged = await judge(db, sought.terms, [...stale])
  const where = sought.where(judged)
  const mayAsk = narrows(sought.needed)
  if (limit !== undefined) {
    const firstLook = sought.firstLook ?? firstLookFor(limit)
    const found: number[] = []
    for (const { from, rows } of looks(firstLook, limit, !mayAsk)) {
      for (const id of await look(db, list, where, { from, rows, limit: limit - found.length })) found.push(id)
      if (found.length === limit || (!mayAsk && (await isEnd(db, list, from + rows)))) return found
    }
  }
  const asked = mayAsk ? await askIndex(db, list, sought, where, limit) : undefined
  return asked ?? numbers(list.where(where, undefined), limit)
}

/** Which rows are looked at, one look after the other; where the index is no help, to the end of any list. */
function* looks(first: number, limit: number, goesOn: boolean): Generator<{ from: number; rows: number }> {
  let from = 0
  let rows = Math.min(first, GLANCE * limit)
  while (from < first) {
    yield { from, rows }
    from += rows
    rows = first - from
  }
  for (let more = STEP; goesOn; more *= GROWTH) {
    yield { from, rows: more }
    from += more
  }
}

interface Look {
  from: number
  rows: number
  limit: number | undefined
}

/** Those among some rows of a list that are so, in its order. */
async function look(
  db: Db,
  list: OrderedList,
  where: Expression<SqlBool>,
  { from, rows, limit }: Look,
): Promise<number[]> {
  const part = list.part(from, rows)
  const direction = (i: number) => (list.descending[i] ? sql`desc` : sql`asc`)
  const keys = list.descending.map(
    (_, i) => sql`${sql.ref(i === list.descending.length - 1 ? 'o.id' : `o.k${i}`)} ${direction(i)}`,
  )
  const first = limit === undefined ? sql`` : sql`limit ${sql.lit(limit)}`
  const found = await sql<{ id: number }>`select o.id from ${part} as o inner join ticket as t on t.id = o.id
    where ${where} order by ${sql.join(keys)} ${first}`.execute(db)
  return found.rows.map((row) => row.id)
}

/** Whether a list has no more rows than these. */
async function isEnd(db: Db, list: OrderedList, rows: number): Promise<boolean> {
  return (await sql`select o.id from ${list.part(rows, 1)} as o`.execute(db)).rows.length === 0
}

/** By the index; undefined where it cannot be asked after all. */
async function askIndex(
  db: Db,
  list: OrderedList,
  { needed, freshness }: Sought,
  where: Expression<SqlBool>,
  limit: number | undefined,
): Promise<number[] | undefined> {
  try {
    if (await isWhole(db)) return await numbers(list.where(where, candidates(db, needed, [...freshness.stale])), limit)
  } catch (error) {
    // No index is there yet, or it takes more than the server gives it.
    if (faultOf(error) !== 'refused') throw error
  }
  return undefined
}

async function numbers(query: Ids, limit: number | undefined): Promise<number[]> {
  return (await (limit === undefined ? query : query.limit(limit)).execute()).map((row) => row.id)
}

/** Where so many rows of the index cannot be asked that no statement could name them: part by part. */
async function inSteps(db: Db, list: OrderedList, sought: Sought, limit: number | undefined): Promise<number[]> {
  const found: number[] = []
  for (let from = 0; ; from += STEP) {
    const { rows } = await sql<{ id: number }>`select o.id from ${list.part(from, STEP)} as o`.execute(db)
    const stale = rows.map((row) => row.id).filter((id) => sought.freshness.stale.has(id))
    const where = sought.where(await judge(db, sought.terms, stale))
    const left = limit === undefined ? undefined : limit - found.length
    for (const id of await look(db, list, where, { from, rows: STEP, limit: left })) found.push(id)
    if (rows.length < STEP || found.length === limit) return found
  }
}
