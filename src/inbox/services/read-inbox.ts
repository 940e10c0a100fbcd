import type { Session } from '../../command/session.js'
import { earlierFirst } from '../../core/instants.js'
import { groupBy } from '../../core/lists.js'
import type { Actor } from '../../core/roles.js'
import { findLookups, type Lookups } from '../../lookups/queries/lookups.js'
import type { ReadersTicket } from '../../tickets/queries/unread/candidates.js'
import type { Reader } from '../../tickets/queries/unread/facts.js'
import { maySee } from '../../tickets/rights.js'
import { readUnread, type Unread } from '../../tickets/services/unread.js'
import type { InboxEntry, InboxEvent } from '../inbox.js'
import { findNewChanges, findNewComments, type NewChange, type NewComment } from '../queries/events.js'

/** Entries, the newest first, and the tickets that they are of. */
export interface Inbox {
  entries: InboxEntry[]
  unread: Unread
}

/** What others did that the actor has not read; `again`, also what he has read, since his inbox begins. */
export async function readInbox(
  { db, actor }: Session,
  which: 'unread' | 'again',
  known?: Lookups | undefined,
): Promise<Inbox> {
  const reader: Reader = { id: actor.id, ...(which === 'again' ? { again: true } : {}) }
  const unread = await readUnread(db, reader)
  const ids = unread.tickets.map(({ ticket }) => ticket.id)
  if (ids.length === 0) return { entries: [], unread }
  const comments = groupBy(await findNewComments(db, ids, reader), (c) => c.ticketId)
  const changes = groupBy(await findNewChanges(db, ids, reader), (c) => c.ticketId)
  const lookups = known ?? (await findLookups(db))
  const entries = unread.tickets.flatMap((found) =>
    entryOf(actor, found, comments.get(found.ticket.id) ?? [], changes.get(found.ticket.id) ?? [], lookups),
  )
  return {
    entries: entries.sort((a, b) => earlierFirst(b.at, a.at) || b.ticket.id - a.ticket.id),
    unread,
  }
}

function entryOf(
  actor: Actor,
  found: ReadersTicket,
  comments: readonly NewComment[],
  changes: readonly NewChange[],
  lookups: Lookups,
): InboxEntry[] {
  const { id, title, status, priority } = found.ticket
  const recorded = changes.filter((c, i) => !isStoredTwice(c, changes.slice(0, i)))
  const all: InboxEvent[] = [
    ...recorded.map((change) => eventOf(change, actor, lookups)),
    ...comments.map(({ ticketId: _, ...answer }) => answer),
    ...unrecorded(actor, found, lookups),
  ]
  // Of a ticket that is out of sight, or none of his business any more, only that it was taken from him.
  const told = found.concerns && maySee(actor, found.ticket) ? all : all.filter((e) => e.kind === 'taken-away')
  const events = told.sort((a, b) => earlierFirst(a.at, b.at))
  return events.length === 0 ? [] : [{ ticket: { id, title, status, priority }, at: events.at(-1)?.at ?? null, events }]
}

/** Two writers at once may each have stored the same outside change. */
function isStoredTwice(change: NewChange, earlier: readonly NewChange[]): boolean {
  const last = earlier.findLast((other) => other.field === change.field)
  return (
    change.isOutside &&
    last?.isOutside === true &&
    last.at === change.at &&
    last.from === change.from &&
    last.to === change.to
  )
}

function eventOf({ id, by, at, field, from, to, toName }: NewChange, actor: Actor, lookups: Lookups): InboxEvent {
  if (field !== 'status') return { id, kind: to === String(actor.id) ? 'given' : 'taken-away', by, at, text: null }
  return { id, kind: statusKind(from, to, lookups), by, at, text: toName ?? to }
}

/** A status that is gone, or NULL, is none of those that count as resolved. */
function statusKind(from: string | null, to: string | null, { statuses }: Lookups): 'reopened' | 'status' {
  const isResolved = (id: string | null) => statuses.some((s) => String(s.id) === id && s.state === 'resolved')
  return isResolved(from) && !isResolved(to) ? 'reopened' : 'status'
}

/** What another program changed, as far as the row tells. */
function unrecorded(actor: Actor, { ticket, unrecorded }: ReadersTicket, lookups: Lookups): InboxEvent[] {
  const event = { id: null, by: null, at: ticket.updatedAt ?? ticket.createdAt }
  const me = String(actor.id)
  const { status, assignee } = unrecorded
  return [
    ...(status
      ? [{ ...event, kind: statusKind(status.from, String(ticket.status.id), lookups), text: ticket.status.name }]
      : []),
    ...(assignee?.from === me ? [{ ...event, kind: 'taken-away' as const, text: null }] : []),
    ...(assignee?.to === me ? [{ ...event, kind: 'given' as const, text: null }] : []),
  ]
}
