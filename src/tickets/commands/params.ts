import { many, type Source } from '../../command/param.js'
import { ticketId } from '../parsers.js'

const ticketsOf = (from: Source) =>
  many(
    '<ticket...>',
    { en: 'ticket numbers, or - to read them from standard input', fr: "numéros de tickets, ou - pour les lire sur l'entrée standard" },
    ticketId,
    { complete: { from } },
  )

/** The tickets of a command that works on one or a thousand. */
export const tickets = ticketsOf('ticket')
export const unassignedTickets = ticketsOf('unassigned-ticket')
export const resolvedTickets = ticketsOf('resolved-ticket')

export const byStatus = { complete: { words: ['pending', 'in-progress', 'resolved'], from: 'status' } } as const
export const byCategory = { complete: { from: 'category' } } as const
export const byPriority = { complete: { words: ['low', 'high'], from: 'priority' } } as const
