import { type Expression, type SqlBool, sql } from 'kysely'
import type { Actor } from '../../../core/roles.js'
import { engineOf } from '../../../db/engine.js'
import type { Db } from '../../../db/schema.js'
import { type Lookups, pendingStatusId } from '../../../lookups/queries/lookups.js'
import { rankAmong } from '../../../lookups/rank.js'
import type { Sought } from '../../../search/queries/sought.js'
import type { TicketRow } from '../../field.js'
import { ANSWERED, STORED_FIELDS } from '../../ordered-fields.js'
import type { Ticket } from '../../ticket.js'
import { seenBy } from '../acquaintances.js'
import { type Among, inAmong } from '../among.js'
import { inStatuses, type StatusFilter } from '../status-filter.js'
import { isUnread, type Reader, type UnreadRow, unreadFacts, withSeen } from '../unread/facts.js'
import { type Cursor, isAfter } from './cursor.js'
import { idDescending, type Order, orderColumn } from './order.js'

/**
 * Every ticket with the names it refers to. LEFT JOINs keep the order that an index gives; a NULL status counts as
 * pending. With a reader, what of it he has not read.
 */
export const ticketQuery = (db: Db, reader?: Reader): TicketQuery =>
  reader ? (withSeen(ticketRows(db), reader).select(unreadFacts(db, reader.id)) as TicketQuery) : ticketRows(db)

const ticketRows = (db: Db) =>
  db
    .selectFrom('ticket as t')
    .leftJoin('status as s', (join) =>
      join.on('s.id', '=', sql<number>`coalesce(${sql.ref('t.status_id')}, ${pendingStatusId(db)})`),
    )
    .leftJoin('priority as p', 'p.id', 't.priority_id')
    .leftJoin('category as c', 'c.id', 't.category_id')
    .leftJoin('user as r', 'r.id', 't.requester_id')
    .leftJoin('user as a', 'a.id', 't.assigned_to')
    .select(STORED_FIELDS.filter((f) => f.kind !== 'stamp').map((f) => `t.${f.column}` as const))
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

type TicketQuery = ReturnType<typeof ticketRows>
/** The table has every key of a ticket: `fields.ts` would not compile without. */
export const toTicket = (row: TicketRow & Partial<UnreadRow>): Ticket => {
  const unread = isUnread(row)
  const ticket: Record<string, unknown> = {}
  for (const { name, read } of ANSWERED) ticket[name] = read(row, unread)
  return ticket as unknown as Ticket
}

/** The same of a list; each knows what its priority is among all that there are, where those are known. */
export function ticketsOf({ lookups }: Pick<TicketFilter, 'lookups'>): typeof toTicket {
  if (!lookups) return toTicket
  const rank = rankAmong(lookups.priorities)
  return (row) => {
    const ticket = toTicket(row)
    rank(ticket.priority)
    return ticket
  }
}

/** What to list. Absent fields do not filter; `assigneeId: null` is nobody. */
export interface TicketFilter {
  viewer: Pick<Actor, 'id' | 'role'>
  /** Whose inbox tells what of them is unread; without it that is not looked for. */
  reader?: Reader
  statuses?: StatusFilter
  assigneeId?: number | null
  requesterId?: number
  /** What a query asks for of single columns, which an index may serve, and everything else of it. */
  among?: readonly Among[]
  where?: Expression<SqlBool>
  /** What it asks for of texts. */
  sought?: Sought
  /** Where the page before ended: only what comes behind it, in the order of the list. */
  after?: Cursor
  /** All that a status and a priority can be: with it a list is read in order from an index. */
  lookups?: Lookups
  /** Seconds since the Unix epoch. */
  updatedSince?: number
  /** Digits that the number begins with. */
  beginning?: string
}

/** With a reader, what of each he has not read. */
export const filteredQuery = (db: Db, filter: TicketFilter, order: readonly Order[], reader?: Reader) =>
  filtered(ticketQuery(db, reader), db, filter, order)

/** The numbers alone: joined to nothing but what orders them. */
export function filteredIds(db: Db, filter: TicketFilter, order: readonly Order[]) {
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

function filtered(from: TicketQuery, db: Db, filter: TicketFilter, order: readonly Order[]) {
  const { viewer, statuses, after } = filter
  let query = from.where(seenBy(viewer))
  if (statuses) query = query.where(inStatuses('t.status_id', statuses))
  for (const condition of otherConditions(db, filter)) query = query.where(condition)
  if (after) query = query.where(isAfter(order, after))
  for (const { key, descending } of order) query = query.orderBy(orderColumn(key), descending ? 'desc' : 'asc')
  return order.some((o) => o.key === 'id') ? query : query.orderBy('t.id', idDescending(order) ? 'desc' : 'asc')
}

/** What is asked for beside who may see it, statuses, and what comes behind a cursor. */
export function otherConditions(db: Db, filter: TicketFilter): Expression<SqlBool>[] {
  const { assigneeId, requesterId, among = [], where, updatedSince, beginning } = filter
  const is = (column: 'assigned_to' | 'requester_id', id: number | null) =>
    inAmong({ column, ids: id === null ? [] : [id], orNull: id === null })
  return [
    ...(assigneeId === undefined ? [] : [is('assigned_to', assigneeId)]),
    ...(requesterId === undefined ? [] : [is('requester_id', requesterId)]),
    ...among.map((a) => inAmong(a)),
    ...(where ? [where] : []),
    ...(updatedSince === undefined ? [] : [sql<SqlBool>`${engineOf(db).epoch('t.updated_at')} >= ${updatedSince}`]),
    ...(beginning === undefined ? [] : [beginsWith(beginning)]),
  ]
}

/** The greatest number that a column of this kind holds. */
const MOST_ID = 2_147_483_647

/** That a number is written with these digits first: ranges of numbers, which the primary key serves. */
function beginsWith(digits: string): Expression<SqlBool> {
  const ranges: Expression<SqlBool>[] = []
  for (let first = Number(digits), size = 1; first > 0 && first <= MOST_ID; first *= 10, size *= 10)
    ranges.push(sql<SqlBool>`t.id between ${first} and ${Math.min(first + size - 1, MOST_ID)}`)
  return ranges.length === 0 || digits.startsWith('0')
    ? sql<SqlBool>`1 = 0`
    : sql<SqlBool>`(${sql.join(ranges, sql` or `)})`
}
