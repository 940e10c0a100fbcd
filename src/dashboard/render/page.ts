import type { Text } from '../../core/language.js'
import { counted } from '../../core/number.js'
import { inert } from '../../terminal/inert.js'
import { paint } from '../../terminal/paint.js'
import type { Style } from '../../terminal/style.js'
import { table } from '../../terminal/table.js'
import { ago, dateTime } from '../../terminal/time.js'
import { FIRST_TICKETS, ticketListing } from '../../tickets/render/listing.js'
import type { Counts, Day, News, TicketSection } from '../day.js'
import { words } from '../words.js'
import { newsLine } from './news.js'
import { nextSteps } from './next-steps.js'

/** Who carries most: of more, only how many. */
const MOST_NAMES = 10

/** What waits for somebody, section by section, then commands that work as printed. */
export function dayPage(day: Day & { database: string | null }, style: Style): string {
  const typed = (command: string) => style.typed(command, day.database)
  const page: Page = { style, typed }
  const own = day.role === 'EMPLOYEE'
  const sections = [own ? tickets(day.mine, OWN, page) : tickets(day.mine, ASSIGNED, page)]
  if (day.unassigned) sections.push(tickets(day.unassigned, UNASSIGNED, page))
  sections.push(news(day.news, own ? NEW : ANSWERED, page))
  if (day.counts) sections.push(counts(day.counts, page))
  const next = style.say(words.next)
  sections.push([next, ...nextSteps(day).map((step) => `  ${typed(step)}`)].join('\n'))
  return sections.join('\n\n')
}

interface Page {
  style: Style
  /** A command as it can be typed here. */
  typed(command: string): string
}

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
  command: 'ticket list --requester @me',
  columns: ['id', 'status', 'priority', 'title', 'assignee', 'createdAt'],
}
const ASSIGNED: Kind = {
  title: words.assigned.title,
  empty: words.assigned.empty,
  command: 'ticket list --assignee @me',
  columns: ['id', 'status', 'priority', 'title', 'requester', 'createdAt'],
}
const UNASSIGNED: Kind = {
  title: words.unassigned.title,
  empty: words.unassigned.empty,
  command: 'ticket list --assignee none',
  columns: ['id', 'status', 'priority', 'title', 'requester', 'createdAt'],
}

function tickets(section: TicketSection, kind: Kind, { style, typed }: Page): string {
  const { say } = style
  if (section.total === 0) return say(kind.empty)
  const since = kind === UNASSIGNED ? ago(section.oldest, style) : ''
  const oldest = since && say(words.oldest(since))
  const lines = [
    `${heading(kind.title, section.total, style)}${oldest}`,
    table(
      section.tickets,
      ticketListing.fields.filter((f) => kind.columns.includes(f.name)),
      style,
      true,
    ),
  ]
  const more = section.total - section.tickets.length
  // A list that is longer than what it shows by itself needs to be told.
  const all = section.total > FIRST_TICKETS ? `${kind.command} --limit ${section.total}` : kind.command
  if (more > 0) lines.push(moreOf(more, typed(all), style))
  return lines.join('\n')
}

interface Since {
  title(instant: string): Text
  empty(instant: string): Text
}
const NEW: Since = {
  title: words.news.title,
  empty: words.news.empty,
}
const ANSWERED: Since = {
  title: words.answered.title,
  empty: words.answered.empty,
}

function news({ since, total, items }: News, words: Since, { style, typed }: Page): string {
  const at = dateTime(since, style)
  if (items.length === 0) return style.say(words.empty(at))
  const lines = [heading(words.title(at), total, style), ...items.map((item) => newsLine(item, style))]
  // The next look goes on where this one ended.
  if (total > items.length) lines.push(moreOf(total - items.length, typed(''), style))
  return lines.join('\n')
}

function counts({ statuses, technicians }: Counts, { style, typed }: Page): string {
  const number = numbers(style)
  const open = statuses.reduce((sum, s) => sum + s.open, 0)
  const carrying = technicians.slice(0, MOST_NAMES).map((t) => `${inert(t.username)} ${number(t.open)}`)
  const lines = [
    heading(words.openInAll, open, style),
    statuses.map((s) => `${paint(inert(s.name), s.color, style)} ${number(s.open)}`).join(', '),
    `${style.say(words.loads)} ${carrying.join(', ') || '—'}`,
  ]
  if (technicians.length > carrying.length)
    lines.push(moreOf(technicians.length - carrying.length, typed('--json'), style))
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
