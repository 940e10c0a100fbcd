import { type Expression, type SqlBool, sql } from 'kysely'
import { type Instant, isoFromWallClock } from '../../core/instants.js'
import { inBatches } from '../../core/lists.js'
import type { Actor } from '../../core/roles.js'
import { engineOf } from '../../db/engine.js'
import type { Db } from '../../db/schema.js'
import { findInParts, inOrder } from '../../db/statements/parts.js'
import { pendingStatusId } from '../../lookups/queries/lookups.js'
import type { OrderedList, Sought } from '../../search/queries/sought.js'
import type { TicketRow } from '../field.js'
import { type SortKey, TICKET_FIELDS } from '../fields.js'
import { ANSWERED } from '../ordered-fields.js'
import type { Ticket } from '../ticket.js'
import { seenBy } from './acquaintances.js'
import { type Among, inAmong } from './among.js'
import { inStatuses, type StatusFilter } from './status-filter.js'

/**
 * Every ticket with the names it refers to. LEFT JOINs keep the order that an index gives; a NULL status counts as
 * pending.
 */
const ticketQuery = (db: Db) =>
  db
    .selectFrom('ticket as t')
    .leftJoin('status as s', (join) =>
      join.on('s.id', '=', sql<number>`coalesce(${sql.ref('t.status_id')}, ${pendingStatusId(db)})`),
    )
    .leftJoin('priority as p', 'p.id', 't.priority_id')
    .leftJoin('category as c', 'c.id', 't.category_id')
    .leftJoin('user as r', 'r.id', 't.requester_id')
    .leftJoin('user as a', 'a.id', 't.assigned_to')
    .select(TICKET_FIELDS.filter((f) => f.kind !== 'stamp').map((f) => `t.${f.column}` as const))
    .select([
      's.id as statusId',
      's.name as statusName',
      's.color',
      'p.name as priorityName',
      'p.level',
      'c.name as categoryName',
    ])
    .select([
      'r.username as requesterName',
      'r.full_name as requesterFullName',
      'a.username as assigneeName',
      'a.full_name as assigneeFullName',
    ])
    .select([engineOf(db).epoch('t.updated_at').as('updatedAt'), pendingStatusId(db).as('pendingId')])

/** The table has every key of a ticket: `fields.ts` would not compile without. */
const toTicket = (row: TicketRow): Ticket =>
  Object.fromEntries(ANSWERED.map((f) => [f.name, f.read(row)])) as unknown as Ticket

/** What to list. Absent fields do not filter; `assigneeId: null` is nobody. */
export interface TicketFilter {
  viewer: Pick<Actor, 'id' | 'role'>
  statuses?: StatusFilter
  assigneeId?: number | null
  requesterId?: number
  /** What a query asks for of single columns, which an index may serve, and everything else of it. */
  among?: readonly Among[]
  where?: Expression<SqlBool>
  /** What it asks for of texts. */
  sought?: Sought
  /** Seconds since the Unix epoch. */
  updatedSince?: number
  /** Digits that the number begins with. */
  beginning?: string
}

const orderColumn = (key: SortKey) => TICKET_FIELDS.find((f) => f.sort?.key === key)?.sort?.by ?? 't.id'
export interface Order {
  key: SortKey
  descending: boolean
}

/** Tickets that the viewer may see, in the given order and then by id. */
export async function findTickets(
  db: Db,
  filter: TicketFilter,
  order: readonly Order[],
  limit?: number,
): Promise<Ticket[]> {
  if (filter.sought) return collected(byIds(db, await soughtIds(db, filter, filter.sought, order, limit)))
  return (await limited(filteredQuery(db, filter, order), limit).execute()).map(toTicket)
}

/** Their numbers alone. */
export async function findTicketIds(
  db: Db,
  filter: TicketFilter,
  order: readonly Order[],
  limit?: number,
): Promise<number[]> {
  if (filter.sought) return soughtIds(db, filter, filter.sought, order, limit)
  const query = listOf(db, filter, order).where(sql<SqlBool>`1 = 1`, undefined)
  return (await (limit === undefined ? query : query.limit(limit)).execute()).map((row) => row.id)
}

async function soughtIds(
  db: Db,
  filter: TicketFilter,
  sought: Sought,
  order: readonly Order[],
  limit: number | undefined,
): Promise<number[]> {
  const { findSought } = await import('../../search/queries/sought.js')
  return findSought(db, listOf(db, filter, order), sought, limit)
}

function listOf(db: Db, filter: TicketFilter, order: readonly Order[]): OrderedList {
  const ids = () => filteredIds(db, filter, order)
  return {
    part: (from, rows) =>
      ids()
        .select(order.map(({ key }, i) => sql.ref(orderColumn(key)).as(`k${i}`)))
        .limit(rows)
        .offset(from),
    descending: [...order.map((o) => o.descending), false],
    where: (condition, among) => {
      const query = ids().where(condition)
      return among ? query.innerJoin(sql<{ id: number }>`${among}`.as('m'), 'm.id', 't.id') : query
    },
  }
}

/** Tickets in the order of these numbers, as many at a time as a statement takes. */
async function* byIds(db: Db, ids: readonly number[]): AsyncGenerator<Ticket> {
  for (const batch of inBatches(ids)) {
    const found = new Map((await findTicketsByIds(db, batch)).map((ticket) => [ticket.id, ticket]))
    for (const id of batch) {
      const ticket = found.get(id)
      if (ticket) yield ticket
    }
  }
}

