import type { Session } from '../../command/session.js'
import { failure } from '../../core/errors.js'
import type { Actor } from '../../core/roles.js'
import { findComments, findCommentsBySource } from '../queries/comments.js'
import { findTicketEvents } from '../queries/events.js'
import { findTicketsByIds } from '../queries/tickets.js'
import { findForReader } from '../queries/unread/candidates.js'
import { maySee } from '../rights.js'
import type { Comment, HistoryEntry, Ticket } from '../ticket.js'
import { failureWords } from '../words/failures.js'
import { withOutside } from './history/outside.js'
import { keepReading } from './unread.js'

/** The ticket, or NOT_FOUND: the same for what is not there and for what the actor may not see. */
export async function getTicket({ db, actor }: Session, id: number): Promise<Ticket> {
  const [ticket] = await findTicketsByIds(db, [id], actor)
  if (!ticket || !maySee(actor, ticket)) throw noTickets([id])
  return ticket
}

/** NOT_FOUND, with the numbers of those that are not there or not the actor's to see. */
export function checkVisible(actor: Actor, found: readonly Ticket[], ids: readonly number[]): void {
  const visible = new Set(found.filter((t) => maySee(actor, t)).map((t) => t.id))
  const unseen = ids.filter((id) => !visible.has(id))
  if (unseen.length > 0) throw noTickets(unseen)
}

/** The same for tickets that nobody has read yet. */
export const lookUpTickets = async ({ db, actor }: Session, ids: readonly number[]): Promise<void> =>
  checkVisible(actor, await findTicketsByIds(db, ids), ids)

export const noTickets = (ids: readonly number[]) =>
  failure('NOT_FOUND', failureWords.noTickets(ids.map((id) => `#${id}`)))

export type TicketDetail = Ticket & { comments: Comment[]; history?: HistoryEntry[] }

export async function showTicket(session: Session, id: number, withHistory: boolean): Promise<TicketDetail> {
  const { db, actor } = session
  const [found] = await findForReader(db, [id], { id: actor.id })
  if (!found || !maySee(actor, found.ticket)) throw noTickets([id])
  const { ticket, reading, isNew } = found
  const more = withHistory ? await readHistory(session, ticket) : { comments: await findComments(db, id) }
  const detail = { ...ticket, ...more }
  const comment = more.comments.reduce((last, c) => Math.max(last, c.id), reading.comment)
  if (isNew) keepReading(detail, { ...reading, comment })
  return detail
}

/** Who changed what of a ticket that the actor may see, oldest first. */
export async function ticketHistory(session: Session, id: number): Promise<HistoryEntry[]> {
  return (await readHistory(session, await getTicket(session, id))).history
}

async function readHistory({ db }: Session, ticket: Ticket): Promise<{ comments: Comment[]; history: HistoryEntry[] }> {
  const { comments, outside } = await findCommentsBySource(db, ticket.id)
  return { comments, history: withOutside(ticket, await findTicketEvents(db, ticket.id), outside) }
}
