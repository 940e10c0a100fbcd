import type { Instant } from '../core/instants.js'
import type { Integer } from '../core/number.js'
import type { Person } from '../core/roles.js'
import type { ChangeId, Source } from '../history/change.js'
import type { Priority, Status } from '../lookups/lookup.js'

export interface Ticket {
  id: Integer
  title: string
  description: string
  status: Status
  priority: Priority
  category: { id: Integer; name: string }
  requester: Person
  /** Null while nobody has the ticket. */
  assignee: Person | null
  createdAt: Instant | null
  updatedAt: Instant | null
  closedAt: Instant | null
  /** Whether others did something to it that concerns who asks, and that he has not read. */
  unread: boolean
}

export interface Comment {
  id: Integer
  author: Person & { formerly?: string }
  content: string
  createdAt: Instant | null
}

/**
 * One changed field of a ticket. `from` and `to` are texts or names, never ids. What another program did and nobody has
 * recorded yet has neither id nor change id. `revertOf` is the change that an outside one silently undid.
 */
export interface HistoryEntry {
  id: Integer | null
  changeId: ChangeId | null
  at: Instant | null
  actor: Person | null
  source: Source
  field: string
  from: string | null
  to: string | null
  revertOf?: ChangeId
}

/**
 * What a change would make of one field of a ticket; without a field it would leave the ticket as it is. `id` is null of
 * one that is to be created.
 */
export interface PlannedChange {
  id: Integer | null
  title: string
  field: string | null
  from: string | null
  to: string | null
  result: 'changed' | 'unchanged'
}

/** `#12, #13` */
export const numbersOf = (tickets: readonly { id: number }[]): string => tickets.map((t) => `#${t.id}`).join(', ')

/** A text of a ticket in which something was found. */
export interface Match {
  in: 'title' | 'description' | 'comment'
  commentId: Integer | null
  /** On one line; of a long text the part around the first mark. */
  text: string
  /** Where in it: from the first character, counted in UTF-16, to behind the last. */
  marks: [Integer, Integer][]
}

export type FoundTicket = Ticket & { matches: Match[] }
