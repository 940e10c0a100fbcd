import type { Instant } from '../core/instants.js'
import type { Integer } from '../core/number.js'
import type { Person } from '../core/roles.js'
import type { Priority, Status } from '../lookups/lookup.js'

/**
 * Something that somebody else did. `id` is that of the comment or of the entry in the history, null for what another
 * program changed and nobody has recorded yet; `by` is null where nobody knows who it was. `text` is what an answer
 * says, or the new status.
 */
export interface InboxEvent {
  id: Integer | null
  kind: 'answer' | 'reopened' | 'given' | 'taken-away' | 'status'
  by: (Person & { formerly?: string }) | null
  at: Instant | null
  text: string | null
}

/** What others did to a ticket, oldest first; `at` is when they did the last. */
export interface InboxEntry {
  ticket: { id: Integer; title: string; status: Status; priority: Priority }
  at: Instant | null
  events: InboxEvent[]
}
