import { type Actor, type Change, canBeAssigned, mayAssign, mayEdit, maySetStatus, type State, type Ticket, type User } from '../domain.js'
import { failure, same } from '../errors.js'
import { inBatches } from '../repositories/batches.js'
import { findCommentRows } from '../repositories/comments.js'
import { findLookups } from '../repositories/lookups.js'
import { deleteTickets, findTicketRows } from '../repositories/ticket-writes.js'
import { type ChangedTicket, changeTickets, readTickets, type Wanted } from './change-tickets.js'
import { findCategory, findPriority, findStatus, firstStatus } from './names.js'
import { recordOutside } from './outside.js'
import type { Session } from './sessions.js'
import { named, person, text } from './ticket-fields.js'
import { getTicket, inDefaultOrder, listTickets } from './tickets.js'
import { inUnit } from './unit.js'
import { namesActor, resolveUser } from './user-names.js'

type Changed = Promise<Change<ChangedTicket>>

/** To a technician or administrator, by name; technicians only to themselves, which is to take it. */
export async function assignTickets(session: Session, input: { tickets: number[]; to: string }): Changed {
  const { actor } = session
  if (actor.role !== 'ADMIN') {
    if (namesActor(actor, input.to)) return takeTickets(session, input.tickets)
    throw failure('FORBIDDEN', {
      en: 'Technicians take tickets for themselves; administrators assign them to others.',
      fr: 'Les techniciens prennent des tickets pour eux-mêmes ; les administrateurs les confient à d’autres.',
    })
  }
  return changeTickets(session, input.tickets, async ({ tx }) => {
    const assignee = await resolveUser(tx, actor, input.to)
    if (!canBeAssigned(assignee)) throw notATechnician(assignee)
    return { wanted: { assignee: person(assignee) }, allows: (who, t) => mayAssign(who, t, assignee) }
  })
}

export const notATechnician = (user: User) =>
  failure('INVALID', {
    en: `'${user.username}' is neither technician nor administrator.`,
    fr: `« ${user.username} » n'est ni technicien ni administrateur.`,
  })

/** For the actor, what nobody has. CONFLICT where somebody does. */
export const takeTickets = (session: Session, tickets: readonly number[]): Changed =>
  changeTickets(session, tickets, async () => ({
    wanted: { assignee: person(session.actor) },
    allows: (who, t) => mayAssign(who, t, who),
    conflict: (t) => (t.assignee && t.assignee.id !== session.actor.id ? taken(t, t.assignee.username, session.actor) : undefined),
  }))

const taken = (ticket: Ticket, by: string, actor: Actor) =>
  failure(
    'CONFLICT',
    { en: `Ticket #${ticket.id} is with ${by} already.`, fr: `Le ticket #${ticket.id} est déjà à ${by}.` },
    actor.role === 'ADMIN' ? same(`helpdesk ticket assign ${ticket.id} --to @me`) : undefined,
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
  return changeTickets(session, input.tickets, async ({ tx }) => {
    const lookups = await findLookups(tx)
    const status = typeof input.to === 'string' ? findStatus(lookups, input.to) : firstStatus(lookups, input.to.first)
    if (session.actor.role === 'EMPLOYEE' && status.state !== 'pending') throw onlyReopens()
    return {
      wanted: { status: named(status) },
      allows: (who, t) => maySetStatus(who, t, status.state),
      status,
      comment: input.comment,
    }
  })
}

const onlyReopens = () =>
  failure('FORBIDDEN', {
    en: 'Employees reopen their own resolved tickets, and set no other status.',
    fr: 'Les employés rouvrent leurs propres tickets résolus, sans autre changement de statut.',
  })

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

export interface EditInput {
  title?: string | undefined
  description?: string | undefined
  category?: string | undefined
  priority?: string | undefined
}

/** Changes what is given of one ticket, as it was when this began. CONFLICT, with both values, where somebody changed the same meanwhile. */
export async function editTicket(session: Session, id: number, input: EditInput): Changed {
  const seen = await getTicket(session, id)
  return changeTickets(
    session,
    [id],
    async ({ tx }) => {
      const lookups = await findLookups(tx)
      const wanted: Wanted = {}
      if (input.title !== undefined) wanted.title = text(input.title)
      if (input.description !== undefined) wanted.description = text(input.description)
      if (input.category !== undefined) wanted.category = named(findCategory(lookups, input.category))
      if (input.priority !== undefined) wanted.priority = named(findPriority(lookups, input.priority))
      return { wanted, allows: mayEdit }
    },
    [seen],
  )
}

/** The first of the default list that is the actor's or nobody's; null where there is none. */
export async function nextTicket(session: Session): Promise<Ticket | null> {
  const first = async (assignee: string) => (await listTickets(session, { all: false, assignee }, 1))[0]
  const [mine, free] = [await first(`id:${session.actor.id}`), await first('none')]
  return [mine, free].filter((t) => t !== undefined).sort(inDefaultOrder)[0] ?? null
}

/** Takes the first open ticket that nobody has, the next one where somebody is quicker; null where none is left. */
export async function takeNext(session: Session): Promise<Ticket | null> {
  for (;;) {
    const [first] = await listTickets(session, { all: false, assignee: 'none' }, 1)
    if (!first) return null
    try {
      const { items } = await takeTickets(session, [first.id])
      return items[0] ?? null
    } catch (error) {
      if (!lostTheRace(error)) throw error
    }
  }
}

/** Somebody took it, or it is gone or out of sight since. */
const lostTheRace = (error: unknown) => ['CONFLICT', 'NOT_FOUND'].includes((error as { code?: string }).code ?? '')

/** Deletes tickets with their comments, all or none; the history keeps both whole. */
export async function deleteTicketsForGood(
  { db, actor }: Session,
  ids: readonly number[],
): Promise<Change<Ticket & { result: 'deleted' }>> {
  return inUnit(db, actor, async (unit) => {
    const tickets = await readTickets(unit, actor, ids)
    await recordOutside(unit, tickets)
    for (const batch of inBatches(ids)) {
      for (const row of await findCommentRows(unit.tx, batch)) {
        unit.record({ entity: 'comment', entityId: row.id, field: 'deleted', oldValue: JSON.stringify(row) })
      }
      for (const row of await findTicketRows(unit.tx, batch)) {
        unit.record({ entity: 'ticket', entityId: row.id, field: 'deleted', oldValue: JSON.stringify(row), oldName: row.title })
      }
      await deleteTickets(unit.tx, batch)
    }
    return unit.change(
      tickets.map((t) => ({ ...t, result: 'deleted' as const })),
      tickets.length,
    )
  })
}
