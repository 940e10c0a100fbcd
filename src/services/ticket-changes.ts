import {
  type Actor,
  type Change,
  canBeAssigned,
  mayAssign,
  mayEdit,
  maySee,
  maySetStatus,
  type Status,
  type Ticket,
  type User,
} from '../domain.js'
import { failure, type HelpdeskError, same } from '../errors.js'
import { inBatches } from '../repositories/batches.js'
import { findCommentRows } from '../repositories/comments.js'
import { findLookups, type Lookups } from '../repositories/lookups.js'
import { deleteTickets, findTicketRows, findTicketsByIds, type TicketColumns, updateTickets } from '../repositories/tickets.js'
import { findPriority, findStatus, namesActor, resolveUser } from './names.js'
import type { Session } from './sessions.js'
import { addComment, noTickets } from './tickets.js'
import { inUnit, type Unit } from './unit.js'

export type ChangedTicket = Ticket & { result: 'changed' | 'unchanged' }

/** A field's stored value and, where that is an id, its name. */
interface Value {
  value: string | number | null
  name: string | null
}
type Field = 'title' | 'description' | 'category' | 'priority' | 'status' | 'assignee'
type Wanted = Partial<Record<Field, Value>>

const text = (value: string): Value => ({ value, name: null })
const named = (thing: { id: number; name: string }): Value => ({ value: thing.id, name: thing.name })
const person = (somebody: { id: number; username: string } | null): Value => ({
  value: somebody?.id ?? null,
  name: somebody?.username ?? null,
})

const FIELDS: Record<Field, { column: keyof TicketColumns; current: (t: Ticket) => Value }> = {
  title: { column: 'title', current: (t) => text(t.title) },
  description: { column: 'description', current: (t) => text(t.description) },
  category: { column: 'category_id', current: (t) => named(t.category) },
  priority: { column: 'priority_id', current: (t) => named(t.priority) },
  status: { column: 'status_id', current: (t) => named(t.status) },
  assignee: { column: 'assigned_to', current: (t) => person(t.assignee) },
}

