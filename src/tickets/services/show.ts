import type { Session } from '../../command/session.js'
import { readTogether } from '../../db/statements/together.js'
import { seenWith } from '../../history/seen.js'
import { commentsBySourceRead, findCommentsOf } from '../queries/comments.js'
import { ticketEventsRead } from '../queries/events.js'
import { findTicketsByIds } from '../queries/tickets.js'
import { findForReader, type ReadersTicket } from '../queries/unread/candidates.js'
import { maySee } from '../rights.js'
import type { Comment, HistoryEntry, Ticket } from '../ticket.js'
import { withOutside } from './history/outside.js'
import { keepReading } from './unread.js'
import { checkVisible, noTickets } from './visible.js'

/** The ticket, or NOT_FOUND: the same for what is not there and for what the actor may not see. */
export async function getTicket({ db, actor }: Session, id: number): Promise<Ticket> {
  const [ticket] = await findTicketsByIds(db, [id], actor)
  if (!ticket || !maySee(actor, ticket)) throw noTickets([id])
  return ticket
}

export type TicketDetail = Ticket & { comments: Comment[]; history?: HistoryEntry[] }

export async function showTicket(session: Session, id: number, withHistory: boolean): Promise<TicketDetail> {
  const [detail] = await showTickets(session, [id], withHistory)
  if (!detail) throw noTickets([id])
  return detail
}

/** All of them with their conversations, from the lowest number up, or NOT_FOUND. */
export async function showTickets(
  session: Session,
  ids: readonly number[],
  withHistory: boolean,
): Promise<TicketDetail[]> {
  const { db, actor } = session
  const found = await findForReader(db, ids, { id: actor.id })
  checkVisible(
    actor,
    found.map(({ ticket }) => ticket),
    ids,
  )
  const comments = withHistory ? undefined : await findCommentsOf(db, ids)
  const all: TicketDetail[] = []
  for (const one of found) {
    const { ticket } = one
    const more = comments ? { comments: comments.get(ticket.id) ?? [] } : await readHistory(session, ticket)
    all.push(asRead({ ...ticket, ...more }, one))
  }
  return all
}

/** With how far its reader has read it, once it is shown. */
function asRead(detail: TicketDetail, { reading, isNew }: ReadersTicket): TicketDetail {
  const read = detail.comments.map((comment) => comment.id)
  if (isNew) keepReading(detail, { ...reading, comments: seenWith(reading.comments, read) })
  return detail
}

/** Who changed what of a ticket that the actor may see, oldest first. */
export async function ticketHistory(session: Session, id: number): Promise<HistoryEntry[]> {
  return (await readHistory(session, await getTicket(session, id))).history
}

async function readHistory({ db }: Session, ticket: Ticket): Promise<{ comments: Comment[]; history: HistoryEntry[] }> {
  const found = await readTogether(db, {
    comments: commentsBySourceRead(db, ticket.id),
    events: ticketEventsRead(db, ticket.id),
  })
  const { comments, outside } = found.comments
  return { comments, history: withOutside(ticket, found.events, outside) }
}
