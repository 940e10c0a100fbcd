import { earlierFirst } from '../../../core/instants.js'
import type { Person } from '../../../core/roles.js'
import type { PendingStatus, TicketEvent } from '../../queries/events.js'
import { beginningOf } from '../../queries/unread/beginning.js'
import type { Comment, HistoryEntry, Ticket } from '../../ticket.js'
import { named, person, type Value } from '../../value.js'
import { CHANGING, type Changing } from './changing-fields.js'

// What other programs do to a ticket leaves no event. It shows in the difference between what the history says and what
// the row holds.

/**
 * What a field holds where the history says nothing of it: new tickets are pending and nobody's. Of other fields
 * nothing is known.
 */
export const atFirst = ({ name }: Changing, pending: PendingStatus, created: Created): Value | undefined => {
  const known = beginningOf(name, created)
  if (known || name === 'assignee') return known ?? person(null)
  return name === 'status' && pending ? named(pending) : undefined
}

/** The event of a ticket's creation, where there is one. */
type Created = { value: string | null; name: string | null } | undefined

/**
 * The history of a ticket with what other programs did: its creation, comments and changes of which there is no event.
 * Oldest first.
 */
export function withOutside(
  ticket: Ticket,
  { events: stored, pending }: { events: readonly TicketEvent[]; pending: PendingStatus },
  comments: readonly Comment[],
): HistoryEntry[] {
  const events = stored.filter((e, i) => !isStoredTwice(e, stored.slice(0, i)) && !goesWithStatus(e, stored))
  const unseen = CHANGING.flatMap((field) => gaps(ticket, field, events, pending))
  const before = (event: TicketEvent | undefined) =>
    unseen.filter((gap) => gap.before === event).map((gap) => gap.entry)
  const entries: HistoryEntry[] = [...events.flatMap((e) => [...before(e), entryOf(e)]), ...before(undefined)]
  for (const c of comments)
    entries.push({ ...OUTSIDE, at: c.createdAt, actor: authorOf(c), field: 'comment', from: null, to: c.content })
  entries.sort((a, b) => earlierFirst(a.at, b.at))
  const made = entries.findIndex((e) => e.field === 'created')
  const created: HistoryEntry = entries[made] ?? {
    ...OUTSIDE,
    at: ticket.createdAt,
    actor: firstRequester(ticket, events),
    field: 'created',
    from: null,
    to: events.find((e) => e.field === 'title')?.oldValue ?? ticket.title,
  }
  return [created, ...entries.filter((e) => e !== created)].map((e) => ({ ...e, ...revert(e, events) }))
}

/** Who it was before anybody else became it. */
function firstRequester({ requester }: Ticket, events: readonly TicketEvent[]): Person {
  const moved = events.find((e) => e.field === 'requester')
  return moved ? { id: Number(moved.oldValue), username: moved.oldName ?? '', fullName: null } : requester
}

/** A closing time comes and goes with a status, and says nothing beside it. */
const goesWithStatus = ({ field, changeId }: TicketEvent, all: readonly TicketEvent[]): boolean =>
  field === 'closedAt' && all.some((e) => e.field === 'status' && e.changeId === changeId)

/** Two writers at once may each have stored the same outside change. */
function isStoredTwice(e: TicketEvent, earlier: readonly TicketEvent[]): boolean {
  if (e.source !== 'outside') return false
  const last = earlier.findLast((other) => other.field === e.field)
  return last?.source === 'outside' && last.at === e.at && last.oldValue === e.oldValue && last.newValue === e.newValue
}

const OUTSIDE = { id: null, changeId: null, source: 'outside' } as const
/** A comment that was moved to another account is still its author's, of whom only the name is known. */
const authorOf = ({ author: { id, username, fullName, formerly } }: Comment): Person | null =>
  formerly === undefined ? { id, username, fullName } : null

const entryOf = (e: TicketEvent): HistoryEntry => ({
  id: e.id,
  changeId: e.changeId,
  at: e.at,
  actor: e.actor,
  source: e.source,
  field: e.field,
  from: e.oldName ?? e.oldValue,
  to: e.newName ?? e.newValue,
})

/** A change of which there is no event: it happened before that one, or since the last. */
interface Gap {
  before: TicketEvent | undefined
  entry: HistoryEntry
}

/** Changes of one field that must have happened between its events, and since the last one. */
function gaps(ticket: Ticket, field: Changing, events: readonly TicketEvent[], pending: PendingStatus): Gap[] {
  const found: Gap[] = []
  const creation = events.find((e) => e.field === 'created')
  let known = atFirst(field, pending, creation && { value: creation.newValue, name: creation.newName })
  const arriveAt = (next: Value, at: string | null, before?: TicketEvent) => {
    if (!known || isSame(field, known, next, pending)) return
    found.push({
      before,
      entry: { ...OUTSIDE, at, actor: null, field: field.name, from: wordOf(known), to: wordOf(next) },
    })
  }
  for (const e of events.filter((e) => e.field === field.name)) {
    arriveAt({ value: e.oldValue, name: e.oldName }, e.at, e)
    known = { value: e.newValue, name: e.newName }
  }
  arriveAt(field.current(ticket), ticket.updatedAt ?? ticket.createdAt)
  return found
}

/** Events hold ids as text; NULL in status_id counts as the status of new tickets. */
export function isSame({ name }: Changing, a: Value, b: Value, pending: PendingStatus): boolean {
  const none = name === 'status' ? String(pending?.id) : null
  const stored = ({ value }: Value) => (value === null ? none : String(value))
  return stored(a) === stored(b)
}

const wordOf = ({ name, value }: Value) => name ?? (value === null ? null : String(value))

/**
 * An outside change that puts back what the change before it had replaced: a page left open elsewhere does that,
 * unasked.
 */
function revert(entry: HistoryEntry, events: readonly TicketEvent[]): { revertOf?: string } {
  if (entry.source !== 'outside' || !(entry.field === 'status' || entry.field === 'assignee')) return {}
  const before = events
    .filter((e) => e.field === entry.field && e.id !== entry.id && (e.at < (entry.at ?? '') || isEarlier(e, entry)))
    .at(-1)
  if (before?.source !== 'cli') return {}
  const [was, became] = [before.oldName ?? before.oldValue, before.newName ?? before.newValue]
  return was === entry.to && became === entry.from ? { revertOf: before.changeId } : {}
}

/** Of the same second: what is stored with a lower id, or stored at all, was first. */
const isEarlier = (e: TicketEvent, entry: HistoryEntry) => e.at === entry.at && (entry.id === null || e.id < entry.id)
