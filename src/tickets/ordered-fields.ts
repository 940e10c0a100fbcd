import type { TicketField } from './field.js'
import { TICKET_FIELDS } from './fields.js'
import type { Ticket } from './ticket.js'

/** Every field, those that are named first, the others behind them. */
const ordered = (first: readonly (keyof Ticket)[]): readonly TicketField[] => [
  ...first.flatMap((name) => TICKET_FIELDS.filter((f) => f.name === name)),
  ...TICKET_FIELDS.filter((f) => !first.some((name) => name === f.name)),
]

/** As in JSON, in an export and among the words for `--sort`. */
export const ANSWERED = ordered(['id', 'title', 'description', 'status', 'priority', 'category'])

/** As the columns of lists and the facts of `ticket show` stand. */
export const LISTED = ordered([
  'id',
  'status',
  'priority',
  'category',
  'title',
  'requester',
  'assignee',
  'createdAt',
  'updatedAt',
  'closedAt',
])
