import type { Person } from '../core/roles.js'
import type { Priority, Status } from '../lookups/lookup.js'

export interface Ticket {
  id: number
  title: string
  description: string
  status: Status
  priority: Priority
  category: { id: number; name: string }
  requester: Person
  /** Null while nobody has the ticket. */
  assignee: Person | null
  createdAt: string | null
  updatedAt: string | null
  closedAt: string | null
}

export interface Comment {
  id: number
  author: Person & { formerly?: string }
  content: string
  createdAt: string | null
}

/**
 * One changed field of a ticket. `from` and `to` are texts or names, never ids. What another program did and nobody has recorded yet
 * has neither id nor change id. `revertOf` is the change that an outside one silently undid.
 */
export interface HistoryEntry {
  id: number | null
  changeId: string | null
  at: string | null
  actor: Person | null
  source: 'cli' | 'outside'
  field: string
  from: string | null
  to: string | null
  revertOf?: string
}

/** `#12, #13` */
export const numbersOf = (tickets: readonly { id: number }[]): string => tickets.map((t) => `#${t.id}`).join(', ')
