import { common } from '../../core/words.js'
import { inert } from '../../terminal/inert.js'
import { pageWidth, type Style } from '../../terminal/style.js'
import { ago } from '../../terminal/time.js'
import { truncate, widthOf } from '../../terminal/width.js'
import type { InboxEntry, InboxEvent } from '../inbox.js'
import { words } from '../words.js'

/** Below so many columns what happened gets a line of its own. */
const NARROW = 60
/** Characters of a comment that may be seen of it. */
const BEGINNING = 200

/** How many lines an entry takes. */
export const linesOf = (style: Style): number => (pageWidth(style) < NARROW ? 2 : 1)

/** What happened to a ticket last, in one line, or two on a narrow terminal: number, title, who, when, what. */
export function inboxLine({ ticket, events }: InboxEntry, style: Style): string {
  const width = pageWidth(style)
  const { chalk, say } = style
  const last = events.at(-1)
  const name = chalk.bold(`${ticket.id}  ${inert(ticket.title)}`)
  if (!last) return truncate(name, width)
  const when = [whoOf(last, style), ago(last.at, style)].filter(Boolean).join(', ')
  const more = events.length > 1 ? ` ${chalk.dim(say(words.andMore(events.length - 1)))}` : ''
  const what = (columns: number) => {
    const begun = `${say(words.said(chalk.dim(when)))}${whatOf(last, style)}`
    return `${truncate(begun, columns - (more === '' ? 0 : say(words.andMore(events.length - 1)).length + 1))}${more}`
  }
  if (width < NARROW) return [truncate(name, width), `    ${what(width - 4)}`].join('\n')
  const shown = truncate(name, Math.floor(width * 0.4))
  return `${shown}  ${what(width - widthOf(shown) - 2)}`
}

function whoOf({ by }: InboxEvent, { say }: Style): string {
  if (!by) return say(common.outside)
  return by.formerly === undefined ? inert(by.username) : say(common.formerly(inert(by.formerly)))
}

function whatOf({ kind, text }: InboxEvent, { say }: Style): string {
  switch (kind) {
    case 'answer':
      return inert([...(text ?? '').trim()].slice(0, BEGINNING).join('').replace(/\s+/g, ' '))
    case 'reopened':
      return say(words.reopened)
    case 'given':
      return say(words.given)
    case 'taken-away':
      return say(words.takenAway)
    case 'status':
      return say(words.status(inert(text ?? '—')))
  }
}
