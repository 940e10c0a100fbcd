import type { Instant } from '../core/instants.js'
import type { Integer } from '../core/number.js'
import type { Person, Role } from '../core/roles.js'
import type { Status } from '../lookups/lookup.js'
import type { Ticket } from '../tickets/ticket.js'

/** The first tickets of a kind. `total` counts them all, `oldest` is when the first of all was created. */
export interface TicketSection {
  total: Integer
  oldest: Instant | null
  tickets: Ticket[]
}

/**
 * What somebody else did to a ticket, in the words of its history: `comment`, with what it says in `to`, or a changed
 * field. `actor` is null where nobody knows who it was.
 */
export interface NewsItem {
  ticket: { id: Integer; title: string }
  at: Instant | null
  actor: (Person & { formerly?: string }) | null
  field: string
  from: string | null
  to: string | null
}

/** The oldest first. `until` is where the next look begins: at the last one shown, where there are more. */
export interface News {
  since: Instant
  until: Instant
  total: Integer
  items: NewsItem[]
}

/** How many open tickets somebody carries. */
export interface Load extends Person {
  role: string
  disabled: boolean
  open: Integer
}

export interface Counts {
  statuses: (Status & { open: Integer })[]
  /** Who carries most first. */
  technicians: Load[]
}

/** What waits for somebody. What is not shown to a role is null. */
export interface Day {
  user: Person
  role: Role
  /** Assigned to a technician or administrator; an employee's own. Open ones. */
  mine: TicketSection
  unassigned: TicketSection | null
  news: News
  counts: Counts | null
}
