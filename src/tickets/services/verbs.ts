import type { Session } from '../../command/session.js'
import { failure } from '../../core/errors.js'
import { type Actor, canBeAssigned } from '../../core/roles.js'
import type { Change } from '../../history/change.js'
import { namesActor, resolveUser } from '../../identity/services/find-users.js'
import type { User } from '../../identity/user.js'
import type { State } from '../../lookups/lookup.js'
import { findLookups } from '../../lookups/queries/lookups.js'
import { findCategory, findPriority, findStatus, firstStatus } from '../../lookups/services/find-lookup.js'
import { mayAssign, mayEdit, maySetStatus } from '../rights.js'
import type { Ticket } from '../ticket.js'
import { named, person } from '../value.js'
import { failureWords } from '../words/failures.js'
import { type ChangedTicket, changeTickets } from './change.js'

export type Changed = Promise<Change<ChangedTicket>>

/** To a technician or administrator, by name; technicians only to themselves, which is to take it. */
export async function assignTickets(session: Session, input: { tickets: number[]; to: string }): Changed {
  const { actor } = session
  if (actor.role !== 'ADMIN') {
    if (namesActor(actor, input.to)) return takeTickets(session, input.tickets)
    throw failure('FORBIDDEN', failureWords.onlyForThemselves)
  }
  return changeTickets(session, input.tickets, async ({ tx, actor }) => {
    const assignee = await resolveUser(tx, actor, input.to)
    if (!canBeAssigned(assignee)) throw notATechnician(assignee)
    return { wanted: { assignee: person(assignee) }, allows: (who, t) => mayAssign(who, t, assignee) }
  })
}

export const notATechnician = (user: User) => failure('INVALID', failureWords.notATechnician(user.username))

/** For the actor, what nobody has. CONFLICT where somebody does. */
export const takeTickets = (session: Session, tickets: readonly number[]): Changed =>
  changeTickets(session, tickets, async ({ actor }) => ({
    wanted: { assignee: person(actor) },
    allows: (who, t) => mayAssign(who, t, who),
    conflict: (t) => (t.assignee && t.assignee.id !== actor.id ? taken(t, t.assignee.username, actor) : undefined),
  }))

const taken = (ticket: Ticket, by: string, actor: Actor) =>
  failure(
    'CONFLICT',
    failureWords.takenAlready(ticket.id, by),
    actor.role === 'ADMIN' ? { run: `ticket assign ${ticket.id} --to @me` } : undefined,
  )

/** Leaves tickets without anybody; technicians only give back what is theirs. */
export const unassignTickets = (session: Session, tickets: readonly number[]): Changed =>
  changeTickets(session, tickets, async () => ({
    wanted: { assignee: person(null) },
    allows: (who, t) => mayAssign(who, t, null),
  }))

export interface StatusInput {
  tickets: number[]
  /** By id, name or word; or the first that counts as a state. */
  to: string | { first: State }
  /** A report for the conversation of each. */
  comment?: string | undefined
}

export async function setStatus(session: Session, input: StatusInput): Changed {
  return changeTickets(session, input.tickets, async ({ tx, actor }) => {
    const lookups = await findLookups(tx)
    const status = typeof input.to === 'string' ? findStatus(lookups, input.to) : firstStatus(lookups, input.to.first)
    if (actor.role === 'EMPLOYEE' && status.state !== 'pending') throw onlyReopens()
    return {
      wanted: { status: named(status) },
      allows: (who, t) => maySetStatus(who, t, status.state),
      status,
      comment: input.comment,
    }
  })
}

const onlyReopens = () => failure('FORBIDDEN', failureWords.onlyReopens)

export const setPriority = (session: Session, input: { tickets: number[]; to: string }): Changed =>
  changeTickets(session, input.tickets, async ({ tx }) => ({
    wanted: { priority: named(findPriority(await findLookups(tx), input.to)) },
    allows: mayEdit,
  }))

export const setCategory = (session: Session, input: { tickets: number[]; to: string }): Changed =>
  changeTickets(session, input.tickets, async ({ tx }) => ({
    wanted: { category: named(findCategory(await findLookups(tx), input.to)) },
    allows: mayEdit,
  }))
