import type { HelpdeskError } from '../../../core/errors.js'
import { failure } from '../../../core/errors.js'
import type { Actor } from '../../../core/roles.js'
import type { Status } from '../../../lookups/lookup.js'
import type { StoredTicket } from '../../queries/tickets.js'
import type { Ticket } from '../../ticket.js'
import type { Value } from '../../value.js'
import { failureWords } from '../../words/failures.js'
import { CHANGING, type Changing, type Wanted } from '../history/changing-fields.js'
import { checkNotLost } from './changed-meanwhile.js'
import type { Now } from './look.js'

export interface Plan {
  /** What the tickets are to become. */
  wanted: Wanted
  /** The rule of the contract, asked for each ticket. */
  allows: (actor: Actor, ticket: Ticket) => boolean
  /** A collision with what the ticket is now. */
  conflict?: (ticket: Ticket) => HelpdeskError | undefined
  /** The status in `wanted`, which decides on closed_at. */
  status?: Status
  /** Added to the conversation of every ticket. */
  comment?: string | undefined
}

/** Tickets as they are, and those of them that a plan would change; `written` also by a comment. */
export interface Differing extends Now {
  plan: Plan
  differing: readonly StoredTicket[]
  unclosed: readonly StoredTicket[]
  written: ReadonlySet<number>
}

/** Throws where a rule or somebody quicker is against it. */
export function compared(
  actor: Actor,
  { seen, stored, last }: Now & { seen: readonly Ticket[] },
  plan: Plan,
): Differing {
  const before = stored.map((s) => s.ticket)
  checkNotLost(actor, seen, before, plan.wanted)
  const forbidden = before.filter((t) => !plan.allows(actor, t))
  if (forbidden.length > 0) throw notAllowed(forbidden)
  for (const ticket of before) {
    const collision = plan.conflict?.(ticket)
    if (collision) throw collision
  }
  const differing = stored.filter((s) => differences(s, plan.wanted).length > 0)
  const unclosed = stored.filter((s) => lacksClosingTime(s, plan))
  const written = new Set((plan.comment === undefined ? [...differing, ...unclosed] : stored).map((s) => s.ticket.id))
  return { plan, stored, last, differing, unclosed, written }
}

/** What is asked to be resolved and was, by another program, which writes no closing time. */
const lacksClosingTime = ({ statusId, closedAt }: StoredTicket, { status }: Plan): boolean =>
  status?.state === 'resolved' && statusId === status.id && closedAt === null

/** A field that is to become something else; `from` is as stored. */
export type Difference = Changing & { from: Value; to: Value }

/** What is to change of a ticket. */
export const differences = ({ ticket, statusId }: StoredTicket, wanted: Wanted): Difference[] =>
  CHANGING.flatMap((field) => {
    const [current, to] = [field.current(ticket), wanted[field.name]]
    const from = field.name === 'status' ? { ...current, value: statusId } : current
    if (to === undefined || from.value === to.value) return []
    // Filled in, it is called what it counted as: the history tells that there was none.
    return [{ ...field, from: current.value === to.value ? { ...from, name: null } : from, to }]
  })

/** Whoever sees a ticket may comment on it. */
export const notAllowed = (tickets: readonly { id: number }[]) => {
  const [first, ...others] = tickets
  const hint = first && others.length === 0 ? { run: `ticket comment ${first.id}` } : undefined
  return failure('FORBIDDEN', failureWords.notAllowed(tickets), hint)
}
