import type { Instant } from '../core/instants.js'
import type { Integer } from '../core/number.js'
import type { Person, Role } from '../core/roles.js'
import type { InboxEntry } from '../inbox/inbox.js'
import type { Status } from '../lookups/lookup.js'
import type { Ticket } from '../tickets/ticket.js'

/** The first tickets of a kind. `total` counts them all, `oldest` is when the first of all was created. */
export interface TicketSection {
  total: Integer
  oldest: Instant | null
  tickets: Ticket[]
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
  /** What is unread, as `helpdesk inbox` answers it. */
  new: InboxEntry[]
  /** Assigned to a technician or administrator; an employee's own. Open ones. */
  mine: TicketSection
  unassigned: TicketSection | null
  counts: Counts | null
}
