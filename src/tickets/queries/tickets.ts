import { type SqlBool, sql } from 'kysely'
import { isoFromWallClock } from '../../core/instants.js'
import { collected, inBatches } from '../../core/lists.js'
import type { Db } from '../../db/schema.js'
import { findInParts, inOrder } from '../../db/statements/parts.js'
import { type Read, reading } from '../../db/statements/reading.js'
import type { TicketRow } from '../field.js'
import type { Ticket } from '../ticket.js'
import { seenBy } from './acquaintances.js'
import type { Cursor } from './list/cursor.js'
import { idDescending, type Order, orderColumn } from './list/order.js'
import { rangedPage } from './list/ranges.js'
import { filteredIds, filteredQuery, type TicketFilter, ticketQuery, ticketsOf, toTicket } from './list/rows.js'
import { listOf, soughtIds } from './list/sought.js'
import type { Reader } from './unread/facts.js'

/** Tickets that the viewer may see, in the given order and then by id. */
export async function findTickets(
  db: Db,
  filter: TicketFilter,
  order: readonly Order[],
  limit?: number,
): Promise<Ticket[]> {
  if (filter.sought) return collected(byIds(db, await soughtIds(db, filter, filter.sought, order, limit), filter))
  return (await listed(db, filter, order, limit).execute()).map(ticketsOf(filter))
}

/** The rows of a list: of a page by its numbers first, so that nothing else is read of what is not on it. */
function listed(db: Db, filter: TicketFilter, order: readonly Order[], limit: number | undefined) {
  const page = limit === undefined ? undefined : rangedPage(db, filter, order, { limit })
  if (!page) return limited(filteredQuery(db, filter, order, filter.reader), limit)
  let query = ticketQuery(db, filter.reader).innerJoin(page.as('g'), 'g.id', 't.id')
  for (const [i, { descending }] of order.entries())
    query = query.orderBy(sql.ref(`g.k${i}`), descending ? 'desc' : 'asc')
  return query.orderBy('t.id', idDescending(order) ? 'desc' : 'asc') as unknown as ReturnType<typeof filteredQuery>
}

/** Their numbers alone; of those that are sought by words no more than are `enough`. */
export async function findTicketIds(
  db: Db,
  filter: TicketFilter,
  order: readonly Order[],
  limit?: number,
  enough?: (ids: readonly number[]) => Promise<boolean>,
): Promise<number[]> {
  if (filter.sought) return soughtIds(db, filter, filter.sought, order, limit, enough)
  const query = listOf(db, filter, order).where(sql<SqlBool>`1 = 1`, undefined)
  return (await (limit === undefined ? query : query.limit(limit)).execute()).map((row) => row.id)
}

/** Tickets in the order of these numbers, as many at a time as a statement takes. */
async function* byIds(
  db: Db,
  ids: readonly number[],
  seen?: Pick<TicketFilter, 'reader' | 'lookups'>,
): AsyncGenerator<Ticket> {
  for (const batch of inBatches(ids)) {
    const found = new Map(
      (await findEach(db, batch, ticketsOf(seen ?? {}), seen?.reader)).map((ticket) => [ticket.id, ticket]),
    )
    for (const id of batch) {
      const ticket = found.get(id)
      if (ticket) yield ticket
    }
  }
}

const limited = (query: ReturnType<typeof filteredQuery>, limit: number | undefined) =>
  limit === undefined ? query : query.limit(limit)

/** What a page that ends with a ticket ends with; undefined where it is gone. */
export async function findCursor(db: Db, order: readonly Order[], id: number): Promise<Cursor | undefined> {
  const row = (await filteredIds(db, { viewer: { id: 0, role: 'ADMIN' } }, order)
    .select(order.map(({ key }, i) => sql.ref(orderColumn(key)).as(`k${i}`)))
    .where('t.id', '=', id)
    .executeTakeFirst()) as Record<string, string | number | null> | undefined
  return row && { values: order.map((_, i) => row[`k${i}`] ?? null), id }
}

/** Rows that are fetched at a time. */
const CHUNK = 500

