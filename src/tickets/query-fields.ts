import type { QueryField } from '../search/language/tree.js'
import type { TicketField } from './field.js'
import { ANSWERED } from './ordered-fields.js'

/** A field of a query, and the one of a ticket that it asks for. */
export type TicketQueryField = QueryField & { of?: TicketField }

/** What `is:` takes. */
export const IS = ['open', 'pending', 'in-progress', 'resolved', 'unassigned'] as const

/** The field of a query for who commented. */
export const AUTHOR = 'author'

const ofTickets: TicketQueryField[] = ANSWERED.flatMap((of) =>
  of.query ? [{ name: of.query.key, takes: of.query.takes, example: `${of.query.key}:${of.query.example}`, of }] : [],
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
