import { common } from '../../core/words.js'
import type { Listing } from '../../terminal/listing.js'
import { labelOf } from '../../tickets/fields.js'
import type { Ticket } from '../../tickets/ticket.js'
import type { Day } from '../day.js'
import { words } from '../words.js'

/** A ticket of the day, and where it stands. */
type Line = Pick<Ticket, 'id' | 'title' | 'status' | 'priority'> & { section: 'new' | 'mine' | 'unassigned' }

/** Every ticket of the day, as often as it stands there. */
export const thingsOfDay = (day: Day): Line[] => [
  ...day.new.map(({ ticket }) => ({ section: 'new' as const, ...ticket })),
  ...day.mine.tickets.map((ticket) => ({ section: 'mine' as const, ...ticket })),
  ...(day.unassigned?.tickets ?? []).map((ticket) => ({ section: 'unassigned' as const, ...ticket })),
]

export const dayListing: Listing<Line> = {
  fields: [
    { name: 'section', title: words.section, plain: (l) => l.section },
    { name: 'id', title: common.id, plain: (l) => l.id, align: 'right' },
    { name: 'title', title: labelOf('title'), plain: (l) => l.title },
    { name: 'status', title: labelOf('status'), plain: (l) => l.status.name },
    { name: 'priority', title: labelOf('priority'), plain: (l) => l.priority.name },
  ],
  table: ['section', 'id', 'title', 'status', 'priority'],
  plain: ['section', 'id', 'title', 'status', 'priority'],
  empty: words.nothing,
}
