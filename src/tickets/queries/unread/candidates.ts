import { type SqlBool, sql } from 'kysely'
import { wallClockFromEpoch } from '../../../core/instants.js'
import { engineOf } from '../../../db/engine.js'
import type { Db } from '../../../db/schema.js'
import { findInParts, inOrder } from '../../../db/statements/parts.js'
import { SETTLED_S, type Seen, seenOf } from '../../../history/seen.js'
import type { TicketRow } from '../../field.js'
import type { Ticket } from '../../ticket.js'
import { ticketQuery, toTicket } from '../list/rows.js'
import { is, type Reader, type UnreadRow, type Unrecorded, unrecordedOf } from './facts.js'
import { asked, concerns, isAnyNew } from './news.js'

/** Where somebody's inbox begins: behind these numbers, and in this second of the database's clock. */
export interface Start {
  comment: number
  event: number
  at: number
}

/** And how far it goes; `later` are the comments that were there before it began, and are behind its number. */
export interface Span extends Start {
  later: string
  lastComment: number
  lastEvent: number
}

/** Undefined where his inbox has not begun. */
export async function findSpan(db: Db, reader: number): Promise<Span | undefined> {
  const row = await db
    .selectFrom('helpdesk_seen as b')
    .select(['b.comment_id', 'b.later_comments', 'b.event_id', 'b.seen_at'])
    .select((eb) => [
      eb
        .selectFrom('comment')
        .select((c) => c.fn.max('id').as('id'))
        .as('comment'),
      eb
        .selectFrom('helpdesk_event')
        .select((e) => e.fn.max('id').as('id'))
        .as('event'),
    ])
    .where('b.user_id', '=', reader)
    .where('b.place', '=', 0)
    .executeTakeFirst()
  return (
    row && {
      comment: row.comment_id,
      later: row.later_comments,
      event: row.event_id,
      at: row.seen_at,
      lastComment: row.comment ?? 0,
      lastEvent: row.event ?? 0,
    }
  )
}

/** How far comments and events went so many seconds ago: who wrote them then has committed them by now, or never will. */
export async function findReachThen(db: Db, at: number): Promise<Start> {
  const row = await db
    .selectNoFrom((eb) => [
      eb
        .selectFrom('comment')
        .select('id')
        .where('created_at', '<=', engineOf(db).created(wallClockFromEpoch(at)))
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .limit(1)
        .as('comment'),
      eb
        .selectFrom('helpdesk_event')
        .select('id')
        .where('source', '=', 'cli')
        .where('at', '<=', at)
        .orderBy('at', 'desc')
        .orderBy('id', 'desc')
        .limit(1)
        .as('event'),
    ])
    .executeTakeFirstOrThrow()
  return { comment: row.comment ?? 0, event: row.event ?? 0, at }
}

/**
 * The tickets of which something may be unread: what was written since the inbox begins, not what there is, and of that
 * what is the reader's business, or was until somebody took it from him.
 */
export async function findCandidates(db: Db, reader: number, { comment, event, at }: Start): Promise<number[]> {
  const me = String(reader)
  // Each read by its own index: SQLite would read a UNION in the order of all tickets, and `+` keeps it to the numbers.
  const touched = sql`select c.ticket_id as id from comment as c where c.id > ${comment}
    union all select e.entity_id from helpdesk_event as e where e.id > ${event} and +e.entity = 'ticket' and e.field in ('status', 'assignee')
    union all select u.id from ticket as u where u.updated_at >= ${engineOf(db).updated(at)}
    union all select s.place from helpdesk_seen as s where s.user_id = ${reader} and s.is_unread = 1`
  const had = sql<SqlBool>`((select e.id from helpdesk_event as e where e.entity = 'ticket' and e.entity_id = t.id
    and (e.field = 'assignee' and (e.old_value = ${me} or e.new_value = ${me})
      or e.field = 'created' and e.new_name is not null) limit 1) is not null or coalesce(n.assigned_to, 0) = ${reader})`
  const { rows } = await sql<{
    id: number
  }>`select t.id from (select distinct y.id from (${touched}) as y) as x inner join ticket as t on t.id = x.id
    left join helpdesk_seen as n on n.user_id = ${reader} and n.place = t.id
    where ${asked(concerns(reader))} or ${had}`.execute(db)
  return rows.map((row) => row.id)
}

/** How far a ticket has been read when somebody reads it now. `noted` is the number of the row that says so already. */
export interface Reading {
  ticketId: number
  noted: number | null
  /** Which comments behind its number that row has. */
  notedLater: string | null
  comments: Seen
  event: number
  status: number | null
  assignee: number | null
  /** When, in seconds of the database's clock. */
  at: number
}

/** A ticket as one of its readers finds it. */
export interface ReadersTicket {
  ticket: Ticket
  concerns: boolean
  /** Whether it holds anything that he has not seen, his business or not. */
  isNew: boolean
  unrecorded: Unrecorded
  reading: Reading
}

/** Those of them that are there, in the order of their numbers, whoever may see them. */
export const findForReader = (db: Db, ids: readonly number[], reader: Reader): Promise<ReadersTicket[]> =>
  findInParts(db, inOrder(ids), async (part) => {
    const unseen = sql`from comment as i where i.ticket_id = t.id and i.id > coalesce(n.comment_id, b.comment_id)`
    const isRecent = sql`coalesce(i.created_at > ${engineOf(db).utcAgo(SETTLED_S)}, 1 = 0)`
    const rows = await ticketQuery(db, reader)
      .select([
        sql<number | null>`n.id`.as('noted'),
        engineOf(db).epochNow.as('now'),
        isAnyNew(reader.id).as('isAnyNew'),
        sql<string | null>`n.later_comments`.as('notedLater'),
        sql<number | null>`coalesce(n.comment_id, b.comment_id)`.as('upTo'),
        sql<number | null>`(select max(case when ${isRecent} then null else i.id end) ${unseen})`.as('settled'),
        sql<string | null>`(select group_concat(case when ${isRecent} then i.id end order by i.id desc) ${unseen})`.as(
          'recent',
        ),
        sql<number>`coalesce((select i.id from helpdesk_event as i where i.entity = 'ticket' and i.entity_id = t.id
          order by i.id desc limit 1), 0)`.as('lastEvent'),
      ])
      .where('t.id', 'in', part)
      .orderBy('t.id')
      .execute()
    return rows.map(toReadersTicket)
  })

interface Noted {
  isAnyNew: number
  noted: number | null
  now: number
  notedLater: string | null
  upTo: number | null
  settled: number | null
  recent: string | null
  lastEvent: number
}

function toReadersTicket(row: TicketRow & Partial<UnreadRow> & Noted): ReadersTicket {
  const unrecorded = unrecordedOf(row)
  return {
    ticket: toTicket(row),
    concerns: is(row, 'concerns'),
    isNew: Number(row.isAnyNew) === 1 || unrecorded.status !== undefined || unrecorded.assignee !== undefined,
    unrecorded,
    reading: {
      ticketId: row.id,
      noted: row.noted,
      notedLater: row.notedLater,
      comments: seenOf(Number(row.upTo), row),
      event: Number(row.lastEvent),
      status: row.status_id,
      assignee: row.assigned_to,
      at: Number(row.now),
    },
  }
}
