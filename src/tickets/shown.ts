import type { Instant } from '../core/instants.js'
import type { Text } from '../core/language.js'
import type { Person } from '../core/roles.js'
import type { State } from '../lookups/lookup.js'
import { type Rank, rankOf } from '../lookups/rank.js'
import { inert } from '../terminal/inert.js'
import { alarming, paint } from '../terminal/paint.js'
import type { Style } from '../terminal/style.js'
import { age, ago, dateTime } from '../terminal/time.js'
import type { Ticket } from './ticket.js'
import { fieldWords } from './words/fields.js'

/** `Bob Martin (bob)`, or the username alone. */
export const personName = (p: Person): string =>
  p.fullName && p.fullName !== p.username ? `${inert(p.fullName)} (${inert(p.username)})` : inert(p.username)

/** The sign of each state, drawn and in ASCII. */
const STATES = {
  pending: { drawn: '○', ascii: 'o' },
  'in-progress': { drawn: '◐', ascii: '>' },
  resolved: { drawn: '✓', ascii: 'x' },
} satisfies Record<State, unknown>

/** `○ Pending`, in the status's colour; where signs are words, its name alone. */
export function statusCell({ status }: Pick<Ticket, 'status'>, style: Style): string {
  const sign = style.signs === 'words' ? '' : `${STATES[status.state][style.signs]} `
  return paint(`${sign}${inert(status.name)}`, status.color, style)
}

/** The sign of the highest and of the lowest priority. */
const RANKS = {
  high: { drawn: '▲', ascii: '^' },
  medium: { drawn: '', ascii: '' },
  low: { drawn: '▽', ascii: 'v' },
} satisfies Record<Rank, unknown>

/** What of a priority is to be seen at a glance: a high one, a low one; one that is none of the three by its name. */
export function priorityCell({ priority }: Pick<Ticket, 'priority'>, style: Style): string {
  const rank = rankOf(priority)
  const text = rank && style.signs !== 'words' ? RANKS[rank][style.signs] : inert(priority.name)
  return rank === 'high' ? alarming(text, style) : text
}

/** A column of signs has a short head. */
export const priorityHead = ({ signs }: Style): Text =>
  signs === 'words' ? fieldWords.priority : fieldWords.signOfPriority

export const statusName = ({ status }: Pick<Ticket, 'status'>, style: Style): string =>
  paint(inert(status.name), status.color, style)

/** What stands beside a ticket that somebody has not read. */
export function unreadSign({ unread }: Pick<Ticket, 'unread'>, { signs, say }: Style): string {
  if (!unread) return ''
  return { drawn: '●', ascii: '*', words: say(fieldWords.new) }[signs]
}

/** `● 12`; a number that was read stands alone. */
export function numberAndSign(ticket: Pick<Ticket, 'id' | 'unread'>, style: Style): string {
  const sign = unreadSign(ticket, style)
  return sign === '' ? String(ticket.id) : `${style.chalk.bold(sign)} ${ticket.id}`
}

type At = (ticket: Ticket) => Instant | null
export const time = (at: At) => ({ plain: at, shown: (t: Ticket, style: Style) => ago(at(t), style) })
/** As short as a column of every list has to be. */
export const since = (at: At) => ({ plain: at, shown: (t: Ticket, style: Style) => age(at(t), style) })
export const timeFact = (at: At) => (t: Ticket, style: Style) =>
  at(t) === null ? '' : `${dateTime(at(t), style)} (${ago(at(t), style)})`
