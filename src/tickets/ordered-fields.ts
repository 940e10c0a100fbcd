import type { QueryField } from '../search/language/tree.js'
import type { StoredField, TicketField } from './field.js'
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

/** Those that a column holds. */
export const STORED_FIELDS = TICKET_FIELDS.filter((f): f is StoredField => f.column !== null)

/** A field of a query, and the one of a ticket that it asks for. */
export type TicketQueryField = QueryField & { of?: StoredField }

/** What `is:` takes. */
const IS = ['open', 'pending', 'in-progress', 'resolved', 'unassigned', 'unread'] as const

/** The field of a query for who commented. */
export const AUTHOR = 'author'

const ofTickets: TicketQueryField[] = ANSWERED.flatMap((of) =>
  of.query && of.column !== null
    ? [
        {
          name: of.query.key,
          takes: of.query.takes,
          example: `${of.query.key}:${of.query.example}`,
          of: { ...of, column: of.column },
        },
      ]
    : [],
)

/** Everything that may stand before a colon: what a ticket's table of fields has, and what is no column of it. */
export const QUERY_FIELDS: readonly TicketQueryField[] = [
  ...ofTickets.filter((f) => f.takes === 'text'),
  { name: 'comment', takes: 'text', example: 'comment:câble' },
  { name: 'is', takes: 'words', words: IS, example: 'is:open' },
  ...ofTickets.filter((f) => f.takes !== 'text'),
  { name: AUTHOR, takes: 'names', example: 'author:@me' },
  { name: 'sort', takes: 'order', example: 'sort:updated:desc' },
]

export const fieldNamed = (name: string): TicketQueryField | undefined => QUERY_FIELDS.find((f) => f.name === name)
