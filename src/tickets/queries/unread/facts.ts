import { type SelectQueryBuilder, type SqlBool, sql } from 'kysely'
import { engineOf } from '../../../db/engine.js'
import type { Db } from '../../../db/schema.js'
import { beginningOf } from './beginning.js'

// What is unread of a ticket is what others wrote, or changed of it, behind what the reader has seen: comments and
// events by their numbers, and what another program changed, of which there is no event, by the row as it was seen.

/** Whose inbox is meant; `again`: as if he had read nothing since it begins. */
export interface Reader {
  id: number
  again?: true
}

/** What the database tells of a ticket and its reader; absent or null where nobody reads. */
export interface UnreadRow {
  /** Null where his inbox has not begun. */
  reader: number | null
  concerns: number | null
  answered: number | null
  changed: number | null
  /** Set where the row changed in or after the second in which it was seen. */
  lastStatus: string | null
  lastAssignee: string | null
  began: string | null
  touched: number | null
  /** Null or 0 where nobody noted it. */
  seenAlready: number | null
  seenStatus: number | null
  seenAssignee: number | null
}

/** What a reader has seen of `ticket as t`: of this one `n`, of all others `b`. */
// biome-ignore lint/suspicious/noExplicitAny: of whatever tables, `ticket as t` among them
export const withSeen = <Q extends SelectQueryBuilder<any, any, any>>(query: Q, { id, again }: Reader): Q =>
  query
    // biome-ignore lint/suspicious/noExplicitAny: as above
    .leftJoin('helpdesk_seen as n', (join: any) =>
      again ? join.on(sql`1 = 0`) : join.on('n.user_id', '=', id).onRef('n.place', '=', 't.id'),
    )
    // biome-ignore lint/suspicious/noExplicitAny: as above
    .leftJoin('helpdesk_seen as b', (join: any) => join.on('b.user_id', '=', id).on('b.place', '=', 0)) as Q

const isThere = (select: ReturnType<typeof sql>) => sql<SqlBool>`(${select} limit 1) is not null`

/** That he asked for the ticket, has it, or commented on it: `+ 0` looks at its comments, not at all of his. */
export const concerns = (reader: number) =>
  sql<SqlBool>`(t.requester_id = ${reader} or coalesce(t.assigned_to, 0) = ${reader} or ${isThere(
    sql`select m.id from comment as m where m.ticket_id = t.id and m.user_id + 0 = ${reader}`,
  )})`

/** Of `comment as c`: written by another, also where it counts as the reader's by now, and not seen. */
export const isNewComment = (reader: number) =>
  sql<SqlBool>`c.id > coalesce(n.comment_id, b.comment_id)
    and instr(coalesce(n.later_comments, b.later_comments), concat(',', c.id, ',')) = 0 and (c.user_id <> ${reader} or ${isThere(
      sql`select f.comment_id from helpdesk_former_author as f where f.comment_id = c.id`,
    )})`

/** Of `helpdesk_event as e`, of `ticket as t`: a change by another that the reader is told, and has not seen. */
export const isNewEvent = (reader: number) => sql<SqlBool>`e.entity = 'ticket' and e.entity_id = t.id
  and e.id > coalesce(n.event_id, b.event_id) and (e.actor_id is null or e.actor_id <> ${reader})
  and (e.field = 'status' or (e.field = 'assignee' and (e.new_value = ${String(reader)} or ${wasHis(reader)})))
  and not ${wasSeen}`

/** Of `e` about an assignee: what he saw himself is newer than what the history said when another program changed it. */
const wasHis = (reader: number) =>
  sql<SqlBool>`case when e.source = 'outside' and n.id is not null and coalesce(n.status_id, -1) <> 0 and ${isFirstSince}
    then coalesce(n.assigned_to, 0) = ${reader} else coalesce(e.old_value, '') = ${String(reader)} end`

/** That `e` is the first about its field since the ticket was seen. */
const isFirstSince = sql<SqlBool>`(select f.id from helpdesk_event as f where f.entity = 'ticket' and f.entity_id = t.id
  and f.field = e.field and f.id > n.event_id and f.id < e.id limit 1) is null`

/** An event that tells late of what another program had changed by the time that the reader saw the row. */
const wasSeen = sql<SqlBool>`(e.source = 'outside' and case when coalesce(n.status_id, -1) = 0 or n.id is null
  then e.at < coalesce(n.seen_at, b.seen_at)
  else coalesce(e.new_value, '') = coalesce(cast(case e.field when 'status' then n.status_id else n.assigned_to end as char), '')
    and ${isFirstSince} end)`

