import { common } from '../../core/words.js'
import { inert } from '../../terminal/inert.js'
import { pageWidth, type Style } from '../../terminal/style.js'
import { ago } from '../../terminal/time.js'
import { truncate } from '../../terminal/width.js'
import { FIELD_NAMES, OUTSIDE } from '../../tickets/render/history.js'
import type { NewsItem } from '../day.js'
import { words } from '../words.js'

/** Below so many columns what happened gets a line of its own. */
const NARROW = 60
/** Characters of a comment that may be seen of it. */
const BEGINNING = 200

/** What happened to a ticket, in one line, or two on a narrow terminal: number, title, who, when, what. */
export function newsLine(item: NewsItem, style: Style): string {
  const width = pageWidth(style)
  const { chalk, say } = style
  const ticket = `#${item.ticket.id} ${inert(item.ticket.title)}`
  const when = [whoOf(item, style), ago(item.at, style)].filter(Boolean).join(', ')
  const what = `${say(words.said(chalk.dim(when)))}${whatOf(item, style)}`
  if (width < NARROW) return [truncate(ticket, width), truncate(`  ${what}`, width)].join('\n')
  return truncate(`${truncate(ticket, Math.floor(width * 0.4))}  ${what}`, width)
}

function whoOf({ actor }: NewsItem, { say }: Style): string {
  if (!actor) return say(OUTSIDE)
  const { formerly } = actor
  return formerly === undefined ? inert(actor.username) : say(common.formerly(inert(formerly)))
}

function whatOf({ field, from, to }: NewsItem, { say }: Style): string {
  if (field === 'comment') return inert([...(to ?? '').trim()].slice(0, BEGINNING).join('').replace(/\s+/g, ' '))
  const name = FIELD_NAMES[field]
  const none = field === 'assignee' ? say(common.nobody) : '—'
  const shown = (value: string | null) => (value === null ? none : inert(value))
  return `${name ? say(name) : inert(field)} ${shown(from)} → ${shown(to)}`
}
