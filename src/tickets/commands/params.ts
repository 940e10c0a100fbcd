import type { Offer } from '../../command/offer.js'
import { flag, many, required } from '../../command/param.js'
import type { Values } from '../../command/params/kinds.js'
import type { Spread } from '../../command/range.js'
import type { Session } from '../../command/session.js'
import { userValue } from '../../identity/commands/offers.js'
import { lookupOffers, lookupValue } from '../../lookups/commands/offers.js'
import type { LookupKind } from '../../lookups/lookup.js'
import { ticketId, ticketNumbers } from '../parsers.js'
import type { Ticket } from '../ticket.js'
import { commandWords } from '../words/commands.js'
import * as offers from './offers.js'

/** The ticket of a command that is about one. */
const ticketOf = (from: Offer) => required('<ticket>', commandWords.options.ticket, ticketId, { complete: { from } })
export const ticket = ticketOf(offers.anyTickets)
export const editableTicket = ticketOf(offers.editableTickets)

/** Ranges and lists of tickets. */
const spread: Spread = {
  read: ticketNumbers,
  find: async (session, given) => (await import('../services/visible.js')).ticketsIn(session, given),
}
const ticketsOf = (from: Offer) =>
  many('<ticket...>', commandWords.options.tickets, ticketId, { complete: { from }, spread })

/** For verbs that change tickets. */
export const dryRun = flag('--dry-run', commandWords.options.dryRun)

/** The tickets of a command that works on one or a thousand. */
export const openTickets = ticketsOf(offers.openTickets)
export const anyTickets = ticketsOf(offers.anyTickets)
export const pendingTickets = ticketsOf(offers.pendingTickets)
export const unassignedTickets = ticketsOf(offers.unassignedTickets)
export const assignedTickets = ticketsOf(offers.assignedTickets)
export const resolvedTickets = ticketsOf(offers.resolvedTickets)

export const byStatus = { complete: { words: ['pending', 'in-progress', 'resolved'], from: lookupOffers.status } }
export const byCategory = { complete: { from: lookupOffers.category } }
export const byPriority = { complete: { words: ['low', 'medium', 'high'], from: lookupOffers.priority } }

/** What is now so of one ticket; undefined where a command is about several. */
const present =
  (of: (ticket: Ticket) => string | undefined) =>
  async (session: Session, { tickets }: Values): Promise<string | undefined> => {
    const [id, ...others] = Array.isArray(tickets) ? tickets.map(Number) : []
    if (id === undefined || others.length > 0) return undefined
    const { getTicket } = await import('../services/show.js')
    return of(await getTicket(session, id))
  }
export const presentOf = (kind: LookupKind) => present((ticket) => lookupValue(ticket[kind]))
export const presentAssignee = present(({ assignee }) => (assignee ? userValue(assignee) : undefined))

/** What Tab offers for the name of one. */
export const BY_NAME = { category: byCategory, priority: byPriority, status: byStatus }
