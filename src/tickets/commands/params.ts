import type { Offer } from '../../command/offer.js'
import { many, required } from '../../command/param.js'
import { lookupOffers } from '../../lookups/commands/offers.js'
import { ticketId } from '../parsers.js'
import { commandWords } from '../words/commands.js'
import { openTickets, resolvedTickets as resolved, unassignedTickets as unassigned } from './offers.js'

/** The ticket of a command that is about one. */
export const ticket = required('<ticket>', commandWords.options.ticket, ticketId, { complete: { from: openTickets } })

const ticketsOf = (from: Offer) => many('<ticket...>', commandWords.options.tickets, ticketId, { complete: { from } })

/** The tickets of a command that works on one or a thousand. */
export const tickets = ticketsOf(openTickets)
export const unassignedTickets = ticketsOf(unassigned)
export const resolvedTickets = ticketsOf(resolved)

export const byStatus = { complete: { words: ['pending', 'in-progress', 'resolved'], from: lookupOffers.status } }
export const byCategory = { complete: { from: lookupOffers.category } }
export const byPriority = { complete: { words: ['low', 'medium', 'high'], from: lookupOffers.priority } }

/** What Tab offers for the name of one. */
export const BY_NAME = { category: byCategory, priority: byPriority, status: byStatus }
