import { engineOf } from '../../db/engine.js'
import type { Db } from '../../db/schema.js'
import { findInParts } from '../../db/statements/parts.js'

/** Whether anything was ever imported. */
export async function hasImportKeys(db: Db): Promise<boolean> {
  return (await db.selectFrom('helpdesk_import_key').select('ticket_id').limit(1).executeTakeFirst()) !== undefined
}

/** Whether one was imported; waits for a transaction that imports it. */
export async function importKeyExists(db: Db, key: string): Promise<boolean> {
  const row = await db
    .selectFrom('helpdesk_import_key')
    .select('ticket_id')
    .where('key_sha256', '=', key)
    .modifyEnd(engineOf(db).lockShared)
    .executeTakeFirst()
  return row !== undefined
}

/** Those of `keys` that were imported before. */
export async function findImportKeys(db: Db, keys: readonly string[]): Promise<Set<string>> {
  const rows = await findInParts(db, keys, (part) =>
    db.selectFrom('helpdesk_import_key').select('key_sha256').where('key_sha256', 'in', part).execute(),
  )
  return new Set(rows.map((row) => row.key_sha256))
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