interface Plan {
  /** What the ticket is to become. */
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

/**
 * Changes several tickets, all or none. `plan` looks up what was named, in the same transaction.
 * Throws NOT_FOUND for tickets the actor may not see, then FORBIDDEN, then CONFLICT, also where somebody changed one meanwhile.
 */
async function changeTickets(
  { db, actor }: Session,
  ids: readonly number[],
  plan: (unit: Unit) => Promise<Plan>,
): Promise<Change<ChangedTicket>> {
  return inUnit(db, actor, async (unit) => {
    const { wanted, allows, conflict, status, comment } = await plan(unit)
    const before = await readTickets(unit, actor, ids)
    const forbidden = before.filter((t) => !allows(actor, t))
    if (forbidden.length > 0) throw notAllowed(forbidden)
    for (const ticket of before) {
      const collision = conflict?.(ticket)
      if (collision) throw collision
    }
    const differing = before.filter((t) => differences(t, wanted).length > 0)
    const lookups = status ? await findLookups(unit.tx) : undefined
    for (const group of groups(differing, wanted)) await updateGroup(unit, group, wanted, status, lookups)
    if (comment !== undefined) for (const ticket of before) await addComment(unit, actor, ticket.id, comment)
    const changed = comment === undefined ? new Set(differing.map((t) => t.id)) : new Set(before.map((t) => t.id))
    const after = await findAll(unit, ids)
    return unit.change(
      after.map((t) => ({ ...t, result: changed.has(t.id) ? ('changed' as const) : ('unchanged' as const) })),
      changed.size,
    )
  })
}

async function findAll(unit: Unit, ids: readonly number[]): Promise<Ticket[]> {
  const found: Ticket[] = []
  for (const batch of inBatches([...ids].sort((a, b) => a - b))) found.push(...(await findTicketsByIds(unit.tx, batch)))
  return found
}

/** All of them, or NOT_FOUND with the numbers of those that are not there or not the actor's to see. */
async function readTickets(unit: Unit, actor: Actor, ids: readonly number[]): Promise<Ticket[]> {
  const found = await findAll(unit, ids)
  const visible = new Set(found.filter((t) => maySee(actor, t)).map((t) => t.id))
  const unseen = ids.filter((id) => !visible.has(id))
  if (unseen.length > 0) throw noTickets(unseen)
  return found
}

const differences = (ticket: Ticket, wanted: Wanted): Field[] =>
  (Object.keys(wanted) as Field[]).filter((f) => FIELDS[f].current(ticket).value !== wanted[f]?.value)

/** Tickets that the same UPDATE can change: the same fields, from the same values. */
function groups(tickets: readonly Ticket[], wanted: Wanted): Ticket[][] {
  const byKey = new Map<string, Ticket[]>()
  for (const ticket of tickets) {
    const key = JSON.stringify([
      differences(ticket, wanted).map((f) => [f, FIELDS[f].current(ticket).value]),
      ticket.status.state === 'resolved',
    ])
    byKey.set(key, [...(byKey.get(key) ?? []), ticket])
  }
  return [...byKey.values()]
}

async function updateGroup(
  unit: Unit,
  tickets: Ticket[],
  wanted: Wanted,
  status: Status | undefined,
  lookups: Lookups | undefined,
): Promise<void> {
  const first = tickets[0] as Ticket
  const fields = differences(first, wanted)
  const columns = (value: (f: Field) => Value) => Object.fromEntries(fields.map((f) => [FIELDS[f].column, value(f).value])) as TicketColumns
  const closedAt = status && closing(first.status.state === 'resolved', status.state === 'resolved')
  for (const batch of inBatches(tickets)) {
    const count = await updateTickets(
      unit.tx,
      batch.map((t) => t.id),
      {
        from: columns((f) => FIELDS[f].current(first)),
        to: columns((f) => wanted[f] as Value),
        pendingId: lookups?.statuses.find((s) => s.state === 'pending')?.id ?? null,
        ...(closedAt === undefined ? {} : { closedAt }),
      },
    )
    if (count < batch.length) throw changedMeanwhile(batch)
  }
  for (const ticket of tickets) {
    for (const field of fields) {
      const from = FIELDS[field].current(ticket)
      const to = wanted[field] as Value
      unit.record({
        entity: 'ticket',
        entityId: ticket.id,
        field,
        oldValue: from.value,
        oldName: from.name,
        newValue: to.value,
        newName: to.name,
      })
    }
  }
}

/** Set on resolving, cleared on reopening. */
const closing = (was: boolean, is: boolean): 'now' | null | undefined => (was === is ? undefined : is ? 'now' : null)

const numbers = (tickets: readonly Ticket[]) => tickets.map((t) => `#${t.id}`).join(', ')

const notAllowed = (tickets: readonly Ticket[]) =>
  failure('FORBIDDEN', {
    en: `Your role does not allow this for ticket ${numbers(tickets)} as it is now.`,
    fr: `Votre rôle ne le permet pas pour le ticket ${numbers(tickets)} tel qu'il est.`,
  })

const changedMeanwhile = (tickets: readonly Ticket[]) =>
  failure(
    'CONFLICT',
    {
      en: `Somebody changed ticket ${numbers(tickets)} meanwhile; nothing was changed here.`,
      fr: `Quelqu'un a modifié le ticket ${numbers(tickets)} entre-temps ; rien n'a été modifié ici.`,
    },
    { en: 'Look at it, and run the command again.', fr: 'Regardez-le, puis relancez la commande.' },
  )

/** To a technician or administrator, by name; technicians only to themselves, which is to take it. */
export async function assignTickets(session: Session, input: { tickets: number[]; to: string }): Promise<Change<ChangedTicket>> {
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
export const takeTickets = (session: Session, tickets: readonly number[]): Promise<Change<ChangedTicket>> =>
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

/** `to` is a status by id, name or word; `comment` a report for the conversation of each. */
export const setStatus = (
  session: Session,
  input: { tickets: number[]; to: string; comment?: string | undefined },
): Promise<Change<ChangedTicket>> =>
  changeTickets(session, input.tickets, async ({ tx }) => {
    const status = findStatus(await findLookups(tx), input.to)
    return {
      wanted: { status: named(status) },
      allows: (who, t) => maySetStatus(who, t, status.state),
      status,
      comment: input.comment,
    }
  })

export const setPriority = (session: Session, input: { tickets: number[]; to: string }): Promise<Change<ChangedTicket>> =>
  changeTickets(session, input.tickets, async ({ tx }) => ({
    wanted: { priority: named(findPriority(await findLookups(tx), input.to)) },
    allows: mayEdit,
  }))

/** Deletes tickets with their comments, all or none; the history keeps both whole. */
export async function deleteTicketsForGood(
  { db, actor }: Session,
  ids: readonly number[],
): Promise<Change<Ticket & { result: 'deleted' }>> {
  return inUnit(db, actor, async (unit) => {
    const tickets = await readTickets(unit, actor, ids)
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
