import type { Text } from '../../core/language.js'
import { counted } from '../../core/number.js'
import { heading as inboxHeading, openOf } from '../../inbox/render/heading.js'
import { inboxLines, linesOf } from '../../inbox/render/lines.js'
import { words as inboxWords } from '../../inbox/words.js'
import { inert } from '../../terminal/inert.js'
import type { Field } from '../../terminal/listing.js'
import { paint } from '../../terminal/paint.js'
import type { Style } from '../../terminal/style.js'
import { table } from '../../terminal/table/table.js'
import { ago } from '../../terminal/time.js'
import { widthOf, wrap } from '../../terminal/width.js'
import { FIRST_TICKETS, ticketListing } from '../../tickets/render/listing.js'
import type { Ticket } from '../../tickets/ticket.js'
import type { Counts, Day, TicketSection } from '../day.js'
import { words } from '../words.js'
import { nextSteps } from './next-steps.js'
import { shared } from './shared.js'

/** Who carries most: of more, only how many. */
const MOST_NAMES = 10
/** What a terminal has that does not say. */
const LINES = 24
/** The header of a table and its rule. */
const HEAD = 2
/** The same with a heading and an empty line. */
const FRAME = HEAD + 2

/** What waits for somebody, section by section, then commands that work as printed: no longer than the terminal. */
export function dayPage(day: Day, style: Style): string {
  const { typed } = style
  const lists = listsOf(day)
  const fixed = day.counts ? [counts(day.counts, style)] : []
  const steps = nextSteps(day)
  const inbox = day.new.length === 0 ? 0 : linesOf(style)
  // Without the line of the prompt, what stands around the inbox, and the heading of the steps.
  const room = (style.rows ?? LINES) - 1 - newsFrame(day, style) - 1 - linesIn(fixed, style.width)
  const frames = lists.reduce((sum, { section, kind }) => sum + frameOf(section, kind, style), 0)
  const stepLines = steps.map((step) => linesIn([`  ${typed(step)}`], style.width) - 1)
  const least = inbox + lists.filter(({ section }) => section.total > 0).length + (stepLines[0] ?? 0)
  const heads = frames + least > room ? 'without' : 'with'
  const saved = heads === 'with' ? 0 : HEAD * lists.filter(({ section }) => section.total > 0).length
  const left = room - frames + saved
  const more = shared(
    left - least,
    stepLines.slice(1).map((lines) => ({ there: 1, lines })),
    0,
  )
  const shownSteps = steps.filter((_, i) => i === 0 || more[i - 1] === 1)
  const taken = stepLines.reduce((sum, lines, i) => sum + (i === 0 || more[i - 1] === 1 ? lines : 0), 0)
  const [entries = 0, ...rows] = shared(left - taken, [
    { there: day.new.length, lines: inbox || 1 },
    ...lists.map(({ section }) => ({ there: section.tickets.length, lines: 1 })),
  ])
  const sections = [
    news(day, entries, style),
    ...lists.map(({ section, kind }, i) => tickets(section, kind, { most: rows[i] ?? 0, heads }, style)),
    ...fixed,
    [style.say(words.next), ...shownSteps.map((step) => `  ${typed(step)}`)].join('\n'),
  ]
  return sections.join('\n\n')
}

/** What a list takes beside its rows; where not all of them may be shown, the line that says so, too. */
function frameOf({ total }: TicketSection, kind: Kind, style: Style): number {
  if (total === 0) return 2
  return total === 1 ? FRAME : FRAME + linesIn([moreOf(total, style.typed(allOf(total, kind)), style)], style.width) - 1
}

/** The same of what is unread. */
function newsFrame({ new: entries }: Day, style: Style): number {
  if (entries.length === 0) return 2
  const ends = [`  ${style.typed(openOf(entries))}`, moreOf(entries.length, style.typed('inbox'), style)]
  return 1 + Math.max(...ends.map((end) => linesIn([end], style.width)))
}

const linesIn = (texts: readonly string[], width: number): number =>
  texts.reduce((sum, text) => sum + wrap(text, width).split('\n').length + 1, 0)

