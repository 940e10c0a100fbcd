import type { Session } from '../../command/session.js'
import { inBatches } from '../../db/batches.js'
import type { Change } from '../../history/change.js'
import { inUnit } from '../../history/unit.js'
import { findCommentRows } from '../queries/comments.js'
import { deleteTickets, findTicketRows } from '../queries/writes.js'
import type { Ticket } from '../ticket.js'
import { readTickets } from './change.js'
import { recordOutside } from './history/outside.js'

/** Deletes tickets with their comments, all or none; the history keeps both whole. */
export async function deleteTicketsForGood(session: Session, ids: readonly number[]): Promise<Change<Ticket & { result: 'deleted' }>> {
  return inUnit(session, async (unit) => {
    const tickets = await readTickets(unit, unit.actor, ids)
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
