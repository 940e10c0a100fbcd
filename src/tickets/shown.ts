import type { Person } from '../core/roles.js'
import { inert } from '../terminal/inert.js'
import { paint } from '../terminal/paint.js'
import type { Style } from '../terminal/style.js'
import type { Ticket } from './ticket.js'

/** `Bob Martin (bob)`, or the username alone. */
export const personName = (p: Person): string =>
  p.fullName && p.fullName !== p.username ? `${inert(p.fullName)} (${inert(p.username)})` : inert(p.username)

export const statusName = ({ status }: Pick<Ticket, 'status'>, style: Style): string =>
  paint(inert(status.name), status.color, style)

/** What stands beside a ticket that somebody has not read. */
export function unreadSign({ unread }: Pick<Ticket, 'unread'>, { isAscii }: Style): string {
  if (!unread) return ''
  return isAscii ? '*' : '●'
}

/** `● 12`; a number that was read stands alone. */
export const numberAndSign = (ticket: Pick<Ticket, 'id' | 'unread'>, style: Style): string =>
  [style.chalk.bold(unreadSign(ticket, style)), ticket.id].filter(Boolean).join(' ')
