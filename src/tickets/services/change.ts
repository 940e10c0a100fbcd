import type { Session } from '../../command/session.js'
import { failure, type HelpdeskError } from '../../core/errors.js'
import { groupBy, type Some } from '../../core/lists.js'
import type { Actor } from '../../core/roles.js'
import type { Change } from '../../history/change.js'
import { storedValue } from '../../history/stored-table.js'
import { type ActorsUnit, inUnit, type Unit } from '../../history/unit.js'
import type { Status } from '../../lookups/lookup.js'
import { findStoredTickets, findTicketsByIds, type StoredTicket } from '../queries/tickets.js'
import { closeAtLastChange, lockTickets, type TicketColumns, updateTickets } from '../queries/writes.js'
import type { Ticket } from '../ticket.js'
import type { Value } from '../value.js'
import { failureWords } from '../words/failures.js'
import { changedMeanwhile, checkNotLost } from './changed-meanwhile.js'
import { addComment } from './comment.js'
import { CHANGING, type Changing, type Wanted } from './history/changing-fields.js'
import { recordOutside } from './history/outside.js'
import { checkVisible } from './show.js'

export type ChangedTicket = Ticket & { result: 'changed' | 'unchanged' }

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

/**
 * Changes several tickets, all or none. `plan` looks up what was named, in the same transaction. `seen` is what the
 * actor saw of them and decided on; without it, what they are when this begins. It tells whether somebody was quicker,
 * and nothing else: rules, changes and their history go by the rows as they are once nobody else can change them.
 * Throws NOT_FOUND for tickets the actor may not see, then CONFLICT where somebody changed the same meanwhile, then
 * FORBIDDEN, then the plan's own CONFLICT.
 */
export async function changeTickets(
  session: Session,
  ids: readonly number[],
  plan: (unit: ActorsUnit) => Promise<Plan>,
  seen?: readonly Ticket[],
): Promise<Change<ChangedTicket>> {
  const before = seen ?? (await findTicketsByIds(session.db, ids))
  return inUnit(session, async (unit) => {
    await lockTickets(unit.tx, ids)
    const planned = await plan(unit)
    checkVisible(unit.actor, before, ids)
    return change(unit, unit.actor, before, planned)
  })
}

async function change(unit: Unit, actor: Actor, seen: readonly Ticket[], plan: Plan): Promise<Change<ChangedTicket>> {
  const ids = seen.map((t) => t.id)
  const stored = await findStoredTickets(unit.tx, ids)
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
  await recordOutside(
    unit,
    before.filter((t) => written.has(t.id)),
  )
  for (const group of groups(differing, plan.wanted)) await updateGroup(unit, group, plan)
  await closeAtLastChange(
    unit.tx,
    unclosed.map((s) => s.ticket.id),
  )
  if (plan.comment !== undefined) for (const id of ids) await addComment(unit, actor, id, plan.comment)
  const after = await findStoredTickets(unit.tx, ids, actor)
  recordClosing(unit, stored, after)
  return unit.change(
    after.map(({ ticket }) => ({
      ...ticket,
      result: written.has(ticket.id) ? ('changed' as const) : ('unchanged' as const),
    })),
    written.size,
  )
}

/** Notes the closing times that came or went, for an undo to put them back. */
function recordClosing(unit: Unit, before: readonly StoredTicket[], after: readonly StoredTicket[]): void {
  const closed = new Map(before.map((s) => [s.ticket.id, s.closedAt]))
  for (const { ticket, closedAt } of after) {
    const old = closed.get(ticket.id) ?? null
    if (old !== closedAt)
      unit.record({ entity: 'ticket', entityId: ticket.id, field: 'closedAt', oldValue: old, newValue: closedAt })
  }
}

/** What is asked to be resolved and was, by another program, which writes no closing time. */
const lacksClosingTime = ({ statusId, closedAt }: StoredTicket, { status }: Plan): boolean =>
  status?.state === 'resolved' && statusId === status.id && closedAt === null

/** All of them, or NOT_FOUND with the numbers of those that are not there or not the actor's to see. */
export async function readTickets(unit: Unit, actor: Actor, ids: readonly number[]): Promise<Ticket[]> {
  const found = await findTicketsByIds(unit.tx, ids)
  checkVisible(actor, found, ids)
  return found
}

/** A field that is to become something else; `from` is as stored. */
type Difference = Changing & { from: Value; to: Value }

const differences = ({ ticket, statusId }: StoredTicket, wanted: Wanted): Difference[] =>
  CHANGING.flatMap((field) => {
    const [current, to] = [field.current(ticket), wanted[field.name]]
    const from = field.name === 'status' ? { ...current, value: statusId } : current
    if (to === undefined || from.value === to.value) return []
    // Filled in, it is called what it counted as: the history tells that there was none.
    return [{ ...field, from: current.value === to.value ? { ...from, name: null } : from, to }]
  })

/** Tickets that the same UPDATE can change: the same fields, from the same values. */
const groups = (tickets: readonly StoredTicket[], wanted: Wanted): Iterable<Some<StoredTicket>> =>
  groupBy(tickets, (stored) => {
    const from = differences(stored, wanted).map(({ name, from: { value } }) => [name, value])
    return JSON.stringify([from, stored.ticket.status.state])
  }).values()

async function updateGroup(unit: Unit, tickets: Some<StoredTicket>, { wanted, status }: Plan): Promise<void> {
  const [first] = tickets
  const differing = differences(first, wanted)
  const closedAt = status && closing(first.ticket.status.state === 'resolved', status.state === 'resolved')
  const ids = tickets.map((s) => s.ticket.id)
  const count = await updateTickets(unit.tx, ids, {
    from: columnsOf(differing, (d) => d.from),
    to: columnsOf(differing, (d) => d.to),
    ...(closedAt === undefined ? {} : { closedAt }),
  })
  if (count < ids.length) {
    throw changedMeanwhile(
      tickets.map((s) => s.ticket),
      await findTicketsByIds(unit.tx, ids),
    )
  }
  for (const stored of tickets) {
    for (const { name, from, to } of differences(stored, wanted)) {
      unit.record({
        entity: 'ticket',
        entityId: stored.ticket.id,
        field: name,
        oldValue: from.value,
        oldName: from.name,
        newValue: to.value,
        newName: to.name,
      })
    }
  }
}

const columnsOf = (differing: readonly Difference[], side: (d: Difference) => Value): TicketColumns =>
  Object.fromEntries(differing.map((d) => [d.column, storedValue(d.kind, side(d).value)]))

/** Set on resolving, cleared on reopening. */
function closing(was: boolean, is: boolean): 'now' | null | undefined {
  if (was === is) return undefined
  return is ? 'now' : null
}

export const notAllowed = (tickets: readonly Ticket[]) => failure('FORBIDDEN', failureWords.notAllowed(tickets))
