import { type OperationNodeSource, type SqlBool, sql } from 'kysely'
import { engineOf } from '../../../db/engine.js'
import type { Db, Tx } from '../../../db/schema.js'
import { findInParts, inOrder, inParts } from '../../../db/statements/parts.js'
import type { Reading, Span, Start } from './candidates.js'

/** Runs a statement that writes and waits for nobody's lock. */
const atOnce = (db: Db, statement: OperationNodeSource) => sql`${engineOf(db).atOnce}${statement}`.execute(db)

const columnsOf = (reading: Reading) => ({
  comment_id: reading.comments.upTo,
  later_comments: reading.comments.later,
  event_id: reading.event,
  seen_at: reading.at,
  status_id: reading.status,
  assigned_to: reading.assignee,
  is_unread: 0,
})

/** Notes how far a ticket was read: one statement, and so a transaction of its own. Waits for nobody's lock. */
export async function noteReading(db: Db, reader: number, reading: Reading): Promise<void> {
  await atOnce(db, noting(db, reader, reading))
}

function noting(db: Db, reader: number, reading: Reading): OperationNodeSource {
  const columns = columnsOf(reading)
  if (reading.noted === null) {
    const values = Object.entries({ place: reading.ticketId, ...columns }).map(([name, value]) =>
      sql`${value}`.as(name),
    )
    const from = db
      .selectFrom(['user as u', 'ticket as t'])
      .select(['u.id as user_id', 't.id as ticket_id', ...values])
      .where('u.id', '=', reader)
      .where('t.id', '=', reading.ticketId)
      .modifyEnd(engineOf(db).sharedAtOnce)
    const names = ['user_id', 'ticket_id', 'place', ...(Object.keys(columns) as (keyof typeof columns)[])] as const
    return db.insertInto('helpdesk_seen').columns(names).expression(from)
  }
  return db
    .updateTable('helpdesk_seen')
    .set(columns)
    .where('id', '=', reading.noted)
    .where('event_id', '<=', reading.event)
    .where(isNoFurther(reading))
}

/** Whoever has read further meanwhile has read this too; as it was when this was read, it is not further. */
const isNoFurther = ({ comments: { upTo, later }, notedLater }: Reading) =>
  sql<SqlBool>`(comment_id < ${upTo} or comment_id = ${upTo}
    and (later_comments = ${notedLater} or length(later_comments) <= ${later.length}))`

/** The same of many, in few statements. */
export async function noteReadings(tx: Tx, reader: number, readings: readonly Reading[]): Promise<void> {
  const known = readings.flatMap(({ noted }) => noted ?? [])
  const noted = await findInParts(tx, inOrder(known), (part) =>
    tx
      .selectFrom('helpdesk_seen')
      .select(['id', 'comment_id', 'later_comments', 'event_id'])
      .where('id', 'in', part)
      .modifyEnd(engineOf(tx).lockAtOnce)
      .execute(),
  )
  const before = new Map(noted.map((row) => [row.id, row]))
  const isFurther = ({ noted: id, notedLater, comments: { upTo, later }, event }: Reading) => {
    const row = id === null ? undefined : before.get(id)
    if (!row) return true
    if (row.comment_id !== upTo) return row.comment_id < upTo && row.event_id <= event
    const isAsBefore = row.later_comments === notedLater
    return row.event_id <= event && (isAsBefore || row.later_comments.length <= later.length)
  }
  const further = readings.filter(isFurther)
  const stale = further.flatMap(({ noted: id }) => id ?? [])
  for await (const part of inParts(tx, stale)) await atOnce(tx, tx.deleteFrom('helpdesk_seen').where('id', 'in', part))
  await insertSeen(
    tx,
    reader,
    further.map((reading) => ({ ticketId: reading.ticketId, ...columnsOf(reading) })),
  )
}

interface Seen extends ReturnType<typeof columnsOf> {
  ticketId: number
}

async function insertSeen(tx: Tx, reader: number, all: readonly Seen[]): Promise<void> {
  const rows = all.map(({ ticketId, ...columns }) => ({
    user_id: reader,
    ticket_id: ticketId,
    place: ticketId,
    ...columns,
  }))
  for await (const part of inParts(tx, rows)) await atOnce(tx, tx.insertInto('helpdesk_seen').values(part))
}

/**
 * Lets an inbox begin later: what of these tickets is unread stays so, and begins where it began. Nothing else before
 * `to` is looked for again.
 */
export async function moveStart(
  tx: Tx,
  reader: number,
  unread: readonly Reading[],
  { from, to }: { from: Span; to: Start },
): Promise<void> {
  const known = unread.flatMap(({ noted }) => noted ?? [])
  for await (const part of inParts(tx, known))
    await atOnce(tx, tx.updateTable('helpdesk_seen').set({ is_unread: 1 }).where('id', 'in', part))
  const others = unread.filter(({ noted }) => noted === null)
  await insertSeen(
    tx,
    reader,
    others.map(({ ticketId }) => ({
      ticketId,
      comment_id: from.comment,
      later_comments: from.later,
      event_id: from.event,
      seen_at: from.at,
      status_id: 0,
      assigned_to: 0,
      is_unread: 1,
    })),
  )
  const moved = tx.updateTable('helpdesk_seen').set({ comment_id: to.comment, event_id: to.event, seen_at: to.at })
  await atOnce(tx, moved.where('user_id', '=', reader).where('place', '=', 0))
}
