import { counted } from '../../core/number.js'
import type { Style } from '../../terminal/style.js'
import type { InboxEntry } from '../inbox.js'
import { words } from '../words.js'

/** `New for you (3)` */
export const heading = (total: number, style: Style): string =>
  style.chalk.bold(`${style.say(words.title)} (${style.say(counted(total))})`)

/** What opens the newest of them; of what was taken away, and is out of sight, what notes it as read. */
export function openOf([first]: readonly InboxEntry[]): string {
  if (!first) return 'inbox'
  const isAway = first.events.every((e) => e.kind === 'taken-away')
  return isAway ? `inbox --read ${first.ticket.id}` : String(first.ticket.id)
}
