import type { Integer } from '../../core/number.js'
import type { User } from '../../identity/user.js'
import { inert } from '../../terminal/inert.js'
import type { Style } from '../../terminal/style.js'
import { table } from '../../terminal/table/table.js'
import { ticketListing } from '../../tickets/render/listing.js'
import type { Ticket } from '../../tickets/ticket.js'
import { words } from '../words.js'

/** The first open tickets, and how many there are in all. */
export interface Waiting {
  open: Integer
  tickets: Ticket[]
}

interface Welcome {
  database: string
  user: User | null
  accounts: { username: string; role: string; password: string }[]
  waiting: Waiting
}

/**
 * What `init` says at its end: where the data is, who is logged in, what waits, and three commands that work as
 * printed: the database is the configured one by now.
 */
export function welcome({ database, user, accounts, waiting }: Welcome, style: Style): string {
  const { say, ok, chalk } = style
  const parts = [ok(words.ready(inert(database)))]
  if (!user) {
    parts.push(say(words.administered(style.typed('login', null))))
    return parts.join('\n')
  }
  parts.push(ok(words.loggedIn(inert(user.username), inert(user.role))))
  if (accounts.length > 0) {
    const head = say(words.sampleAccounts)
    parts.push('', head, ...accounts.map((a) => `  ${a.username.padEnd(8)} ${a.role.padEnd(11)} ${a.password}`))
  }
  const first = waiting.tickets[0]
  if (first) {
    const columns = ticketListing.fields.filter((f) => ticketListing.table.includes(f.name))
    parts.push('', chalk.bold(say(words.openTickets(waiting.open))), table(waiting.tickets, columns, style, true))
  }
  const next = first
    ? [`ticket show ${first.id}`, `ticket take ${first.id}`, 'ticket list --assignee none']
    : ['ticket create', 'ticket list', 'register']
  parts.push('', say(words.tryNext), ...next.map((command) => `  ${style.typed(command, null)}`))
  return parts.join('\n')
}
