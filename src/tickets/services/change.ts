import type { Session } from '../../command/session.js'
import { failure, type HelpdeskError } from '../../core/errors.js'
import { groupBy } from '../../core/group-by.js'
import type { Actor } from '../../core/roles.js'
import { inBatches } from '../../db/batches.js'
import type { Change } from '../../history/change.js'
import { storedValue } from '../../history/stored-table.js'
import { type ActorsUnit, inUnit, type Unit } from '../../history/unit.js'
import type { Status } from '../../lookups/lookup.js'
import type { ChangingField } from '../fields.js'
import { findTicketsByIds } from '../queries/tickets.js'
import { closeAtLastChange, fillStatus, type TicketColumns, updateTickets } from '../queries/writes.js'
import { maySee } from '../rights.js'
import type { Ticket } from '../ticket.js'
import { numbersOf } from '../ticket.js'
import type { Value } from '../value.js'
import { ChangedMeanwhile, changedMeanwhile } from './changed-meanwhile.js'
import { addComment } from './comment.js'
import { CHANGING, type Changing } from './history/changing-fields.js'
import { recordOutside } from './history/outside.js'
import { noTickets } from './show.js'

export type Wanted = Partial<Record<ChangingField, Value>>

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
 * Changes several tickets, all or none. `plan` looks up what was named, in the same transaction. `seen` is what the actor saw of them
 * and decided on; without it, what they are at the start of the transaction.
 * Throws NOT_FOUND for tickets the actor may not see, then FORBIDDEN, then CONFLICT, also where somebody changed one meanwhile.
 */
export async function changeTickets(
  session: Session,
  ids: readonly number[],
  plan: (unit: ActorsUnit) => Promise<Plan>,
  seen?: readonly Ticket[],
): Promise<Change<ChangedTicket>> {
  try {
    return await inUnit(session, async (unit) => {
      const planned = await plan(unit)
      return change(unit, unit.actor, seen ?? (await readTickets(unit, unit.actor, ids)), planned)
    })
  } catch (error) {
    if (!(error instanceof ChangedMeanwhile)) throw error
    throw changedMeanwhile(error.before, await findTicketsByIds(session.db, error.ids))
  }
}

async function change(unit: Unit, actor: Actor, before: readonly Ticket[], plan: Plan): Promise<Change<ChangedTicket>> {
  const forbidden = before.filter((t) => !plan.allows(actor, t))
  if (forbidden.length > 0) throw notAllowed(forbidden)
  for (const ticket of before) {
    const collision = plan.conflict?.(ticket)
    if (collision) throw collision
  }
  const differing = before.filter((t) => differences(t, plan.wanted).length > 0)
  const written = plan.comment === undefined ? differing : before
  await recordOutside(unit, written)
  for (const group of groups(differing, plan.wanted)) await updateGroup(unit, group, plan)
  if (plan.status) await mend(unit, before, plan.status)
  if (plan.comment !== undefined) for (const ticket of before) await addComment(unit, actor, ticket.id, plan.comment)
  const changed = new Set(written.map((t) => t.id))
  const after = await findAll(
    unit,
    before.map((t) => t.id),
  )
  recordClosing(unit, differing, after)
  return unit.change(
    after.map((t) => ({ ...t, result: changed.has(t.id) ? ('changed' as const) : ('unchanged' as const) })),
    changed.size,
  )
}

/** Notes the closing times that go with a status, for an undo to put them back. */
function recordClosing(unit: Unit, before: readonly Ticket[], after: readonly Ticket[]): void {
  const closed = new Map(before.map((t) => [t.id, t.closedAt]))
  for (const { id, closedAt } of after) {
    const old = closed.get(id)
    if (old !== undefined && old !== closedAt)
      unit.record({ entity: 'ticket', entityId: id, field: 'closedAt', oldValue: old, newValue: closedAt })
  }
}

/** Rows that count as what is asked for, but do not quite say so: resolved by another program without closed_at, pending by NULL. */
async function mend(unit: Unit, tickets: readonly Ticket[], { id, state }: Status): Promise<void> {
  for (const batch of inBatches(tickets.filter((t) => t.status.id === id && t.closedAt === null))) {
    const ids = batch.map((t) => t.id)
    if (state === 'resolved') await closeAtLastChange(unit.tx, ids)
    if (state === 'pending') await fillStatus(unit.tx, ids, id)
  }
}

async function findAll(unit: Unit, ids: readonly number[]): Promise<Ticket[]> {
  const found: Ticket[] = []
  for (const batch of inBatches([...ids].sort((a, b) => a - b))) found.push(...(await findTicketsByIds(unit.tx, batch)))
  return found
}

/** All of them, or NOT_FOUND with the numbers of those that are not there or not the actor's to see. */
export async function readTickets(unit: Unit, actor: Actor, ids: readonly number[]): Promise<Ticket[]> {
  const found = await findAll(unit, ids)
  const visible = new Set(found.filter((t) => maySee(actor, t)).map((t) => t.id))
  const unseen = ids.filter((id) => !visible.has(id))
  if (unseen.length > 0) throw noTickets(unseen)
  return found
}

/** A field that is to become something else. */
type Difference = Changing & { from: Value; to: Value }

const differences = (ticket: Ticket, wanted: Wanted): Difference[] =>
  CHANGING.flatMap((field) => {
    const [from, to] = [field.current(ticket), wanted[field.name]]
    return to === undefined || from.value === to.value ? [] : [{ ...field, from, to }]
  })

/** Tickets that the same UPDATE can change: the same fields, from the same values. */
const groups = (tickets: readonly Ticket[], wanted: Wanted): Iterable<Ticket[]> =>
  groupBy(tickets, (ticket) => {
    const from = differences(ticket, wanted).map(({ name, from: { value } }) => [name, value])
    return JSON.stringify([from, ticket.status.state])
  }).values()

async function updateGroup(unit: Unit, tickets: Ticket[], { wanted, status }: Plan): Promise<void> {
  const first = tickets[0] as Ticket
  const differing = differences(first, wanted)
  const closedAt = status && closing(first.status.state === 'resolved', status.state === 'resolved')
  for (const batch of inBatches(tickets)) {
    const ids = batch.map((t) => t.id)
    const count = await updateTickets(unit.tx, ids, {
      from: columnsOf(differing, (d) => d.from),
      to: columnsOf(differing, (d) => d.to),
      pendingId: first.status.state === 'pending' ? first.status.id : null,
      ...(closedAt === undefined ? {} : { closedAt }),
    })
    if (count < batch.length) throw new ChangedMeanwhile(batch, ids)
  }
  for (const ticket of tickets) {
    for (const { name, from, to } of differences(ticket, wanted)) {
      unit.record({
        entity: 'ticket',
        entityId: ticket.id,
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
const closing = (was: boolean, is: boolean): 'now' | null | undefined => (was === is ? undefined : is ? 'now' : null)

const notAllowed = (tickets: readonly Ticket[]) =>
  failure('FORBIDDEN', {
    en: `Your role does not allow this for ticket ${numbersOf(tickets)} as it is now.`,
    fr: `Votre rôle ne le permet pas pour le ticket ${numbersOf(tickets)} tel qu'il est.`,
  })