interface Kind {
  title: Text
  empty: Text
  /** Shows them all. */
  command: string
  columns: string[]
}
const OWN: Kind = {
  title: words.own.title,
  empty: words.own.empty,
  command: 'list --requester @me',
  columns: ['id', 'status', 'priority', 'title', 'assignee', 'createdAt'],
}
const ASSIGNED: Kind = {
  title: words.assigned.title,
  empty: words.assigned.empty,
  command: 'list --assignee @me',
  columns: ['id', 'status', 'priority', 'title', 'requester', 'createdAt'],
}
const UNASSIGNED: Kind = {
  title: words.unassigned.title,
  empty: words.unassigned.empty,
  command: 'list --assignee none',
  columns: ['id', 'status', 'priority', 'title', 'requester', 'createdAt'],
}

const listsOf = ({ role, mine, unassigned }: Day): { section: TicketSection; kind: Kind }[] => [
  { section: mine, kind: role === 'EMPLOYEE' ? OWN : ASSIGNED },
  ...(unassigned ? [{ section: unassigned, kind: UNASSIGNED }] : []),
]

/** What is unread, the newest first, and what to type to read it. */
function news({ new: entries }: Day, most: number, style: Style): string {
  if (entries.length === 0) return style.say(inboxWords.empty)
  const shown = entries.slice(0, most)
  const more = entries.length - shown.length
  return [
    inboxHeading(entries.length, style),
    ...inboxLines(shown, style),
    more > 0 ? moreOf(more, style.typed('inbox'), style) : `  ${style.chalk.bold(style.typed(openOf(entries)))}`,
  ].join('\n')
}

/** A narrow and short terminal has no room for the headers of tables. */
interface Extent {
  most: number
  heads: 'with' | 'without'
}

function tickets(section: TicketSection, kind: Kind, { most, heads }: Extent, style: Style): string {
  const { say } = style
  if (section.total === 0) return say(kind.empty)
  const since = kind === UNASSIGNED ? ago(section.oldest, style) : ''
  const oldest = since && say(words.oldest(since))
  const shown = section.tickets.slice(0, most)
  const fields = ticketListing.fields.filter((f) => kind.columns.includes(f.name))
  const title = heading(kind.title, section.total, style)
  const lines = [
    widthOf(title + oldest) > style.width ? title : title + oldest,
    heads === 'with' ? table(shown, fields, style, true) : bareTable(shown, fields, style),
  ]
  const more = section.total - shown.length
  if (more > 0) lines.push(moreOf(more, style.typed(allOf(section.total, kind)), style))
  return lines.join('\n')
}

/** Without its header. */
const bareTable = (shown: readonly Ticket[], fields: readonly Field<Ticket>[], style: Style): string =>
  table(shown, fields, style, true).split('\n').slice(HEAD).join('\n')

/** A list that is longer than what it shows by itself needs to be told. */
const allOf = (total: number, { command }: Kind): string =>
  total > FIRST_TICKETS ? `${command} --limit ${total}` : command

function counts({ statuses, technicians }: Counts, style: Style): string {
  const number = numbers(style)
  const open = statuses.reduce((sum, s) => sum + s.open, 0)
  const carrying = technicians.slice(0, MOST_NAMES).map((t) => `${inert(t.username)} ${number(t.open)}`)
  const lines = [
    heading(words.openInAll, open, style),
    statuses.map((s) => `${paint(inert(s.name), s.color, style)} ${number(s.open)}`).join(', '),
    `${style.say(words.loads)} ${carrying.join(', ') || '—'}`,
  ]
  if (technicians.length > carrying.length)
    lines.push(moreOf(technicians.length - carrying.length, style.typed('day --json'), style))
  return lines.join('\n')
}

const numbers =
  ({ lang }: Style) =>
  (n: number) =>
    counted(n)[lang]
const heading = (title: Text, total: number, style: Style) =>
  style.chalk.bold(`${style.say(title)} (${numbers(style)(total)})`)
const moreOf = (n: number, command: string, style: Style) => {
  const number = numbers(style)(n)
  return style.chalk.dim(style.say(words.more(number, command)))
}
