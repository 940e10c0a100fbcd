import type { Acting } from '../../command/session.js'
import { failure } from '../../core/errors.js'
import { type Actor, canBeAssigned } from '../../core/roles.js'
import { candidatesRead, namesActor, resolveUser } from '../../identity/services/find-users.js'
import type { User } from '../../identity/user.js'
import type { State, Status } from '../../lookups/lookup.js'
import { lookupsRead } from '../../lookups/queries/lookups.js'
import { findCategory, findPriority, findStatus, firstStatus } from '../../lookups/services/find-lookup.js'
import { mayAssign, mayEdit, maySetStatus } from '../rights.js'
import type { Ticket } from '../ticket.js'
import { named, person } from '../value.js'
import { failureWords } from '../words/failures.js'
import type { Way } from './change.js'
import type { Plan } from './changing/compare.js'
import { lookAhead } from './changing/look.js'

/** Tickets, and by name what they are to get. */
interface Named {
  tickets: number[]
  to: string
}

/** To a technician or administrator, by name; technicians only to themselves, which is to take it. */
export async function assignTickets<R>(by: Acting, input: Named, change: Way<R>): Promise<R> {
  return change(by, input.tickets, async ({ tx, actor }, look) => {
    if (actor.role !== 'ADMIN') {
      if (namesActor(actor, input.to)) return taking(actor)
      throw failure('FORBIDDEN', failureWords.onlyForThemselves)
    }
    const people = candidatesRead(tx, [input.to], actor.id)
    const known = people && (await look({ people })).people
    const assignee = await resolveUser(tx, actor, input.to, known)
    if (!canBeAssigned(assignee)) throw notATechnician(assignee)
    return { wanted: { assignee: person(assignee) }, allows: (who, t) => mayAssign(who, t, assignee) }
  })
}

export const notATechnician = (user: User) => failure('INVALID', failureWords.notATechnician(user.username))

/** For the actor, what nobody has; `start`: in progress from then on. CONFLICT where somebody has one. */
export const takeTickets = <R>(
  by: Acting,
  { tickets, start = false }: { tickets: readonly number[]; start?: boolean },
  change: Way<R>,
): Promise<R> =>
  change(by, tickets, async ({ tx, actor }, look) =>
    taking(actor, start ? firstStatus((await look({ lookups: lookupsRead(tx) })).lookups, 'in-progress') : undefined),
  )

const taking = (actor: Actor, status?: Status): Plan => ({
  wanted: { assignee: person(actor), ...(status ? { status: named(status) } : {}) },
  allows: (who, t) => mayAssign(who, t, who) && (!status || maySetStatus(who, t, status.state)),
  conflict: (t) => (t.assignee && t.assignee.id !== actor.id ? taken(t, t.assignee.username, actor) : undefined),
  ...(status ? { status } : {}),
})

const taken = (ticket: Ticket, by: string, actor: Actor) =>
  failure(
    'CONFLICT',
    failureWords.takenAlready(ticket.id, by),
    actor.role === 'ADMIN' ? { run: `ticket assign ${ticket.id} --to @me` } : undefined,
  )

/** Leaves tickets without anybody; technicians only give back what is theirs. */
export const unassignTickets = <R>(by: Acting, tickets: readonly number[], change: Way<R>): Promise<R> =>
  change(by, tickets, async () => ({
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

export async function setStatus<R>(by: Acting, input: StatusInput, change: Way<R>): Promise<R> {
  return change(by, input.tickets, async ({ tx, actor }, look) => {
    const reads = { lookups: lookupsRead(tx) }
    const { lookups } = await (input.comment === undefined ? look(reads) : lookAhead(tx, input.tickets, look, reads))
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

export const setPriority = <R>(by: Acting, input: Named, change: Way<R>): Promise<R> =>
  change(by, input.tickets, async ({ tx }, look) => {
    const { lookups } = await look({ lookups: lookupsRead(tx) })
    return { wanted: { priority: named(findPriority(lookups, input.to)) }, allows: mayEdit }
  })

export const setCategory = <R>(by: Acting, input: Named, change: Way<R>): Promise<R> =>
  change(by, input.tickets, async ({ tx }, look) => {
    const { lookups } = await look({ lookups: lookupsRead(tx) })
    return { wanted: { category: named(findCategory(lookups, input.to)) }, allows: mayEdit }
  })
