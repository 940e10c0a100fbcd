import { engineOf } from '../../db/engine.js'
import type { Database, Db, Tx } from '../../db/schema.js'

// Rows of the shared tables by id, column for column as stored: for an undo, which knows tables by name.

export type SharedTable = 'user' | 'ticket' | 'comment' | 'category' | 'priority' | 'status'
export type Stored = Record<string, string | number | null>

/** Those of `ids` that are there. */
export async function findStoredRows(db: Db, table: SharedTable, ids: readonly number[]): Promise<(Stored & { id: number })[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom(table as 'ticket')
    .selectAll()
    .where('id', 'in', ids)
    .execute()
  return rows as unknown as (Stored & { id: number })[]
}

/** Sets columns of those of `ids` that still hold `from`, byte for byte; returns how many. */
export async function updateStoredRows(tx: Tx, table: SharedTable, ids: readonly number[], from: Stored, to: Stored): Promise<number> {
  let query = tx
    .updateTable(table as 'ticket')
    .set(to as never)
    .where('id', 'in', ids)
  for (const [name, value] of Object.entries(from)) {
    const column = name as keyof Database['ticket']
    if (value === null) query = query.where(column, 'is', null)
    else if (typeof value === 'string' && !name.endsWith('_at')) query = query.where(engineOf(tx).exactly(name, value))
    else query = query.where(column, '=', value as never)
  }
  return Number((await query.executeTakeFirstOrThrow()).numUpdatedRows)
}

export async function insertStoredRows(tx: Tx, table: SharedTable, rows: readonly Stored[]): Promise<void> {
  await tx
    .insertInto(table as 'ticket')
    .values(rows as never)
    .execute()
}

export async function deleteStoredRows(tx: Tx, table: SharedTable, ids: readonly number[]): Promise<void> {
  await tx
    .deleteFrom(table as 'ticket')
    .where('id', 'in', ids)
    .execute()
}
