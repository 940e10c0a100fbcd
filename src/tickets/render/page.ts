import { common } from '../../core/words.js'
import { inert, inertBlock } from '../../terminal/inert.js'
import type { Listing } from '../../terminal/listing.js'
import { pageWidth, type Style } from '../../terminal/style.js'
import { ago, dateTime } from '../../terminal/time.js'
import { widthOf, wrap } from '../../terminal/width.js'
import { LISTED } from '../ordered-fields.js'
import { personName } from '../shown.js'
import type { Comment, HistoryEntry, Ticket } from '../ticket.js'
import { fieldWords } from '../words/fields.js'
import { historyText } from './history.js'
import { ticketListing } from './listing.js'

type Detail = Ticket & { comments: Comment[]; history?: HistoryEntry[] }

export const ticketDetailListing: Listing<Detail> = {
  ...ticketListing,
  fields: [
    ...ticketListing.fields,
    { name: 'comments', title: fieldWords.comments, plain: (t) => JSON.stringify(t.comments) },
    { name: 'history', title: fieldWords.history, plain: (t) => (t.history ? JSON.stringify(t.history) : null) },
  ],
  plain: [...ticketListing.plain, 'description'],
}

/** A ticket laid out for reading, wrapped to the terminal: what it is, what it says, the conversation, the history. */
export function ticketPage(ticket: Detail, style: Style): string {
  const columns = pageWidth(style)
  const { chalk, say } = style
  const parts = [
    wrap(chalk.bold(`#${ticket.id}  ${inert(ticket.title)}`), columns),
    facts(ticket, style),
    indented(ticket.description, columns),
  ]
  if (ticket.comments.length > 0) {
    parts.push(chalk.bold(say(fieldWords.conversation)))
    for (const c of ticket.comments) parts.push(comment(c, columns, style))
  }
  if (ticket.history) {
    parts.push(chalk.bold(say(fieldWords.history)))
    parts.push(historyText(ticket.history, style))
  }
  return parts.join('\n\n')
}

/** Several, with a rule between them. */
export const ticketPages = (shown: Detail | Detail[], style: Style): string =>
  [shown]
    .flat()
    .map((ticket) => ticketPage(ticket, style))
    .join(`\n\n${style.chalk.dim('─'.repeat(pageWidth(style)))}\n\n`)

function facts(ticket: Ticket, style: Style): string {
  const { say, chalk } = style
  const rows = LISTED.flatMap(({ fact, label }) =>
    fact ? [[say(fact.label ?? label), fact.shown(ticket, style)] as const] : [],
  )
  const shown = rows.filter(([, value]) => value !== '')
  const width = Math.max(...shown.map(([name]) => widthOf(name))) + 2
  return shown.map(([name, value]) => chalk.dim(name) + ' '.repeat(width - widthOf(name)) + value).join('\n')
}

function comment(c: Comment, columns: number, style: Style): string {
  const former = c.author.formerly
  const name = former === undefined ? personName(c.author) : style.say(common.formerly(inert(former)))
  const head = `${style.chalk.bold(name)}${style.chalk.dim(`, ${dateTime(c.createdAt, style)} (${ago(c.createdAt, style)})`)}`
  return `${wrap(head, columns)}\n${indented(c.content, columns)}`
}

const indented = (text: string, columns: number): string =>
  wrap(inertBlock(text), columns - 2)
    .split('\n')
    .map((line) => `  ${line}`.trimEnd())
    .join('\n')
