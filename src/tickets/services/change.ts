import type { Session } from '../../command/session.js'
import { groupBy, type Some } from '../../core/lists.js'
import type { Actor } from '../../core/roles.js'
import type { Change, DryRun } from '../../history/change.js'
import { storedValue } from '../../history/stored-table.js'
import { type ActorsUnit, inUnit, type Unit } from '../../history/unit.js'
import { findStoredTickets, findTicketsByIds, type StoredTicket } from '../queries/tickets.js'
import { closeAtLastChange, lockTickets, type TicketColumns, updateTickets } from '../queries/writes.js'
import type { PlannedChange, Ticket } from '../ticket.js'
import type { Value } from '../value.js'
import { changedMeanwhile } from './changing/changed-meanwhile.js'
import { compared, type Difference, type Differing, differences, type Plan } from './changing/compare.js'
import { planned } from './changing/planned.js'
import { addComment } from './comment.js'
import type { Wanted } from './history/changing-fields.js'
import { recordOutside } from './history/outside.js'
import { checkVisible } from './show.js'

export type ChangedTicket = Ticket & { result: 'changed' | 'unchanged' }

/** Makes a change of tickets, or only tells what it would be. */
export type Way<R> = (
  session: Session,
  ids: readonly number[],
  plan: (unit: ActorsUnit) => Promise<Plan>,
  seen?: readonly Ticket[],
) => Promise<R>

export const wayOf = (dryRun: boolean): Way<Change<ChangedTicket> | DryRun<PlannedChange>> =>
  dryRun ? planTickets : changeTickets

/**
 * Changes several tickets, all or none. `plan` looks up what was named, in the same transaction. `seen` is what the
 * actor saw of them and decided on; without it, what they are when this begins. It tells whether somebody was quicker,
 * and nothing else: rules, changes and their history go by the rows as they are once nobody else can change them.
 * Throws NOT_FOUND for tickets the actor may not see, then CONFLICT where somebody changed the same meanwhile, then
 * FORBIDDEN, then the plan's own CONFLICT.
 */
export const changeTickets: Way<Change<ChangedTicket>> = (session, ids, plan, seen) =>
  checked(session, ids, plan, seen, change)

/** What `changeTickets` would do, field by field; throws the same, and changes nothing. */
const planTickets: Way<DryRun<PlannedChange>> = (session, ids, plan, seen) =>
  checked(session, ids, plan, seen, async (_, differing) => planned(differing))

async function checked<R>(
  session: Session,
  ids: readonly number[],
  plan: (unit: ActorsUnit) => Promise<Plan>,
  seen: readonly Ticket[] | undefined,
  act: (unit: ActorsUnit, differing: Differing) => Promise<R>,
): Promise<R> {
  const before = seen ?? (await findTicketsByIds(session.db, ids))
  return inUnit(session, async (unit) => {
    await lockTickets(unit.tx, ids)
    const wanted = await plan(unit)
    checkVisible(unit.actor, before, ids)
    return act(unit, await compared(unit, before, wanted))
  })
}

async function change(unit: ActorsUnit, differing: Differing): Promise<Change<ChangedTicket>> {
  const { plan, stored, unclosed, written } = differing
  const ids = stored.map((s) => s.ticket.id)
  await recordOutside(
    unit,
    stored.map((s) => s.ticket).filter((t) => written.has(t.id)),
  )
  for (const group of groups(differing.differing, plan.wanted)) await updateGroup(unit, group, plan)
  await closeAtLastChange(
    unit.tx,
    unclosed.map((s) => s.ticket.id),
  )
  if (plan.comment !== undefined) for (const id of ids) await addComment(unit, unit.actor, id, plan.comment)
  const after = await findStoredTickets(unit.tx, ids, unit.actor)
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

/** All of them, or NOT_FOUND with the numbers of those that are not there or not the actor's to see. */
export async function readTickets(unit: Unit, actor: Actor, ids: readonly number[]): Promise<Ticket[]> {
  const found = await findTicketsByIds(unit.tx, ids)
  checkVisible(actor, found, ids)
  return found
}

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
