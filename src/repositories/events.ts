import { engineOf } from '../db/engine.js'
import type { Db, Tx } from '../db/schema.js'
import { inBatches } from './batches.js'

export type Entity = 'ticket' | 'comment' | 'user' | 'category' | 'priority' | 'status' | 'setting'

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

/** A change that another program made: seen later, dated in seconds since the Unix epoch, by nobody we know. */
export type OutsideEvent = NewEvent & { at: number }

/** Who did it; null for nobody known. */
export type EventActor = { id: number; username: string } | null

/** The history of one change: `cli` events happen now, others when they say. */
export async function insertEvents(
  tx: Tx,
  changeId: string,
  actor: EventActor,
  events: readonly (NewEvent | OutsideEvent)[],
): Promise<void> {
  const now = engineOf(tx).epochNow
  const text = (value: string | number | null | undefined) => (value === null || value === undefined ? null : String(value))
  for (const batch of inBatches(events)) {
    const rows = batch.map((e) => ({
      change_id: changeId,
      at: 'at' in e ? e.at : now,
      source: 'at' in e ? 'outside' : 'cli',
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
