import { type Expression, type SqlBool, sql } from 'kysely'
import { faultOf } from '../../db/faults.js'
import type { Db } from '../../db/schema.js'
import type { Freshness } from '../index/fresh.js'
import { judge } from '../index/judge.js'
import type { TextTerm } from '../language/tree.js'
import { candidates, isWhole, type Needed, narrows } from './full-text.js'
import { among, type Judged, partSaying } from './text-term.js'

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
  /** Whether rows that follow one another in it were written one after the other: their texts are read so too. */
  byAge: boolean
  /** `id` of all its rows that are so, in order; only those that are in `among`, a table of `id`, where it is given. */
  where(condition: Expression<SqlBool>, among: Expression<unknown> | undefined): Ids
}
interface Ids {
  limit(rows: number): Ids
  execute(): Promise<{ id: number }[]>
}

/** Rows of a list that are looked at in one statement where the index is no help. */
const STEP = 20_000
/** A common word has its page within so many, for each row of a page. */
const GLANCE = 14
/** Rows after which it is known how common words are. */
const ENOUGH = 2_000
/** By so much a look grows where the index cannot be asked. */
const GROWTH = 4
/** A look is longer by so much than it should have to be; what is missing then takes one more. */
const SPARE = 1.1

/**
 * The part of all tickets below which the index finds a page sooner than the list does. MariaDB takes 2.6 µs for each
 * of the `limit / part` rows of a list by age that it looks at, 9 where they lie anywhere, and 14 µs for each of the
 * `part` of all that the index finds: both take as long where the part is the root of what follows.
 */
const rarePart = (limit: number, { byAge }: OrderedList, { upTo }: Freshness) =>
  Math.sqrt((limit * (byAge ? 2.6 : 9)) / (14 * Math.max(upTo, 1)))

/**
 * The numbers of the first tickets of a list, in its order, whose texts say what is sought; all of them where there is
 * no limit. First it looks at the beginning of the list, and only for what is rare there it asks the index: neither the
 * one nor the other is quick for every word. It ends before that with those that are `enough`.
 */
export async function findSought(
  db: Db,
  list: OrderedList,
  sought: Sought,
  limit?: number,
  enough?: (ids: readonly number[]) => Promise<boolean>,
): Promise<number[]> {
  const { stale, many } = sought.freshness
  if (many) return inSteps(db, list, sought, limit)
  const judged = await judge(db, sought.terms, [...stale])
  const where = sought.where(judged)
  const mayAsk = narrows(sought.needed)
  if (limit !== undefined) {
    const isRare = (found: number, looked: number) => found < looked * rarePart(limit - found, list, sought.freshness)
    const longest = Math.ceil((SPARE * limit) / rarePart(limit, list, sought.freshness))
    const most = sought.firstLook ?? (mayAsk ? longest : STEP)
    const found: number[] = []
    let [from, rows] = [0, Math.min(most, GLANCE * limit, ENOUGH)]
    while (rows > 0) {
      for (const id of await look(db, list, sought, where, { from, rows, limit: limit - found.length })) found.push(id)
      from += rows
      if (found.length === limit || (await enough?.(found))) return found
      if (!mayAsk && (await isEnd(db, list, from))) return found
      if (mayAsk && from >= ENOUGH && isRare(found.length, from)) break
      const next = mayAsk ? nextLook(found.length, from, { limit, most }) : nextStep(from, most)
      rows = enough ? Math.min(next, from) : next // what is found earlier may do
    }
  }
  const asked = mayAsk ? await askIndex(db, list, sought, where, limit) : undefined
  return asked ?? numbers(list.where(where, undefined), limit)
}

/** How many rows are looked at next, if these were found among the first of the list; 0: the index is asked. */
function nextLook(found: number, looked: number, { limit, most }: { limit: number; most: number }): number {
  const expected = found === 0 ? Number.POSITIVE_INFINITY : Math.ceil((SPARE * (limit - found) * looked) / found)
  return Math.min(Math.max(looked, expected), (looked < ENOUGH ? Math.min(most, ENOUGH) : most) - looked)
}

/** The same where the index is no help, to the end of any list. */
const nextStep = (looked: number, most: number): number => (looked < most ? most - looked : GROWTH * looked)

interface Look {
  from: number
  rows: number
  limit: number | undefined
}

/** Those among some rows of a list that are so, in its order. */
async function look(
  db: Db,
  list: OrderedList,
  { terms, needed, freshness }: Sought,
  where: Expression<SqlBool>,
  { from, rows, limit }: Look,
): Promise<number[]> {
  const all = list.part(from, rows)
  const [one] = needed.toSorted((a, b) => a.length - b.length)
  const part = one ? partSaying(db, all, one, [...freshness.stale]) : all
  const isAll = terms.length === 1 && one?.[0] === terms[0] && freshness.stale.size === 0
  const meant = isAll ? sql`` : sql`inner join ticket as t on t.id = o.id where ${where}`
  const direction = (i: number) => (list.descending[i] ? sql`desc` : sql`asc`)
  const keys = list.descending.map(
    (_, i) => sql`${sql.ref(i === list.descending.length - 1 ? 'o.id' : `o.k${i}`)} ${direction(i)}`,
  )
  const first = limit === undefined ? sql`` : sql`limit ${sql.lit(limit)}`
  const found = await sql<{ id: number }>`select o.id from ${part} as o ${meant}
    order by ${sql.join(keys)} ${first}`.execute(db)
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
  sought: Sought,
  where: Expression<SqlBool>,
  limit: number | undefined,
): Promise<number[] | undefined> {
  try {
    if (!(await isWhole(db))) return undefined
    const found = candidates(db, sought.needed, [...sought.freshness.stale])
    const page = limit !== undefined && isOfWords(sought) ? await checkedPage(list, found, where, limit) : undefined
    return page ?? (await numbers(list.where(where, found), limit))
  } catch (error) {
    // No index is there yet, or it takes more than the server gives it.
    if (faultOf(error) !== 'refused') throw error
    return undefined
  }
}

/** Whether the index finds little more than what is meant. */
const isOfWords = ({ terms, needed }: Sought): boolean =>
  terms.length === needed.length && terms.every((term) => term.words.length === 1 && term.in === undefined)

/** A page of which LIKE decides once it is there, not of all that the index finds; undefined where that leaves gaps. */
async function checkedPage(list: OrderedList, found: Expression<unknown>, where: Expression<SqlBool>, limit: number) {
  const first = await numbers(list.where(sql<SqlBool>`1 = 1`, found), limit)
  const meant = await numbers(list.where(sql<SqlBool>`(${where} and ${among('t.id', first)})`, undefined), undefined)
  return meant.length === first.length || first.length < limit ? meant : undefined
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
    for (const id of await look(db, list, { ...sought, needed: [] }, where, { from, rows: STEP, limit: left }))
      found.push(id)
    if (rows.length < STEP || found.length === limit) return found
  }
}
