import { engineOf } from '../../db/engine.js'
import type { Db } from '../../db/schema.js'
import { findInParts } from '../../db/statements/parts.js'

/** Whether anything was ever imported. */
export async function hasImportKeys(db: Db): Promise<boolean> {
  return (await db.selectFrom('helpdesk_import_key').select('ticket_id').limit(1).executeTakeFirst()) !== undefined
}

/** Whether one is stored; waits for a transaction that imports it. */
export async function importKeyExists(db: Db, key: string): Promise<boolean> {
  const row = await db
    .selectFrom('helpdesk_import_key')
    .select('ticket_id')
    .where('key_sha256', '=', key)
    .modifyEnd(engineOf(db).lockShared)
    .executeTakeFirst()
  return row !== undefined
}

/** Whether there is a ticket of that number; waits for a transaction that stores it. */
export async function ticketExists(db: Db, id: number): Promise<boolean> {
  const found = db.selectFrom('ticket').select('id').where('id', '=', id).modifyEnd(engineOf(db).lockShared)
  return (await found.executeTakeFirst()) !== undefined
}

/** What was imported before, by its key. */
export interface Imported {
  /** Those whose import stands, whether their tickets were deleted since or not. */
  standing: ReadonlySet<string>
  /** Those whose import was undone: there is no ticket, and the number is free. */
  undone: ReadonlyMap<string, number>
}

/** Those of `keys` that were imported before. */
export async function findImported(db: Db, keys: readonly string[]): Promise<Imported> {
  const rows = await findInParts(db, keys, (part) =>
    db
      .selectFrom('helpdesk_import_key as k')
      .leftJoin('ticket as t', 't.id', 'k.ticket_id')
      .select(['k.key_sha256', 'k.ticket_id', 't.id'])
      .where('k.key_sha256', 'in', part)
      .execute(),
  )
  const gone = rows.filter((row) => row.id === null)
  const undone = await findUndone(
    db,
    gone.map((row) => row.ticket_id),
  )
  const isUndone = (row: { ticket_id: number }) => undone.has(row.ticket_id)
  return {
    standing: new Set(rows.filter((row) => !isUndone(row)).map((row) => row.key_sha256)),
    undone: new Map(gone.filter(isUndone).map((row) => [row.key_sha256, row.ticket_id])),
  }
}

/** Those of `ids` that are no tickets any more, and that nothing but undos took away. */
export async function findUndone(db: Db, ids: readonly number[]): Promise<Set<number>> {
  const rows = await findInParts(db, ids, (part) =>
    db
      .selectFrom('helpdesk_event as e')
      .leftJoin('helpdesk_undo as u', 'u.change_id', 'e.change_id')
      .leftJoin('ticket as t', 't.id', 'e.entity_id')
      .select(['e.entity_id', 'u.change_id as undo'])
      .where('e.entity', '=', 'ticket')
      .where('e.entity_id', 'in', part)
      .where('e.field', '=', 'deleted')
      .where('t.id', 'is', null)
      .execute(),
  )
  const undone = new Set(rows.map((row) => row.entity_id))
  for (const row of rows) if (row.undo === null) undone.delete(row.entity_id)
  return undone
}

/**
 * Those of `ids` that are tickets, or were until they were deleted, with the UTC wall clock of their creation: of a
 * number given again both.
 */
export async function findBegun(db: Db, ids: readonly number[]): Promise<{ id: number; createdAt: string | null }[]> {
  const there = await findInParts(db, ids, (part) =>
    db.selectFrom('ticket').select(['id', 'created_at']).where('id', 'in', part).execute(),
  )
  const gone = await findInParts(db, ids, (part) =>
    db
      .selectFrom('helpdesk_event')
      .select(['entity_id', 'old_value'])
      .where('entity', '=', 'ticket')
      .where('entity_id', 'in', part)
      .where('field', '=', 'deleted')
      .execute(),
  )
  return [
    ...there.map((row) => ({ id: row.id, createdAt: row.created_at })),
    ...gone.map((row) => ({ id: row.entity_id, createdAt: createdIn(row.old_value) })),
  ]
}

/** When a ticket was created, by the row that the event of its deletion keeps; null where it keeps none. */
const createdIn = (kept: string | null) => /"created_at":"([^"]+)"/.exec(kept ?? '')?.[1] ?? null
