import type { Text } from '../../core/language.js'
import { common } from '../../core/words.js'
import type { Change, DryRun } from '../../history/change.js'
import { changeReport, type Result } from '../../history/change-report.js'
import { inertLine } from '../../terminal/inert.js'
import type { Field, Listing } from '../../terminal/listing.js'
import type { Style } from '../../terminal/style.js'
import { dateTime } from '../../terminal/time.js'
import { truncate } from '../../terminal/width.js'
import type { PlannedChange, Ticket } from '../ticket.js'
import { reportWords } from '../words/reports.js'
import { FIELD_NAMES, isTime } from './history.js'
import { ticketListing } from './listing.js'

type Changed = Ticket & { result: Result }
type Item = Changed | PlannedChange

export const isPlanned = (item: object): item is PlannedChange => 'field' in item

/** Of what is only planned a ticket's other fields are not there. */
const ofTicket = <T extends Ticket>({ plain, shown, ...field }: Field<T>): Field<T | PlannedChange> => ({
  ...field,
  plain: (item) => (isPlanned(item) ? (ITS_OWN[field.name]?.(item) ?? null) : plain(item)),
  ...(shown ? { shown: (item: T | PlannedChange, s: Style) => (isPlanned(item) ? '' : shown(item, s)) } : {}),
})
const ITS_OWN: Record<string, (item: PlannedChange) => string | number | null> = {
  id: ({ id }) => id,
  title: ({ title }) => title,
  result: ({ result }) => result,
}

/** Of what is planned; null for what is there. */
export const planned =
  (of: (item: PlannedChange) => string | null) =>
  (item: object): string | null =>
    isPlanned(item) ? of(item) : null

/** What can be asked for of tickets, or of the plan of a change of them. */
export const orPlanned = <T extends Ticket>(listing: Listing<T>): Listing<T | PlannedChange> => ({
  ...listing,
  fields: [
    ...listing.fields.map(ofTicket),
    { name: 'field', title: common.field, plain: planned((t) => t.field) },
    { name: 'from', title: common.from, plain: planned((t) => t.from) },
    { name: 'to', title: common.to, plain: planned((t) => t.to) },
  ],
})

/** The same of an answer that is a plan. */
export const asPlan = <T>(listing: Listing<T>): Listing<T> => {
  const names = ['id', 'result', 'field', 'from', 'to'].filter((name) => listing.fields.some((f) => f.name === name))
  return { ...listing, table: names, plain: names }
}

const changedListing: Listing<Item> = orPlanned<Changed>({
  ...ticketListing,
  fields: [...ticketListing.fields, { name: 'result', title: common.result, plain: (t) => t.result }],
  table: ['id', 'result', 'status', 'priority', 'title', 'assignee'],
  plain: ['id', 'result'],
})
const plannedListing = asPlan(changedListing)

type Answer<T extends Changed> = Change<T> | DryRun<PlannedChange>

/** Whether nothing was done, only shown. */
export const isPlan = (answer: object | null): answer is DryRun<PlannedChange> => answer !== null && 'dryRun' in answer

/** How a change of tickets is shown, or the plan of one, whichever verb it is. */
export const changeOf = <T extends Changed>(says: {
  changed: (item: T, style: Style) => Text
  unchanged: (item: T) => Text
}) => ({
  listing: changedListing,
  listingOf: (answer: Answer<T>) => (isPlan(answer) ? plannedListing : changedListing),
  render: (answer: Answer<T>, s: Style) =>
    isPlan(answer)
      ? changePlan(answer, s)
      : changeReport(answer, s, { changed: (t) => says.changed(t, s), unchanged: says.unchanged }),
})

/** Items that are named one by one; of more, only how many. */
const MOST_LINES = 40

/** A line for each field that would change: `#12  status  En attente → En cours`. */
export function changePlan({ items, changed, unchanged }: DryRun<PlannedChange>, s: Style): string {
  const lines = items.slice(0, MOST_LINES).map((item) => {
    const { id, field, from, to } = item
    if (field === null) return s.already(reportWords.alreadySo(id ?? 0))
    const show = (value: string | null) => {
      if (value === null) return field === 'assignee' ? s.say(common.nobody) : '—'
      return isTime(field) ? dateTime(value, s) : inertLine(value)
    }
    const name = FIELD_NAMES[field]
    const thing = id === null ? s.say(reportWords.newTicket) : `#${id}`
    return truncate(`${thing}  ${name ? s.say(name) : field}  ${show(from)} → ${show(to)}`, Math.max(s.width, 60))
  })
  if (items.length > MOST_LINES) lines.push('  …')
  const isNew = items.some(({ id }) => id === null)
  const sum = isNew ? reportWords.wouldCreate : reportWords.wouldChange(changed, unchanged)
  return [...lines, s.say(sum), s.say(common.onlyAPlan)].join('\n')
}
