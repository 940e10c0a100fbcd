import { many } from '../../command.js'
import { ticketId } from '../params.js'

/** The tickets of a command that works on one or a thousand. */
export const tickets = many(
  '<ticket...>',
  { en: 'ticket numbers, or - to read them from standard input', fr: "numéros de tickets, ou - pour les lire sur l'entrée standard" },
  ticketId,
)
