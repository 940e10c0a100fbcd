import type { Dates } from '../command/dates/dates.js'
import { longText, word } from '../command/parsers.js'
import { isoFromEpoch, isoFromWallClock } from '../core/instants.js'
import type { Text } from '../core/language.js'
import { common } from '../core/words.js'
import { stateOf } from '../lookups/lookup.js'
import { inert } from '../terminal/inert.js'
import type { FieldEntry, TicketField, TicketRow } from './field.js'
import { title } from './parsers.js'
import * as shown from './shown.js'
import type { Ticket } from './ticket.js'
import { named, person, text } from './value.js'
import { fieldWords } from './words/fields.js'

const statusOf = (r: TicketRow): Ticket['status'] => {
  const status = { id: r.statusId ?? r.status_id ?? 0, name: r.statusName ?? '', color: r.color }
  return { ...status, state: stateOf(status, r.pendingId) }
}

const everywhere = { listed: 'in tables and tsv' } as const
/** What a list was asked for may be the same in all of it. */
const alike = { ...everywhere, goes: 'where all are alike' } as const
const wallClock = (word: string, dates: Dates) => dates.read(word).wallClock

/** Every field of a ticket, in the order of its columns in sql/, and what no column holds. */
const ENTRIES = {
  id: {
    column: 'id',
    kind: 'number',
    read: (r) => r.id,
    label: common.id,
    cell: { plain: (t) => t.id, shown: shown.numberAndSign, align: 'right', ...everywhere },
    sort: { key: 'id', by: 't.id' },
    query: { key: 'id', takes: 'numbers', example: '12..40', decides: true },
  },
  title: {
    column: 'title',
    kind: 'text',
    read: (r) => r.title,
    label: fieldWords.title,
    cell: { plain: (t) => t.title, ...everywhere },
    sort: { key: 'title', by: 't.title' },
    query: { key: 'title', takes: 'text', example: 'imprimante' },
    change: { current: (t) => text(t.title), outside: 'told' },
    given: { parse: title, needed: true, edit: { option: 'title', value: 'title', about: fieldWords.about.title } },
  },
  description: {
    column: 'description',
    kind: 'text',
    read: (r) => r.description,
    label: fieldWords.description,
    cell: { plain: (t) => t.description, listed: 'where asked for' },
    query: { key: 'description', takes: 'text', example: 'imprimante' },
    change: { current: (t) => text(t.description), outside: 'told' },
    given: {
      parse: longText,
      needed: true,
      edit: { option: 'description', value: 'text', about: fieldWords.about.description, lines: 'many' },
    },
  },
  category: {
    column: 'category_id',
    kind: 'number',
    read: (r) => ({ id: r.category_id, name: r.categoryName ?? '' }),
    label: fieldWords.category,
    cell: { plain: (t) => t.category.name, leaveOut: 7, listed: 'in tsv' },
    fact: { shown: (t) => inert(t.category.name) },
    sort: { key: 'category', by: 'c.name' },
    query: { key: 'category', takes: 'names', example: 'réseau' },
    change: { current: (t) => named(t.category), outside: 'stored' },
    names: 'category',
    given: {
      parse: word,
      needed: true,
      edit: { option: 'category', value: 'category', about: fieldWords.about.category },
    },
  },
  priority: {
    column: 'priority_id',
    kind: 'number',
    read: (r) => ({ id: r.priority_id, name: r.priorityName ?? '', level: r.level }),
    label: fieldWords.priority,
    cell: { plain: (t) => t.priority.name, shown: shown.priorityCell, head: shown.priorityHead, leaveOut: 3, ...alike },
    fact: { shown: (t) => inert(t.priority.name) },
    sort: { key: 'priority', by: 'p.level' },
    query: { key: 'priority', takes: 'levels', example: 'high..' },
    change: { current: (t) => named(t.priority), outside: 'stored' },
    names: 'priority',
    given: {
      parse: word,
      needed: true,
      edit: { option: 'priority', value: 'priority', about: fieldWords.about.priority },
    },
  },
  status: {
    column: 'status_id',
    kind: 'number',
    read: statusOf,
    label: fieldWords.status,
    cell: { plain: (t) => t.status.name, shown: shown.statusCell, ...alike },
    fact: { shown: shown.statusName },
    sort: { key: 'status', by: 's.id' },
    query: { key: 'status', takes: 'names', example: 'in-progress', decides: true },
    change: { current: (t) => named(t.status), outside: 'stored' },
    names: 'status',
    given: { parse: word },
  },
  requester: {
    column: 'requester_id',
    kind: 'number',
    read: (r) => ({ id: r.requester_id, username: r.requesterName ?? '', fullName: r.requesterFullName }),
    label: fieldWords.requester,
    cell: { plain: (t) => t.requester.username, leaveOut: 6, ...alike },
    fact: { shown: (t) => shown.personName(t.requester) },
    sort: { key: 'requester', by: 'r.username' },
    query: { key: 'requester', takes: 'names', example: '@me' },
    change: { current: (t) => person(t.requester), outside: 'stored' },
    names: 'user',
    given: { parse: word, needed: true },
  },
  assignee: {
    column: 'assigned_to',
    kind: 'number',
    read: (r) =>
      r.assigned_to === null
        ? null
        : { id: r.assigned_to, username: r.assigneeName ?? '', fullName: r.assigneeFullName },
    label: fieldWords.assignee,
    cell: { plain: (t) => t.assignee?.username ?? null, leaveOut: 2, ...alike },
    fact: { shown: (t, { say }) => (t.assignee ? shown.personName(t.assignee) : say(common.nobody)) },
    sort: { key: 'assignee', by: 'a.username' },
    query: { key: 'assignee', takes: 'names', example: '@me', orNone: true },
    change: { current: (t) => person(t.assignee), outside: 'stored' },
    names: 'user',
    given: { parse: word },
  },
  createdAt: {
    column: 'created_at',
    kind: 'timestamp',
    read: (r) => isoFromWallClock(r.created_at),
    label: common.created,
    cell: { ...shown.since((t) => t.createdAt), head: () => fieldWords.age, leaveOut: 4, ...alike },
    fact: { shown: shown.timeFact((t) => t.createdAt) },
    sort: { key: 'created', by: 't.created_at' },
    query: { key: 'created', takes: 'times', example: '2026-01..2026-03' },
    given: { parse: wallClock },
  },
  updatedAt: {
    column: 'updated_at',
    kind: 'stamp',
    read: (r) => (r.updatedAt === null ? null : isoFromEpoch(Number(r.updatedAt))),
    label: fieldWords.updated,
    cell: { ...shown.since((t) => t.updatedAt), leaveOut: 5, ...alike },
    fact: { shown: shown.timeFact((t) => t.updatedAt) },
    sort: { key: 'updated', by: 't.updated_at' },
    query: { key: 'updated', takes: 'times', example: '7d..' },
    given: { parse: (word, dates) => dates.read(word).epoch },
  },
  closedAt: {
    column: 'closed_at',
    kind: 'datetime',
    // Of a ticket that was reopened elsewhere the column still holds the old instant.
    read: (r) => (statusOf(r).state === 'resolved' ? isoFromWallClock(r.closed_at) : null),
    label: fieldWords.closed,
    cell: { ...shown.time((t) => t.closedAt), leaveOut: 7, listed: 'in tsv' },
    fact: { shown: shown.timeFact((t) => t.closedAt), label: fieldWords.resolved },
    sort: { key: 'closed', by: 't.closed_at' },
    query: { key: 'closed', takes: 'times', example: '30d..', decides: true },
    followsStatus: true,
    given: { parse: wallClock },
  },
  unread: {
    column: null,
    kind: 'number',
    read: (_, isUnread) => isUnread,
    label: fieldWords.unread,
    cell: { plain: (t) => String(t.unread), shown: shown.unreadSign, listed: 'where asked for' },
  },
} as const satisfies { [K in keyof Ticket]: FieldEntry<Ticket[K]> }

/** The table that everything else reads. */
export const TICKET_FIELDS: TicketField[] = Object.entries<FieldEntry<Ticket[keyof Ticket]>>(ENTRIES).map(
  ([name, entry]) => ({ name, ...entry }),
)

export const labelOf = (name: keyof Ticket): Text => ENTRIES[name].label

type Entries = typeof ENTRIES
export type SortKey = {
  [K in keyof Entries]: Entries[K] extends { sort: { key: infer Key } } ? Key : never
}[keyof Entries]
/** What of a ticket can change, as its history names it. */
export type ChangingField = { [K in keyof Entries]: Entries[K] extends { change: object } ? K : never }[keyof Entries]