/** The same one after the other, as they are found; the connection is busy until the last. */
export async function* streamTickets(
  db: Db,
  filter: TicketFilter,
  order: readonly Order[],
  limit?: number,
): AsyncGenerator<Ticket> {
  const made = ticketsOf(filter)
  if (filter.sought) return yield* byIds(db, await soughtIds(db, filter, filter.sought, order, limit), filter)
  const query = listed(db, filter, order, limit)
  // What comes in one piece anyway is read as a whole: a stream of it begins with more than it holds.
  if (limit !== undefined && limit <= CHUNK) yield* (await query.execute()).map(made)
  else for await (const row of query.stream(CHUNK)) yield made(row)
}

/** The same with the key of the file that a ticket came with, null where it had none, and nobody to read them. */
export async function* streamWithFileKeys(
  db: Db,
  filter: TicketFilter,
  order: readonly Order[],
  limit?: number,
): AsyncGenerator<{ ticket: Ticket; fileKey: string | null }> {
  if (filter.sought) {
    for await (const ticket of byIds(db, await soughtIds(db, filter, filter.sought, order, limit)))
      yield { ticket, fileKey: await findFileKey(db, ticket.id) }
    return
  }
  const query = limited(filteredQuery(db, filter, order), limit)
    .leftJoin('helpdesk_origin as o', 'o.ticket_id', 't.id')
    .select('o.file_key as fileKey')
  for await (const row of query.stream(CHUNK)) yield { ticket: toTicket(row), fileKey: row.fileKey }
}

async function findFileKey(db: Db, id: number): Promise<string | null> {
  const query = db.selectFrom('helpdesk_origin').select('file_key').where('ticket_id', '=', id)
  return (await query.executeTakeFirst())?.file_key ?? null
}

/** Tickets by number, whoever may see them, in the order of their numbers. */
export const findTicketsByIds = (db: Db, ids: readonly number[], reader?: Reader): Promise<Ticket[]> =>
  findEach(db, ids, toTicket, reader)

/** The numbers in these ranges that are there and the viewer's to see, from the lowest up. */
export async function findIdsBetween(
  db: Db,
  viewer: TicketFilter['viewer'],
  ranges: readonly { from: number; to: number }[],
): Promise<number[]> {
  const found: number[][] = []
  for (const batch of inBatches(ranges)) {
    const query = db
      .selectFrom('ticket as t')
      .select('t.id')
      .where(seenBy(viewer))
      .where((eb) => eb.or(batch.map(({ from, to }) => eb.between('t.id', from, to))))
    found.push((await query.execute()).map((row) => row.id))
  }
  return inOrder(found.flat())
}

/** What is made of each row. */
const findEach = <R>(db: Db, ids: readonly number[], made: (row: TicketRow) => R, reader?: Reader): Promise<R[]> =>
  findInParts(db, inOrder(ids), async (part) =>
    (await ticketQuery(db, reader).where('t.id', 'in', part).orderBy('t.id').execute()).map(made),
  )

/**
 * A ticket with what its row says beyond it: the status that it may lack, and a closing time even where that does not
 * count.
 */
export interface StoredTicket {
  ticket: Ticket
  statusId: number | null
  /** ISO 8601 as in events; what is no time, as it stands. */
  closedAt: string | null
}

/** As `findTicketsByIds`. */
export const findStoredTickets = (db: Db, ids: readonly number[], reader?: Reader): Promise<StoredTicket[]> =>
  findEach(db, ids, toStored, reader)

/** The same of a few, to be read together with others. */
export const storedTicketsRead = (db: Db, ids: readonly number[], reader?: Reader): Read<StoredTicket[]> =>
  reading(ticketQuery(db, reader).where('t.id', 'in', ids), (rows) => rows.sort((a, b) => a.id - b.id).map(toStored))

const toStored = (row: TicketRow): StoredTicket => ({
  ticket: toTicket(row),
  statusId: row.status_id,
  closedAt: isoFromWallClock(row.closed_at) ?? row.closed_at,
})