async function collected<T>(things: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const thing of things) all.push(thing)
  return all
}

const limited = (query: ReturnType<typeof filteredQuery>, limit: number | undefined) =>
  limit === undefined ? query : query.limit(limit)

/** `oldest` is when the first was created. */
export interface TicketCount {
  total: number
  oldest: Instant | null
}

/** How many there are, and when the oldest was created. */
export async function countTickets(db: Db, filter: TicketFilter): Promise<TicketCount> {
  if (filter.sought) return countByIds(db, await soughtIds(db, filter, filter.sought, [], undefined))
  const found = await filteredQuery(db, filter, [])
    .clearSelect()
    .clearOrderBy()
    .select((eb) => [eb.fn.countAll().as('total'), eb.fn.min('t.created_at').as('oldest')])
    .executeTakeFirstOrThrow()
  return { total: Number(found.total), oldest: isoFromWallClock(found.oldest) }
}

async function countByIds(db: Db, ids: readonly number[]): Promise<TicketCount> {
  const oldest = await findInParts(db, ids, (part) =>
    db
      .selectFrom('ticket')
      .select((eb) => eb.fn.min('created_at').as('at'))
      .where('id', 'in', part)
      .execute(),
  )
  const [first = null] = oldest.flatMap(({ at }) => at ?? []).sort()
  return { total: ids.length, oldest: isoFromWallClock(first) }
}

/** Rows that are fetched at a time. */
const CHUNK = 500

/** The same, one after the other as the database finds them; the connection is busy until the last. */
export async function* streamTickets(
  db: Db,
  filter: TicketFilter,
  order: readonly Order[],
  limit?: number,
): AsyncGenerator<Ticket> {
  if (filter.sought) return yield* byIds(db, await soughtIds(db, filter, filter.sought, order, limit))
  for await (const row of limited(filteredQuery(db, filter, order), limit).stream(CHUNK)) yield toTicket(row)
}

/** The same with the key of the file that a ticket came with; null where it had none. */
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

const filteredQuery = (db: Db, filter: TicketFilter, order: readonly Order[]) =>
  filtered(ticketQuery(db), db, filter, order)

/** The numbers alone: joined to nothing but what orders them. */
function filteredIds(db: Db, filter: TicketFilter, order: readonly Order[]) {
  const by = new Set(order.map(({ key }) => orderColumn(key).charAt(0)))
  const query = db
    .selectFrom('ticket as t')
    .$if(by.has('s'), (q) =>
      q.leftJoin('status as s', (join) =>
        join.on('s.id', '=', sql<number>`coalesce(${sql.ref('t.status_id')}, ${pendingStatusId(db)})`),
      ),
    )
    .$if(by.has('p'), (q) => q.leftJoin('priority as p', 'p.id', 't.priority_id'))
    .$if(by.has('c'), (q) => q.leftJoin('category as c', 'c.id', 't.category_id'))
    .$if(by.has('r'), (q) => q.leftJoin('user as r', 'r.id', 't.requester_id'))
    .$if(by.has('a'), (q) => q.leftJoin('user as a', 'a.id', 't.assigned_to'))
  return filtered(query as unknown as TicketQuery, db, filter, order)
    .clearSelect()
    .select('t.id')
}

type TicketQuery = ReturnType<typeof ticketQuery>

function filtered(from: TicketQuery, db: Db, filter: TicketFilter, order: readonly Order[]) {
  const { viewer, statuses, assigneeId } = filter
  let query = from.where(seenBy(viewer))
  if (statuses) query = query.where(inStatuses('t.status_id', statuses))
  if (assigneeId !== undefined)
    query =
      assigneeId === null ? query.where('t.assigned_to', 'is', null) : query.where('t.assigned_to', '=', assigneeId)
  if (filter.requesterId !== undefined) query = query.where('t.requester_id', '=', filter.requesterId)
  for (const among of filter.among ?? []) query = query.where(inAmong(among))
  if (filter.where) query = query.where(filter.where)
  if (filter.updatedSince !== undefined)
    query = query.where(engineOf(db).epoch('t.updated_at'), '>=', filter.updatedSince)
  if (filter.beginning !== undefined)
    query = query.where(sql<string>`cast(${sql.ref('t.id')} as char)`, 'like', `${filter.beginning}%`)
  for (const { key, descending } of order) query = query.orderBy(orderColumn(key), descending ? 'desc' : 'asc')
  return order.some((o) => o.key === 'id') ? query : query.orderBy('t.id')
}

/** Tickets by number, whoever may see them, in the order of their numbers. */
export const findTicketsByIds = (db: Db, ids: readonly number[]): Promise<Ticket[]> => findEach(db, ids, toTicket)

/** What is made of each row. */
const findEach = <R>(db: Db, ids: readonly number[], made: (row: TicketRow) => R): Promise<R[]> =>
  findInParts(db, inOrder(ids), async (part) =>
    (await ticketQuery(db).where('t.id', 'in', part).orderBy('t.id').execute()).map(made),
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
export const findStoredTickets = (db: Db, ids: readonly number[]): Promise<StoredTicket[]> =>
  findEach(db, ids, (row) => ({
    ticket: toTicket(row),
    statusId: row.status_id,
    closedAt: isoFromWallClock(row.closed_at) ?? row.closed_at,
  }))
