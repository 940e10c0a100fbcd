import { engineOf } from '../db/engine.js'
import type { Db, Tx } from '../db/schema.js'
import type { HistoryEntry } from '../domain.js'
import { inBatches } from './batches.js'
import { isoFromEpoch } from './instants.js'

export type Entity = 'ticket' | 'comment' | 'user' | 'category' | 'priority' | 'status'

/** One changed field. Values are as stored (an id as text, a deleted row as JSON); names are what an id was called. */
export interface NewEvent {
  entity: Entity
  entityId: number
  field: string
  oldValue?: string | number | null
  newValue?: string | number | null
  oldName?: string | null
  newName?: string | null
}

/** Who did it; null for nobody known. */
export type EventActor = { id: number; username: string } | null

export async function insertEvents(tx: Tx, changeId: string, actor: EventActor, events: readonly NewEvent[]): Promise<void> {
  const at = engineOf(tx).epochNow
  const text = (value: string | number | null | undefined) => (value === null || value === undefined ? null : String(value))
  for (const batch of inBatches(events)) {
    const rows = batch.map((e) => ({
      change_id: changeId,
      at,
      source: 'cli',
      actor_id: actor?.id ?? null,
      actor_name: actor?.username ?? null,
      entity: e.entity,
      entity_id: e.entityId,
      field: e.field,
      old_value: text(e.oldValue),
      new_value: text(e.newValue),
      old_name: e.oldName ?? null,
      new_name: e.newName ?? null,
    }))
    await tx.insertInto('helpdesk_event').values(rows).execute()
  }
}

/** Whether anything of the change was committed; waits for a commit that the server is still working on. */
export async function changeExists(db: Db, changeId: string): Promise<boolean> {
  const row = await db
    .selectFrom('helpdesk_event')
    .select('id')
    .where('change_id', '=', changeId)
    .modifyEnd(engineOf(db).lockRead)
    .executeTakeFirst()
  return row !== undefined
}

/** A ticket's history, oldest first. */
export async function findTicketHistory(db: Db, ticketId: number): Promise<HistoryEntry[]> {
  const rows = await db
    .selectFrom('helpdesk_event as e')
    .leftJoin('user as u', 'u.id', 'e.actor_id')
    .selectAll('e')
    .select('u.full_name as actorFullName')
    .where('e.entity', '=', 'ticket')
    .where('e.entity_id', '=', ticketId)
    .orderBy('e.at')
    .orderBy('e.id')
    .execute()
  return rows.map((r) => ({
    id: r.id,
    changeId: r.change_id,
    at: isoFromEpoch(r.at),
    actor: r.actor_id === null ? null : { id: r.actor_id, username: r.actor_name ?? '', fullName: r.actorFullName },
    source: r.source === 'outside' ? 'outside' : 'cli',
    field: r.field,
    from: r.old_name ?? r.old_value,
    to: r.new_name ?? r.new_value,
  }))
}
