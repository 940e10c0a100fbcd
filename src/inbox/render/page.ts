import { common } from '../../core/words.js'
import type { Listing } from '../../terminal/listing.js'
import type { Style } from '../../terminal/style.js'
import { labelOf } from '../../tickets/fields.js'
import { fieldWords } from '../../tickets/words/fields.js'
import type { InboxEntry } from '../inbox.js'
import { words } from '../words.js'
import { heading, openOf } from './heading.js'
import { inboxLines } from './lines.js'

const kindsOf = ({ events }: InboxEntry): string => [...new Set(events.map((e) => e.kind))].join(',')

export const inboxListing: Listing<InboxEntry> = {
  fields: [
    { name: 'id', title: common.id, plain: (e) => e.ticket.id, align: 'right' },
    { name: 'title', title: labelOf('title'), plain: (e) => e.ticket.title },
    { name: 'status', title: labelOf('status'), plain: (e) => e.ticket.status.name },
    { name: 'priority', title: labelOf('priority'), plain: (e) => e.ticket.priority.name },
    { name: 'at', title: words.fields.at, plain: (e) => e.at },
    { name: 'kinds', title: words.fields.kinds, plain: kindsOf },
    { name: 'by', title: words.fields.by, plain: (e) => e.events.at(-1)?.by?.username ?? null },
    { name: 'ticket', title: fieldWords.ticket, plain: (e) => JSON.stringify(e.ticket) },
    { name: 'events', title: words.fields.events, plain: (e) => JSON.stringify(e.events) },
  ],
  table: ['id', 'title', 'status', 'at', 'kinds', 'by'],
  plain: ['id', 'title', 'status', 'priority', 'at', 'kinds', 'by'],
  empty: words.empty,
}

/** Which entries a page has, the newest of how many; of others than unread ones, which tickets are unread. */
export interface Shown {
  which: 'unread' | 'read' | ReadonlySet<number>
  total: number
}

/** An entry a line; above what is new, how much there is in all, and below it what can be typed then. */
export function inboxPage(entries: readonly InboxEntry[], { which, total }: Shown, style: Style): string {
  if (entries.length === 0) return style.say(words.empty)
  const lines = inboxLines(entries, style, typeof which === 'object' ? which : undefined)
  if (which !== 'unread') return lines.join('\n')
  const steps = [...new Set([openOf(entries), 'inbox --read'])]
  return [heading(total, style), ...lines, '', ...steps.map((step) => `  ${style.typed(step)}`)].join('\n')
}
