import type { Acting } from '../../command/session.js'
import type { Actor } from '../../core/roles.js'
import type { Change, DryRun } from '../../history/change.js'
import type { ActorsUnit, Unit } from '../../history/unit.js'
import { findStoredTickets, findTicketsByIds, type StoredTicket } from '../queries/tickets.js'
import { closeAtLastChange } from '../queries/writes.js'
import type { PlannedChange, Ticket } from '../ticket.js'
import { addComment } from './changing/add-comment.js'
import { compared, type Differing, type Plan } from './changing/compare.js'
import { inLockedUnit } from './changing/locked.js'
import { FEW, type Look, type Now, readNow } from './changing/look.js'
import { planned } from './changing/planned.js'
import { groups, updateGroup } from './changing/update.js'
import { recordOutside } from './history/record-outside.js'
import { checkVisible } from './visible.js'

export type ChangedTicket = Ticket & { result: 'changed' | 'unchanged' }

/** Makes a change of tickets, or only tells what it would be. */
export type Way<R> = (
  by: Acting,
  ids: readonly number[],
  plan: (unit: ActorsUnit, look: Look) => Promise<Plan>,
  seen?: readonly Ticket[],
) => Promise<R>

export const wayOf = (dryRun: boolean): Way<Change<ChangedTicket> | DryRun<PlannedChange>> =>
  dryRun ? planTickets : changeTickets

/**
 * Changes several tickets, all or none. `plan` looks up what was named, in the same transaction. `seen` is what the
 * actor saw of them and decided on; without it, he saw nothing. It tells whether somebody was quicker, and nothing else:
 * rules, changes and their history go by the rows as they are once nobody else can change them. Throws NOT_FOUND for
 * tickets the actor may not see, then CONFLICT where somebody changed the same meanwhile, then FORBIDDEN, then the plan's
 * own CONFLICT.
 */
export const changeTickets: Way<Change<ChangedTicket>> = (by, ids, plan, seen) => checked(by, ids, plan, seen, change)

/** What `changeTickets` would do, field by field; throws the same, and changes nothing, but waits for whoever writes. */
export const planTickets: Way<DryRun<PlannedChange>> = (by, ids, plan, seen) =>
  checked(by, ids, plan, seen, async (_, differing) => planned(differing))

async function checked<R>(
  by: Acting,
  ids: readonly number[],
  plan: (unit: ActorsUnit, look: Look) => Promise<Plan>,
  seen: readonly Ticket[] | undefined,
  act: (unit: ActorsUnit, differing: Differing) => Promise<R>,
): Promise<R> {
  return inLockedUnit(by, ids, async (unit) => {
    let now: Now | undefined
    const look: Look = async (beside) => {
      const { found, ...tickets } = await readNow(unit, ids, beside)
      now = tickets
      return found
    }
    const wanted = await plan(unit, look)
    const { stored, last } = now ?? (await readNow(unit, ids, {}))
    const before = seen ?? stored.map((s) => s.ticket)
    checkVisible(unit.actor, before, ids)
    return act(unit, compared(unit.actor, { seen: before, stored, last }, wanted))
  })
}

async function change(unit: ActorsUnit, differing: Differing): Promise<Change<ChangedTicket>> {
  const { plan, stored, last, unclosed, written } = differing
  const ids = stored.map((s) => s.ticket.id)
  await recordOutside(
    unit,
    stored.map((s) => s.ticket).filter((t) => written.has(t.id)),
    last,
  )
  const became = new Map<number, StoredTicket>()
  for (const group of groups(differing.differing, plan.wanted))
    for (const now of await updateGroup(unit, group, plan)) became.set(now.ticket.id, now)
  await closeAtLastChange(
    unit.tx,
    unclosed.map((s) => s.ticket.id),
  )
  if (plan.comment !== undefined) for (const id of ids) await addComment(unit, unit.actor, id, plan.comment)
  // What was written in several statements need not be of one second.
  const isKnown = unclosed.length === 0 && ids.length <= FEW
  const after = isKnown
    ? stored.map((s) => became.get(s.ticket.id) ?? s)
    : asUnreadAs(stored, await findStoredTickets(unit.tx, ids))
  recordClosing(unit, stored, after)
  return unit.change(
    after.map(({ ticket }) => ({
      ...ticket,
      result: written.has(ticket.id) ? ('changed' as const) : ('unchanged' as const),
    })),
    written.size,
  )
}

/** What of them is unread is as it was before: what the actor does himself is no news to him. */
function asUnreadAs(before: readonly StoredTicket[], after: readonly StoredTicket[]): StoredTicket[] {
  const unread = new Set(before.filter((s) => s.ticket.unread).map((s) => s.ticket.id))
  return after.map((s) => ({ ...s, ticket: { ...s.ticket, unread: unread.has(s.ticket.id) } }))
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
