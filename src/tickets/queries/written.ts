import { isoFromWallClock } from '../../core/instants.js'
import { groupBy } from '../../core/lists.js'
import type { Db } from '../../db/schema.js'
import { findInParts, inOrder } from '../../db/statements/parts.js'
import type { Ticket } from '../ticket.js'

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

/** A comment belongs to a resolution that follows it, or that it follows so many seconds later at most. */
const TOGETHER_S = 60

/**
 * What was said when tickets were resolved: the last comment of who resolved it, by then; where nobody knows who did,
 * the last by then of somebody who did not ask for it.
 */
export async function findResolutions(db: Db, tickets: readonly Ticket[]): Promise<Map<number, string>> {
  const ids = tickets.map((t) => t.id)
  const events = await findInParts(db, ids, (part) =>
    db
      .selectFrom('helpdesk_event')
      .select(['entity_id', 'actor_id'])
      .where('entity', '=', 'ticket')
      .where('entity_id', 'in', part)
      .where('field', '=', 'status')
      .orderBy('id')
      .execute(),
  )
  const resolvers = new Map(events.map((e) => [e.entity_id, e.actor_id]))
  const comments = await findInParts(db, ids, (part) =>
    db
      .selectFrom('comment')
      .select(['ticket_id', 'user_id', 'content', 'created_at'])
      .where('ticket_id', 'in', part)
      .orderBy('id')
      .execute(),
  )
  const ofTicket = groupBy(comments, (c) => c.ticket_id)
  const said = tickets.flatMap(({ id, closedAt, requester }): [number, string][] => {
    const resolver = resolvers.get(id) ?? null
    const until = closedAt === null ? Number.POSITIVE_INFINITY : Date.parse(closedAt) + TOGETHER_S * 1_000
    const last = (ofTicket.get(id) ?? []).findLast(
      ({ user_id, created_at }) =>
        (resolver === null ? user_id !== requester.id : user_id === resolver) &&
        Date.parse(isoFromWallClock(created_at) ?? '1970-01-01') <= until,
    )
    return last ? [[id, last.content]] : []
  })
  return new Map(said)
}
