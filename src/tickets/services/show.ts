import { NumberRange } from '../../command/range.js'
import type { Session } from '../../command/session.js'
import { failure } from '../../core/errors.js'
import { firstOf } from '../../core/lists.js'
import type { Actor } from '../../core/roles.js'
import { findCommentsBySource, findCommentsOf } from '../queries/comments.js'
import { findTicketEvents } from '../queries/events.js'
import { findIdsBetween, findTicketsByIds } from '../queries/tickets.js'
import { findForReader, type ReadersTicket } from '../queries/unread/candidates.js'
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

/**
 * The numbers that are named, and those in ranges that are there and the actor's to see. NOT_FOUND where none is left.
 */
export async function ticketsIn(session: Session, given: readonly (number | NumberRange)[]): Promise<number[]> {
  const ranges = given.filter((one) => one instanceof NumberRange)
  const named = given.filter((one) => typeof one === 'number')
  const all = [...new Set([...named, ...(await findIdsBetween(session.db, session.actor, ranges))])]
  if (all.length === 0) throw failure('NOT_FOUND', failureWords.noneIn(firstOf(ranges.map(String), MOST_NAMED)))
  return all
}
/** Ranges that a failure names. */
const MOST_NAMED = 10

export const noTickets = (ids: readonly number[]) =>
  failure('NOT_FOUND', failureWords.noTickets(ids.map((id) => `#${id}`)))

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
  const comment = detail.comments.reduce((last, c) => Math.max(last, c.id), reading.comment)
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
