import { setImmediate } from 'node:timers/promises'
import { isSome, type Some } from '../../core/lists.js'
import type { Db } from '../schema.js'
import { mostBytes, StatementTooLarge } from './packet.js'
import { bytesOf, countValues } from './size.js'

/** Larger statements are no faster. XAMPP's server takes as much, others more. */
const MOST_BYTES = 2 ** 20
/** SQLite takes 32,766 parameters. */
const MOST_VALUES = 30_000
/** From 1,000 on MariaDB makes a table of a list, and may then look at every row, and lock it. */
const MOST_IN_LIST = 999
/** Nobody waits for a statement about so many. */
const FEW = 100
/** The text of a statement without its values, at most. */
const TEXT_BYTES = 4 * 1024
/** The text around the values of one row, at most. */
const ROW_BYTES = 256

/** What a statement about some items is made of, as far as the items alone do not tell. */
export interface Cut<T> {
  /** What stands in it for an item; without it, the item itself: a value, or a row by column. */
  holds?(item: T): unknown
  /** What stands in it beside the items. */
  beside?: unknown
  /** What people call an item: `ticket 12`. */
  called?(item: T): string
}

/**
 * Items in portions that one statement each can carry, on this server and on SQLite: the one way to give a list to a
 * statement, or to store rows. Throws StatementTooLarge, before anything is sent, for an item that no statement can
 * carry.
 */
export async function partsOf<T>(
  db: Db,
  items: readonly T[],
  { holds = (item) => item, beside = [], called }: Cut<T> = {},
): Promise<Some<T>[]> {
  const around = bytesOf(beside)
  const held = items.map(holds)
  /** Of the values of each, without the text around them. */
  const alone = held.map(bytesOf)
  let wanted = TEXT_BYTES + around
  for (const [i, item] of held.entries()) wanted += (alone[i] ?? 0) + (isListed(item) ? 2 : ROW_BYTES)
  const most = await mostBytes(db, wanted)
  const [mostOfItems, mostValues] = [
    Math.min(most, MOST_BYTES) - TEXT_BYTES - around,
    MOST_VALUES - countValues(beside),
  ]
  const parts: Some<T>[] = []
  let [bytes, values, from] = [0, 0, 0]
  const cut = (to: number) => {
    const part = items.slice(from, to)
    if (isSome(part)) parts.push(part)
    ;[bytes, values, from] = [0, 0, to]
  }
  for (const [i, item] of held.entries()) {
    const own = alone[i] ?? 0
    if (own + around > most) throw new StatementTooLarge(own + around, most, called?.(items[i] as T))
    const more = { bytes: own + (isListed(item) ? 2 : ROW_BYTES), values: countValues(item) }
    const isFull = bytes + more.bytes > mostOfItems || values + more.values > mostValues
    if (isFull || (isListed(item) && i - from === MOST_IN_LIST)) cut(i)
    bytes += more.bytes
    values += more.values
  }
  cut(items.length)
  return parts
}

/** A value among others, no row. */
const isListed = (held: unknown): boolean => typeof held !== 'object' || held === null

/** The same, one after the other, each once the one before is done with. */
export async function* inParts<T>(db: Db, items: readonly T[], cut?: Cut<T>): AsyncGenerator<Some<T>> {
  for (const part of await partsOf(db, items, cut)) {
    // SQLite answers at once, always: without this neither Ctrl-C nor the memory of statements that are done would get
    // their turn.
    if (part.length > FEW) await setImmediate()
    yield part
  }
}

/** Numbers from the lowest up: in this order rows are locked, and found. */
export const inOrder = (ids: readonly number[]): number[] => [...ids].sort((a, b) => a - b)

/** What a query finds for all items, asked for in as many statements as it takes. */
export async function findInParts<T, R>(
  db: Db,
  items: readonly T[],
  find: (part: Some<T>) => Promise<readonly R[]>,
  cut?: Cut<T>,
): Promise<R[]> {
  const found: (readonly R[])[] = []
  for await (const part of inParts(db, items, cut)) found.push(await find(part))
  return found.flat()
}

/** How many rows a statement for each portion changes, in all. */
export async function countInParts<T>(
  db: Db,
  items: readonly T[],
  change: (part: Some<T>) => Promise<number | bigint>,
  cut?: Cut<T>,
): Promise<number> {
  let count = 0
  for await (const part of inParts(db, items, cut)) count += Number(await change(part))
  return count
}
