import { type SelectQueryBuilder, sql } from 'kysely'
import { engineOf } from '../../../db/engine.js'
import type { Db } from '../../../db/schema.js'
import { beginningOf } from './beginning.js'
import { concerns, isAnswered, isChanged } from './news.js'

// What is unread of a ticket is what others wrote, or changed of it, behind what the reader has seen: comments and
// events by their numbers, and what another program changed, of which there is no event, by the row as it was seen.

/** Whose inbox is meant; `again`: as if he had read nothing since it begins. */
export interface Reader {
  id: number
  again?: true
}

/**
 * What the database tells of a ticket and its reader; absent or null where nobody reads. As few columns as hold it: each
 * costs as much as all that is found out for it, where many rows are read.
 */
export interface UnreadRow {
  /** His number, `READER` times, and a bit of `NEWS` for whatever is so; null where his inbox has not begun. */
  news: number | null
  /** Set where the row changed in or after the second in which it was seen. */
  lastStatus: string | null
  lastAssignee: string | null
  began: string | null
  seenStatus: number | null
  seenAssignee: number | null
}

const NEWS = { concerns: 1, answered: 2, changed: 4, touched: 8, seenAlready: 16 }
const READER = 32

/** Who reads; undefined where nobody does, or his inbox has not begun. */
const readerOf = ({ news }: Partial<UnreadRow>): number | undefined =>
  news === null || news === undefined ? undefined : Math.floor(Number(news) / READER)

/** Whether that is so of a ticket and its reader. */
export const is = ({ news }: Partial<UnreadRow>, what: keyof typeof NEWS): boolean => (Number(news) & NEWS[what]) !== 0

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

/** The columns of `UnreadRow`, of a query that has `withSeen`. */
export function unreadFacts(db: Db, reader: number) {
  const updatedAt = engineOf(db).epoch('t.updated_at').compile(db).sql
  const touched = `(b.id is not null and ${updatedAt} >= coalesce(n.seen_at, b.seen_at))`
  const seenAlready = '(n.id is not null and coalesce(n.status_id, -1) <> 0)'
  const ofTicket = "from helpdesk_event as e where e.entity = 'ticket' and e.entity_id = t.id"
  const last = (field: 'status' | 'assignee') =>
    sql.raw<string | null>(`case when ${touched} then (
    select coalesce(e.new_value, '') ${ofTicket} and e.field = '${field}'
      and e.id > case when ${seenAlready} then n.event_id else 0 end order by e.id desc limit 1) end`)
  const either = (condition: string, so: string) => `case when ${condition} then ${so} else 0 end`
  const concerned = either(concerns(reader), `${NEWS.concerns} + ${either(isAnswered(reader), `${NEWS.answered}`)}`)
  const others = [
    either(isChanged(reader), `${NEWS.changed}`),
    either(touched, `${NEWS.touched}`),
    either(seenAlready, `${NEWS.seenAlready}`),
  ]
  return [
    sql
      .raw<number | null>(`case when b.id is not null then ${[reader * READER, concerned, ...others].join(' + ')} end`)
      .as('news'),
    sql<number | null>`n.status_id`.as('seenStatus'),
    sql<number | null>`n.assigned_to`.as('seenAssignee'),
    last('status').as('lastStatus'),
    last('assignee').as('lastAssignee'),
    sql
      .raw<string | null>(
        `case when ${touched} and not ${seenAlready} then (
      select e.new_value ${ofTicket} and e.field = 'created' and e.new_name is not null limit 1) end`,
      )
      .as('began'),
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
  if (!is(row, 'touched')) return { status: undefined, assignee: undefined }
  const began = (field: string) => beginningOf(field, { value: row.began ?? null, name: row.began ?? null })?.value
  const seen = (value: number | null | undefined) => (is(row, 'seenAlready') ? (value ?? '') : undefined)
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
  const reader = readerOf(row)
  if (reader === undefined) return false
  if (is(row, 'answered') || is(row, 'changed')) return true
  const { status, assignee } = unrecordedOf(row)
  const me = String(reader)
  if (assignee?.from === me) return true
  return is(row, 'concerns') && (status !== undefined || assignee?.to === me)
}
