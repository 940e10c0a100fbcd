import type { Acting, Session } from '../../command/session.js'
import { type Change, type DryRun, dryRunOf } from '../../history/change.js'
import { deleteStoredRows, lockStoredRows } from '../../history/stored-rows.js'
import { countComments } from '../queries/comments.js'
import { findTicketsByIds } from '../queries/tickets.js'
import { maySee } from '../rights.js'
import { COMMENT, TICKET } from '../stored.js'
import type { PlannedChange, Ticket } from '../ticket.js'
import { readTickets } from './change.js'
import { inLockedUnit } from './changing/locked.js'
import { recordOutside } from './history/record-outside.js'
import { noTickets } from './visible.js'

/**
 * What a deletion would take away: the tickets, and how many comments. NOT_FOUND for those that the actor cannot see.
 */
export async function countDeletion(
  { db, actor }: Session,
  ids: readonly number[],
): Promise<{ tickets: Ticket[]; comments: number }> {
  const tickets = await findTicketsByIds(db, ids)
  const seen = new Set(tickets.filter((t) => maySee(actor, t)).map((t) => t.id))
  const unseen = ids.filter((id) => !seen.has(id))
  if (unseen.length > 0) throw noTickets(unseen)
  return { tickets, comments: await countComments(db, ids) }
}

export type Deleted = Ticket & { result: 'deleted' }

/** What a deletion would come to. Reads only; throws as it would. */
export async function planDeletion(session: Session, ids: readonly number[]): Promise<DryRun<PlannedChange>> {
  const { tickets } = await countDeletion(session, ids)
  const items = tickets.map(({ id, title }) => ({
    id,
    title,
    field: 'deleted',
    from: title,
    to: null,
    result: 'changed' as const,
  }))
  return dryRunOf(items, items.length)
}

/**
 * Deletes tickets with their comments, all or none; the history keeps both whole. A comment that comes meanwhile waits,
 * and is refused.
 */
export async function deleteTicketsForGood(by: Acting, ids: readonly number[]): Promise<Change<Deleted>> {
  return inLockedUnit(by, ids, async (unit) => {
    const { tx } = unit
    const tickets = await readTickets(unit, unit.actor, ids)
    await recordOutside(unit, tickets)
    const comments = await lockStoredRows(tx, COMMENT, ids, 'ticket_id')
    for (const row of comments)
      unit.record({ entity: 'comment', entityId: row.id, field: 'deleted', oldValue: JSON.stringify(row) })
    for (const row of await lockStoredRows(tx, TICKET, ids)) {
      unit.record({
        entity: 'ticket',
        entityId: row.id,
        field: 'deleted',
        oldValue: JSON.stringify(row),
        oldName: String(row.title),
      })
    }
    await deleteStoredRows(
      tx,
      COMMENT,
      comments.map((c) => c.id),
    )
    await deleteStoredRows(tx, TICKET, ids)
    return unit.change(
      tickets.map((t) => ({ ...t, result: 'deleted' as const })),
      tickets.length,
    )
  })
}
