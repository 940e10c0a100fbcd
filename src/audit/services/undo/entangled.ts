import { inBatches } from '../../../core/lists.js'
import type { Db } from '../../../db/schema.js'
import { findStoredRows } from '../../../history/stored-rows.js'
import { countTicketsWith } from '../../../lookups/queries/writes.js'
import { findCommentsBy } from '../../../tickets/queries/comments.js'
import { findTicketsByIds } from '../../../tickets/queries/tickets.js'
import { findTicketsNaming } from '../../../tickets/queries/writes.js'
import { differencesOutside } from '../../../tickets/services/history/record-outside.js'
import { COMMENT } from '../../../tickets/stored.js'
import { findLaterEvents } from '../../queries/later-events.js'
import type { Step } from './step.js'

/**
 * What came to be by the change and cannot be taken away any more, since something was done to it or refers to it, by
 * `<entity> <id>`: which fields, `tickets` or `comments`.
 */
export async function findEntanglements(
  db: Db,
  changeId: string,
  steps: readonly Step[],
): Promise<Map<string, Set<string>>> {
  const found = new Map<string, Set<string>>()
  const add = (thing: string, what: string) => {
    found.set(thing, (found.get(thing) ?? new Set()).add(what))
  }
  const deletes = steps.filter((s) => s.act === 'delete')
  const of = (entity: Step['entity']) => deletes.filter((s) => s.entity === entity)
  for (const entity of ['ticket', 'comment', 'user', 'category', 'priority', 'status'] as const) {
    for (const batch of inBatches(of(entity))) {
      const ids = batch.map((s) => s.id)
      const after = batch.flatMap((s) => s.events).reduce((first, e) => Math.min(first, e.id), Number.POSITIVE_INFINITY)
      for (const later of await findLaterEvents(db, entity, ids, changeId, after))
        add(`${entity} ${later.entity_id}`, later.field)
    }
  }
  const comments = new Set(of('comment').map((s) => s.id))
  for (const batch of inBatches(of('ticket').map((s) => s.id))) {
    for (const row of await findStoredRows(db, COMMENT, batch, 'ticket_id'))
      if (!comments.has(row.id)) add(`ticket ${row.ticket_id}`, 'comment')
    for (const { entityId, field } of await differencesOutside(db, await findTicketsByIds(db, batch)))
      add(`ticket ${entityId}`, field)
  }
  const tickets = new Set(of('ticket').map((s) => s.id))
  const moved = new Set(
    steps.flatMap((s) =>
      s.act === 'update' ? Object.keys(s.to).map((column) => `${s.entity} ${s.id} ${column}`) : [],
    ),
  )
  for (const batch of inBatches(of('user').map((s) => s.id))) {
    for (const column of ['requester_id', 'assigned_to'] as const) {
      for (const row of await findTicketsNaming(db, column, batch)) {
        if (!tickets.has(row.id) && !moved.has(`ticket ${row.id} ${column}`)) add(`user ${row[column]}`, 'tickets')
      }
    }
    for (const row of await findCommentsBy(db, batch)) {
      if (!comments.has(row.id) && !moved.has(`comment ${row.id} user_id`)) add(`user ${row.user_id}`, 'comments')
    }
  }
  for (const kind of ['category', 'priority', 'status'] as const) {
    for (const { id } of of(kind)) if ((await countTicketsWith(db, kind, id)) > 0) add(`${kind} ${id}`, 'tickets')
  }
  return found
}

/** Comments that would go or say something else, and that somebody else answered, by whatever program: `comment 12`. */
export async function findAnswered(db: Db, steps: readonly Step[]): Promise<Set<string>> {
  const mine = steps.filter((s) => s.entity === 'comment' && (s.act === 'delete' || 'content' in s.to))
  const tickets = mine.flatMap(({ ticketId }) => ticketId ?? [])
  const rows = await findStoredRows(db, COMMENT, [...new Set(tickets)], 'ticket_id')
  const author = new Map(rows.map((row) => [row.id, row.user_id]))
  const answered = ({ id, ticketId }: Step) =>
    rows.some((row) => row.ticket_id === ticketId && row.id > id && row.user_id !== author.get(id))
  return new Set(mine.filter(answered).map(({ id }) => `comment ${id}`))
}
