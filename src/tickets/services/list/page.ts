import type { Session } from '../../../command/session.js'
import { failure } from '../../../core/errors.js'
import type { Cursor } from '../../queries/list/cursor.js'
import { failureWords } from '../../words/failures.js'
import type { Order } from './list.js'

/** A cursor as people copy it: where a page ended, and in which order. */
export interface WrittenCursor extends Cursor {
  order: string
}

const orderText = (order: readonly Order[]): string =>
  order.map(({ key, descending }) => `${key}${descending ? ':desc' : ''}`).join()

const write = (written: WrittenCursor): string => Buffer.from(JSON.stringify(written)).toString('base64url')

/** Throws INVALID for what no list ended with. */
export function readCursor(text: string): WrittenCursor {
  try {
    const read = JSON.parse(Buffer.from(text, 'base64url').toString()) as Partial<WrittenCursor>
    const isValue = (value: unknown) => value === null || typeof value === 'string' || typeof value === 'number'
    if (Number.isSafeInteger(read.id) && typeof read.order === 'string' && read.values?.every(isValue))
      return { id: Number(read.id), order: read.order, values: read.values }
  } catch {
    // said below
  }
  throw failure('INVALID', failureWords.noCursor(text))
}

/** Where a list goes on. Throws INVALID where the cursor is of a list in another order. */
export function cursorFor(order: readonly Order[], written: WrittenCursor | undefined): Cursor | undefined {
  if (!written) return undefined
  if (written.order !== orderText(order) || written.values.length !== order.length)
    throw failure('INVALID', failureWords.cursorOfAnother, { say: `--sort ${written.order}` })
  return written
}

/**
 * The first `limit` of tickets that come one after the other in this order; where more come, `next` is told the cursor
 * that goes on behind them.
 */
export async function* upTo<T extends { id: number }>(
  { db }: Session,
  tickets: AsyncIterable<T>,
  { order, limit, next }: { order: readonly Order[]; limit: number; next: (cursor: string) => void },
): AsyncGenerator<T> {
  let last: number | undefined
  let count = 0
  let isMore = false
  for await (const ticket of tickets) {
    isMore = count === limit
    if (isMore) break
    yield ticket
    last = ticket.id
    count++
  }
  if (!isMore || last === undefined) return
  const { findCursor } = await import('../../queries/tickets.js')
  const cursor = await findCursor(db, order, last)
  if (cursor) next(write({ ...cursor, order: orderText(order) }))
}
