import { sql } from 'kysely'
import { groupBy } from '../../core/group-by.js'
import { engineOf } from '../../db/engine.js'
import type { Db, Tx } from '../../db/schema.js'
import type { StoredRow, StoredTable } from '../../history/stored-table.js'

// Rows of the tables that the history follows, by id, column for column as stored: an undo knows tables and columns by name.

/** Those of `ids` that are there. */
export async function findStoredRows(db: Db, { name }: StoredTable, ids: readonly number[]): Promise<(StoredRow & { id: number })[]> {
  if (ids.length === 0) return []
  const query = sql<StoredRow & { id: number }>`select * from ${sql.table(name)} where id in (${sql.join(ids)})`
  return (await query.execute(db)).rows
}

/** Sets columns of those of `ids` that still hold `from`, byte for byte; returns how many. */
export async function updateStoredRows(
  tx: Tx,
  { name, columns }: StoredTable,
  ids: readonly number[],
  from: StoredRow,
  to: StoredRow,
): Promise<number> {
  const holds = Object.entries(from).map(([column, value]) => {
    if (value === null) return sql`${sql.ref(column)} is null`
    return typeof value === 'string' && columns[column] === 'text'
      ? engineOf(tx).exactly(column, value)
      : sql`${sql.ref(column)} = ${value}`
  })
  const sets = Object.entries(to).map(([column, value]) => sql`${sql.ref(column)} = ${value}`)
  const { numAffectedRows } = await sql`update ${sql.table(name)} set ${sql.join(sets)}
    where ${sql.join([sql`id in (${sql.join(ids)})`, ...holds], sql` and `)}`.execute(tx)
  return Number(numAffectedRows ?? 0)
}

/** A column that a row lacks gets its default. */
export async function insertStoredRows(tx: Tx, { name }: StoredTable, rows: readonly StoredRow[]): Promise<void> {
  for (const alike of groupBy(rows, (row) => Object.keys(row).join()).values()) {
    const columns = Object.keys(alike[0] ?? {}).map((column) => sql.ref(column))
    const values = alike.map((row) => sql`(${sql.join(Object.values(row))})`)
    await sql`insert into ${sql.table(name)} (${sql.join(columns)}) values ${sql.join(values)}`.execute(tx)
  }
}

export async function deleteStoredRows(tx: Tx, { name }: StoredTable, ids: readonly number[]): Promise<void> {
  await sql`delete from ${sql.table(name)} where id in (${sql.join(ids)})`.execute(tx)
}
