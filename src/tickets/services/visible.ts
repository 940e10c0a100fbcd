import { NumberRange } from '../../command/range.js'
import type { Session } from '../../command/session.js'
import { failure } from '../../core/errors.js'
import { firstOf } from '../../core/lists.js'
import type { Actor } from '../../core/roles.js'
import { findIdsBetween, findTicketsByIds } from '../queries/tickets.js'
import { maySee } from '../rights.js'
import type { Ticket } from '../ticket.js'
import { failureWords } from '../words/failures.js'

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
