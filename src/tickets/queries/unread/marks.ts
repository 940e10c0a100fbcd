import { engineOf } from '../../../db/engine.js'
import type { Db, Tx } from '../../../db/schema.js'
import { findInParts, inOrder, inParts } from '../../../db/statements/parts.js'
import type { Reading, Start } from './candidates.js'

const columnsOf = (reading: Reading) => ({
  comment_id: reading.comment,
  event_id: reading.event,
  seen_at: reading.at,
  status_id: reading.status,
  assigned_to: reading.assignee,
  is_unread: 0,
})

/** Notes how far a ticket was read: one statement, and so a transaction of its own. */
export async function noteReading(db: Db, reader: number, reading: Reading): Promise<void> {
  const columns = columnsOf(reading)
  if (reading.noted === null) {
    const { ticketId } = reading
    await db
      .insertInto('helpdesk_seen')
      .values({ user_id: reader, ticket_id: ticketId, place: ticketId, ...columns })
      .execute()
    return
  }
  // Whoever has read further meanwhile has read this too.
  await db
    .updateTable('helpdesk_seen')
    .set(columns)
    .where('id', '=', reading.noted)
    .where('comment_id', '<=', reading.comment)
    .where('event_id', '<=', reading.event)
    .execute()
}

/** The same of many, in few statements. */
export async function noteReadings(tx: Tx, reader: number, readings: readonly Reading[]): Promise<void> {
  const known = readings.flatMap(({ noted }) => noted ?? [])
  const noted = await findInParts(tx, inOrder(known), (part) =>
    tx
      .selectFrom('helpdesk_seen')
      .select(['id', 'comment_id', 'event_id'])
      .where('id', 'in', part)
      .modifyEnd(engineOf(tx).lockRead)
      .execute(),
  )
  const before = new Map(noted.map((row) => [row.id, row]))
  const further = readings.filter(({ noted: id, comment, event }) => {
    const row = id === null ? undefined : before.get(id)
    return !row || (row.comment_id <= comment && row.event_id <= event)
  })
  const stale = further.flatMap(({ noted: id }) => id ?? [])
  for await (const part of inParts(tx, stale)) await tx.deleteFrom('helpdesk_seen').where('id', 'in', part).execute()
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
  for await (const part of inParts(tx, rows)) await tx.insertInto('helpdesk_seen').values(part).execute()
}

/**
 * Lets an inbox begin later: what of these tickets is unread stays so, and begins where it began. Nothing else before
 * `to` is looked for again.
 */
export async function moveStart(
  tx: Tx,
  reader: number,
  unread: readonly Reading[],
  { from, to }: { from: Start; to: Start },
): Promise<void> {
  const known = unread.flatMap(({ noted }) => noted ?? [])
  for await (const part of inParts(tx, known))
    await tx.updateTable('helpdesk_seen').set({ is_unread: 1 }).where('id', 'in', part).execute()
  const others = unread.filter(({ noted }) => noted === null)
  await insertSeen(
    tx,
    reader,
    others.map(({ ticketId }) => ({
      ticketId,
      comment_id: from.comment,
      event_id: from.event,
      seen_at: from.at,
      status_id: 0,
      assigned_to: 0,
      is_unread: 1,
    })),
  )
  await tx
    .updateTable('helpdesk_seen')
    .set({ comment_id: to.comment, event_id: to.event, seen_at: to.at })
    .where('user_id', '=', reader)
    .where('place', '=', 0)
    .execute()
}
