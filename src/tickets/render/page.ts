import type { Text } from '../../core/language.js'
import { inert, inertBlock } from '../../terminal/inert.js'
import type { Listing } from '../../terminal/listing.js'
import { pageWidth, type Style } from '../../terminal/style.js'
import { ago, dateTime } from '../../terminal/time.js'
import { widthOf, wrap } from '../../terminal/width.js'
import type { Comment, HistoryEntry, Ticket } from '../ticket.js'
import { historyText } from './history.js'
import { personName, statusName, ticketListing } from './listing.js'

type Detail = Ticket & { comments: Comment[]; history?: HistoryEntry[] }

export const ticketDetailListing: Listing<Detail> = {
  ...ticketListing,
  fields: [
    ...ticketListing.fields,
    { name: 'comments', title: { en: 'Comments', fr: 'Commentaires' }, plain: (t) => JSON.stringify(t.comments) },
    { name: 'history', title: { en: 'History', fr: 'Historique' }, plain: (t) => (t.history ? JSON.stringify(t.history) : null) },
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
    parts.push(chalk.bold(say({ en: 'Conversation', fr: 'Conversation' })))
    parts.push(...ticket.comments.map((c) => comment(c, columns, style)))
  }
  if (ticket.history) {
    parts.push(chalk.bold(say({ en: 'History', fr: 'Historique' })))
    parts.push(historyText(ticket.history, style))
  }
  return parts.join('\n\n')
}

const NOBODY: Text = { en: 'nobody', fr: 'personne' }

function facts(ticket: Ticket, style: Style): string {
  const { say, chalk } = style
  const instant = (iso: string | null) => (iso === null ? '' : `${dateTime(iso, style)} (${ago(iso, style)})`)
  const rows: [Text, string][] = [
    [{ en: 'Status', fr: 'Statut' }, statusName(ticket, style)],
    [{ en: 'Priority', fr: 'Priorité' }, inert(ticket.priority.name)],
    [{ en: 'Category', fr: 'Catégorie' }, inert(ticket.category.name)],
    [{ en: 'Requester', fr: 'Demandeur' }, personName(ticket.requester)],
    [{ en: 'Assignee', fr: 'Assigné à' }, ticket.assignee ? personName(ticket.assignee) : say(NOBODY)],
    [{ en: 'Created', fr: 'Créé' }, instant(ticket.createdAt)],
    [{ en: 'Updated', fr: 'Modifié' }, instant(ticket.updatedAt)],
    [{ en: 'Resolved', fr: 'Résolu' }, instant(ticket.closedAt)],
  ]
  const shown = rows.filter(([, value]) => value !== '')
  const width = Math.max(...shown.map(([name]) => widthOf(say(name)))) + 2
  return shown.map(([name, value]) => chalk.dim(say(name)) + ' '.repeat(width - widthOf(say(name))) + value).join('\n')
}

function comment(c: Comment, columns: number, style: Style): string {
  const former = c.author.formerly
  const name =
    former === undefined ? personName(c.author) : style.say({ en: `formerly ${inert(former)}`, fr: `anciennement ${inert(former)}` })
  const head = `${style.chalk.bold(name)}${style.chalk.dim(`, ${dateTime(c.createdAt, style)} (${ago(c.createdAt, style)})`)}`
  return `${wrap(head, columns)}\n${indented(c.content, columns)}`
}

const indented = (text: string, columns: number): string =>
  wrap(inertBlock(text), columns - 2)
    .split('\n')
    .map((line) => `  ${line}`.trimEnd())
    .join('\n')
