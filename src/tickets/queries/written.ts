import { groupBy } from '../../core/lists.js'
import type { Db } from '../../db/schema.js'
import { findInParts, inOrder } from '../../db/statements/parts.js'

/** What somebody wrote in a ticket, and where. */
export interface Written {
  in: 'title' | 'description' | 'comment'
  commentId: number | null
  text: string
}

/** Everything that is written in tickets, by their numbers: title, description, comments from the oldest. */
export async function findWritten(db: Db, ids: readonly number[]): Promise<Map<number, Written[]>> {
  const tickets = await findInParts(db, inOrder(ids), (part) =>
    db.selectFrom('ticket').select(['id', 'title', 'description']).where('id', 'in', part).execute(),
  )
  const comments = await findInParts(db, inOrder(ids), (part) =>
    db
      .selectFrom('comment')
      .select(['id', 'ticket_id', 'content'])
      .where('ticket_id', 'in', part)
      .orderBy('ticket_id')
      .orderBy('id')
      .execute(),
  )
  const ofTicket = groupBy(comments, (c) => c.ticket_id)
  return new Map(
    tickets.map(({ id, title, description }) => [
      id,
      [
        { in: 'title', commentId: null, text: title },
        { in: 'description', commentId: null, text: description },
        ...(ofTicket.get(id) ?? []).map((c): Written => ({ in: 'comment', commentId: c.id, text: c.content })),
      ],
    ]),
  )
}

export async function findTitles(db: Db, ids: readonly number[]): Promise<Map<number, string>> {
  const rows = await findInParts(db, inOrder(ids), (part) =>
    db.selectFrom('ticket').select(['id', 'title']).where('id', 'in', part).execute(),
  )
  return new Map(rows.map((row) => [row.id, row.title]))
}
