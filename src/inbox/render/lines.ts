import { common } from '../../core/words.js'
import { inert } from '../../terminal/inert.js'
import { pageWidth, type Style } from '../../terminal/style.js'
import { ago } from '../../terminal/time.js'
import { NARROW, truncate, widthOf } from '../../terminal/width.js'
import { unreadSign } from '../../tickets/shown.js'
import type { InboxEntry, InboxEvent } from '../inbox.js'
import { words } from '../words.js'

/** Characters of a comment that may be seen of it. */
const BEGINNING = 200
/** Columns that what happened needs; where it has fewer, neither when it was nor how much more there is is told. */
const LEAST = 24

/** How many lines an entry takes. */
export const linesOf = (style: Style): number => (pageWidth(style) < NARROW ? 2 : 1)

/**
 * What happened to each ticket last, in one line, or two on a narrow terminal: number, title, who, when, what, below
 * one another. Unread ones are bold; where others are among them, `unread` tells which, and they have a sign.
 */
export function inboxLines(entries: readonly InboxEntry[], style: Style, unread?: ReadonlySet<number>): string[] {
  const width = pageWidth(style)
  const digits = entries.reduce((most, { ticket }) => Math.max(most, String(ticket.id).length), 0)
  const sign = unreadSign({ unread: true }, style)
  const named = entries.map(({ ticket }) => {
    const isUnread = unread?.has(ticket.id) ?? true
    const before = unread ? `${isUnread ? sign : ' '.repeat(widthOf(sign))} ` : ''
    const name = `${before}${String(ticket.id).padStart(digits)}  ${inert(ticket.title)}`
    return isUnread ? style.chalk.bold(name) : name
  })
  const narrow = width < NARROW
  const room = narrow ? width : Math.floor(width * 0.4)
  const column = named.reduce((most, name) => Math.max(most, Math.min(widthOf(name), room)), 0)
  return entries.map((entry, i) => {
    const name = truncate(named[i] ?? '', room)
    if (narrow) return [name, `    ${happened(entry, width - 4, style)}`].join('\n')
    const gap = ' '.repeat(column - widthOf(name) + 2)
    return `${name}${gap}${happened(entry, width - column - 2, style)}`
  })
}

/** Who did what, and when, in at most so many columns. */
function happened({ ticket, events }: InboxEntry, columns: number, style: Style): string {
  const { chalk, say } = style
  const last = events.at(-1)
  if (!last) return ''
  const answer = events.findLast((e) => e.kind === 'answer')
  const resolved = events.findLast((e) => e.kind === 'status' && e.text === ticket.status.name)
  const isResolved = ticket.status.state === 'resolved' && resolved !== undefined && answer !== undefined
  // That it is resolved is the news, whichever of both came last.
  const what = isResolved ? say(words.statusAnd(whatOf(resolved, style), whatOf(answer, style))) : whatOf(last, style)
  const others = events.length - (isResolved ? 2 : 1)
  const [who, when] = [whoOf(last, style), ago(last.at, style)]
  const line = (told: string, more: string) => {
    const begun = say(words.said(chalk.dim(told)))
    const left = columns - widthOf(more)
    return { text: `${truncate(`${begun}${what}`, left)}${more}`, left: left - widthOf(begun) }
  }
  const more = others > 0 ? ` ${chalk.dim(say(words.andMore(others)))}` : ''
  const whole = line([who, when].filter(Boolean).join(', '), more)
  return whole.left < Math.min(LEAST, widthOf(what))
    ? line(who, others > 0 ? chalk.dim(` +${others}`) : '').text
    : whole.text
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
