import { type Instant, isoFromEpoch } from '../../../core/instants.js'
import { groupBy, type Some } from '../../../core/lists.js'
import { storedValue } from '../../../history/stored-table.js'
import type { ActorsUnit } from '../../../history/unit.js'
import { findTicketsByIds, type StoredTicket } from '../../queries/tickets.js'
import { type TicketColumns, updateTickets } from '../../queries/writes.js'
import type { Value } from '../../value.js'
import { CHANGING, type Wanted } from '../history/changing-fields.js'
import { changedMeanwhile } from './changed-meanwhile.js'
import { type Difference, differences, type Plan } from './compare.js'

/** Tickets that the same UPDATE can change: the same fields, from the same values. */
export const groups = (tickets: readonly StoredTicket[], wanted: Wanted): Iterable<Some<StoredTicket>> =>
  groupBy(tickets, (stored) => {
    const from = differences(stored, wanted).map(({ name, from: { value } }) => [name, value])
    return JSON.stringify([from, stored.ticket.status.state])
  }).values()

/** Updates tickets of one group, all or CONFLICT, and answers what they became. */
export async function updateGroup(
  unit: ActorsUnit,
  tickets: Some<StoredTicket>,
  { wanted, status }: Plan,
): Promise<StoredTicket[]> {
  const [first] = tickets
  const differing = differences(first, wanted)
  const closedAt = status && closing(first.ticket.status.state === 'resolved', status.state === 'resolved')
  const ids = tickets.map((s) => s.ticket.id)
  const { count, at } = await updateTickets(unit.tx, ids, {
    from: columnsOf(differing, (d) => d.from),
    to: columnsOf(differing, (d) => d.to),
    ...(closedAt === undefined ? {} : { closedAt }),
  })
  if (count < ids.length) {
    throw changedMeanwhile(
      tickets.map((s) => s.ticket),
      await findTicketsByIds(unit.tx, ids, unit.actor),
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
  const updatedAt = isoFromEpoch(at)
  const closed = closedAt === undefined ? {} : { closedAt: closedAt === 'now' ? updatedAt : null }
  return tickets.map((stored) => became(stored, { wanted, updatedAt, closed }))
}

/** A ticket as the UPDATE left it: what is read of it from now on, but for `unread`, which is as it was. */
function became(
  { ticket, statusId, closedAt }: StoredTicket,
  { wanted, updatedAt, closed }: { wanted: Wanted; updatedAt: Instant; closed: { closedAt?: Instant | null } },
): StoredTicket {
  const fields = CHANGING.flatMap(({ name }) => {
    const to = wanted[name]
    return to === undefined ? [] : [[name, shapedAs(ticket[name], to.whole)]]
  })
  return {
    ticket: { ...ticket, ...Object.fromEntries(fields), updatedAt, ...closed },
    statusId: wanted.status ? Number(wanted.status.value) : statusId,
    closedAt: closed.closedAt === undefined ? closedAt : closed.closedAt,
  }
}

/** As much of a thing as a ticket has of it. */
const shapedAs = (was: unknown, whole: Value['whole']) =>
  typeof was === 'object' && was !== null && typeof whole === 'object' && whole !== null
    ? Object.fromEntries(Object.keys(was).map((key) => [key, whole[key as keyof typeof whole]]))
    : whole

const columnsOf = (differing: readonly Difference[], side: (d: Difference) => Value): TicketColumns =>
  Object.fromEntries(differing.map((d) => [d.column, storedValue(d.kind, side(d).value)]))

/** Set on resolving, cleared on reopening. */
function closing(was: boolean, is: boolean): 'now' | null | undefined {
  if (was === is) return undefined
  return is ? 'now' : null
}
