import { type SqlBool, sql } from 'kysely'

// What is new of `ticket as t` to a reader, for a query that has `withSeen`. Conditions are text, with his number in it:
// every list asks for them all, and as parts that Kysely visits one by one they took the day a tenth of its time.

/** A condition as text. */
type Condition = string

const isThere = (select: string): Condition => `(${select} limit 1) is not null`

/** That he asked for the ticket, has it, or commented on it: `+ 0` looks at its comments, not at all of his. */
export const concerns = (reader: number): Condition =>
  `(t.requester_id = ${reader} or coalesce(t.assigned_to, 0) = ${reader} or ${isThere(
    `select m.id from comment as m where m.ticket_id = t.id and m.user_id + 0 = ${reader}`,
  )})`

/** Of `comment as c`: written by another, also where it counts as the reader's by now, and not seen. */
export const isNewComment = (reader: number): Condition =>
  `c.id > coalesce(n.comment_id, b.comment_id)
    and instr(coalesce(n.later_comments, b.later_comments), concat(',', c.id, ',')) = 0 and (c.user_id <> ${reader} or ${isThere(
      'select f.comment_id from helpdesk_former_author as f where f.comment_id = c.id',
    )})`

/** That another wrote what he has not seen. */
export const isAnswered = (reader: number): Condition =>
  isThere(`select c.id from comment as c where c.ticket_id = t.id and ${isNewComment(reader)}`)

/** Of `helpdesk_event as e`, of `ticket as t`: a change by another that the reader is told, and has not seen. */
export const isNewEvent = (reader: number): Condition => `e.entity = 'ticket' and e.entity_id = t.id
  and e.id > coalesce(n.event_id, b.event_id) and (e.actor_id is null or e.actor_id <> ${reader})
  and (e.field = 'status' or (e.field = 'assignee' and (e.new_value = '${reader}' or ${wasHis(reader)})))
  and not ${WAS_SEEN}`

/** That another changed what concerns him, or took it from him or gave it to him. */
export const isChanged = (reader: number): Condition =>
  isThere(`select e.id from helpdesk_event as e where ${isNewEvent(reader)}
    and (e.field = 'assignee' and ${wasHis(reader)} or ${concerns(reader)})`)

/** That `e` is the first about its field since the ticket was seen. */
const IS_FIRST_SINCE: Condition = `(select f.id from helpdesk_event as f where f.entity = 'ticket' and f.entity_id = t.id
  and f.field = e.field and f.id > n.event_id and f.id < e.id limit 1) is null`

/** Of `e` about an assignee: what he saw himself is newer than what the history said when another program changed it. */
const wasHis = (reader: number): Condition =>
  `case when e.source = 'outside' and n.id is not null and coalesce(n.status_id, -1) <> 0 and ${IS_FIRST_SINCE}
    then coalesce(n.assigned_to, 0) = ${reader} else coalesce(e.old_value, '') = '${reader}' end`

/** An event that tells late of what another program had changed by the time that the reader saw the row. */
const WAS_SEEN: Condition = `(e.source = 'outside' and case when coalesce(n.status_id, -1) = 0 or n.id is null
  then e.at < coalesce(n.seen_at, b.seen_at)
  else coalesce(e.new_value, '') = coalesce(cast(case e.field when 'status' then n.status_id else n.assigned_to end as char), '')
    and ${IS_FIRST_SINCE} end)`

/** Whether anybody else wrote, or changed status or assignee, since it was seen: also where that is not his business. */
export const isAnyNew = (reader: number) =>
  sql.raw<number>(
    `case when b.id is null then 0 when ${isAnswered(reader)} or ${isThere(
      `select e.id from helpdesk_event as e where e.entity = 'ticket' and e.entity_id = t.id
    and e.id > coalesce(n.event_id, b.event_id) and e.field in ('status', 'assignee')
    and (e.actor_id is null or e.actor_id <> ${reader})`,
    )} then 1 else 0 end`,
  )

/** A condition within a query of Kysely's. */
export const asked = (condition: Condition) => sql.raw<SqlBool>(condition)