/** Whether anybody else wrote, or changed status or assignee, since it was seen: also where that is not his business. */
export const isAnyNew = (reader: number) =>
  sql<number>`case when b.id is null then 0 when ${isThere(
    sql`select c.id from comment as c where c.ticket_id = t.id and ${isNewComment(reader)}`,
  )} or ${isThere(
    sql`select e.id from helpdesk_event as e where e.entity = 'ticket' and e.entity_id = t.id
    and e.id > coalesce(n.event_id, b.event_id) and e.field in ('status', 'assignee')
    and (e.actor_id is null or e.actor_id <> ${reader})`,
  )} then 1 else 0 end`

/** The columns of `UnreadRow`, of a query that has `withSeen`. */
export function unreadFacts(db: Db, reader: number) {
  const touched = sql<SqlBool>`(b.id is not null and ${engineOf(db).epoch('t.updated_at')} >= coalesce(n.seen_at, b.seen_at))`
  const seenAlready = sql`(n.id is not null and coalesce(n.status_id, -1) <> 0)`
  const ofTicket = sql`from helpdesk_event as e where e.entity = 'ticket' and e.entity_id = t.id`
  const last = (field: 'status' | 'assignee') => sql<string | null>`case when ${touched} then (
    select coalesce(e.new_value, '') ${ofTicket} and e.field = ${field}
      and e.id > case when ${seenAlready} then n.event_id else 0 end order by e.id desc limit 1) end`
  const concerned = sql`b.id is not null and ${concerns(reader)}`
  return [
    sql<number | null>`case when b.id is null then null else ${reader} end`.as('reader'),
    sql<number>`case when ${concerned} then 1 else 0 end`.as('concerns'),
    sql<number>`case when ${concerned} and ${isThere(
      sql`select c.id from comment as c where c.ticket_id = t.id and ${isNewComment(reader)}`,
    )} then 1 else 0 end`.as('answered'),
    sql<number>`case when b.id is null then 0 when ${isThere(
      sql`select e.id from helpdesk_event as e where ${isNewEvent(reader)}
        and (e.field = 'assignee' and ${wasHis(reader)} or ${concerns(reader)})`,
    )} then 1 else 0 end`.as('changed'),
    sql<number>`case when ${touched} then 1 else 0 end`.as('touched'),
    sql<number>`case when ${seenAlready} then 1 else 0 end`.as('seenAlready'),
    sql<number | null>`n.status_id`.as('seenStatus'),
    sql<number | null>`n.assigned_to`.as('seenAssignee'),
    last('status').as('lastStatus'),
    last('assignee').as('lastAssignee'),
    sql<string | null>`case when ${touched} and not ${seenAlready} then (
      select e.new_value ${ofTicket} and e.field = 'created' and e.new_name is not null limit 1) end`.as('began'),
  ]
}

/** What the rule looks at of a ticket's row beside these. */
type Row = Partial<UnreadRow> & { status_id: number | null; assigned_to: number | null; pendingId: number | null }

/** What another program changed since, of which there is no event; from, where that is known, as text. */
export interface Unrecorded {
  status: { from: string } | undefined
  assignee: { from: string; to: string } | undefined
}

/** A status that is NULL counts as that of new tickets, of which nothing need be recorded; so does nobody. */
export function unrecordedOf(row: Row): Unrecorded {
  if (!row.reader || Number(row.touched) !== 1) return { status: undefined, assignee: undefined }
  const began = (field: string) => beginningOf(field, { value: row.began ?? null, name: row.began ?? null })?.value
  const seen = (value: number | null | undefined) => (Number(row.seenAlready) === 1 ? (value ?? '') : undefined)
  const pending = String(row.pendingId ?? '')
  const status = String(row.lastStatus ?? seen(row.seenStatus) ?? began('status') ?? '') || pending
  const assignee = String(row.lastAssignee ?? seen(row.seenAssignee) ?? began('assignee') ?? '')
  const now = { status: String(row.status_id ?? pending), assignee: String(row.assigned_to ?? '') }
  return {
    status: status === now.status ? undefined : { from: status },
    assignee: assignee === now.assignee ? undefined : { from: assignee, to: now.assignee },
  }
}

/** Whether others did something that the reader is told, and has not read. */
export function isUnread(row: Row): boolean {
  if (!row.reader) return false
  if (Number(row.answered) === 1 || Number(row.changed) === 1) return true
  const { status, assignee } = unrecordedOf(row)
  const me = String(row.reader)
  if (assignee?.from === me) return true
  return Number(row.concerns) === 1 && (status !== undefined || assignee?.to === me)
}
