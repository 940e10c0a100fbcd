import { sql } from 'kysely'
import { failure } from '../core/errors.js'
import { groupBy } from '../core/group-by.js'
import { inBatches } from '../db/batches.js'
import { engineOf } from '../db/engine.js'
import type { Db, Tx } from '../db/schema.js'
import type { Alongside, Cell, StoredRow, StoredTable } from './stored-table.js'

// Rows of the tables that the history follows, column for column as stored, with what goes along with them: who deletes a thing and who
// undoes a change know tables and columns by name.

type Row = StoredRow & { id: number }

/** Those whose `by` is among `values`, in the order of their ids. */
export const findStoredRows = (db: Db, table: StoredTable, values: readonly number[], by = 'id'): Promise<Row[]> =>
  read(db, table, values, by, sql``)

/** The same as they are now, and nobody else changes them, or adds one, until this transaction ends. */
export const lockStoredRows = (tx: Tx, table: StoredTable, values: readonly number[], by = 'id'): Promise<Row[]> =>
  read(tx, table, values, by, engineOf(tx).lockRead)

async function read(
  db: Db,
  { name, followed }: StoredTable,
  values: readonly number[],
  by: string,
  lock: ReturnType<typeof sql>,
): Promise<Row[]> {
  const rows: Row[] = []
  for (const batch of inBatches([...values].sort((a, b) => a - b))) {
    const query = sql<Row>`select * from ${sql.table(name)} where ${sql.ref(by)} in (${sql.join(batch)}) order by id ${lock}`
    rows.push(...(await query.execute(db)).rows)
  }
  return followed?.alongside ? withAlongside(db, followed.alongside, rows, lock) : rows
}

async function withAlongside(db: Db, { table, columns }: Alongside, rows: readonly Row[], lock: ReturnType<typeof sql>): Promise<Row[]> {
  const known = new Map<Cell, StoredRow>()
  for (const batch of inBatches(rows.map((row) => row.id))) {
    const query = sql<StoredRow>`select * from ${sql.table(table.name)} where ${sql.ref(table.key)} in (${sql.join(batch)}) ${lock}`
    for (const row of (await query.execute(db)).rows) known.set(row[table.key] ?? null, row)
  }
  return rows.map((row) => {
    const other = known.get(row.id)
    return other ? { ...row, ...Object.fromEntries(Object.entries(columns).map(([as, column]) => [as, other[column] ?? null])) } : row
  })
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
export async function insertStoredRows(tx: Tx, { name, followed }: StoredTable, rows: readonly StoredRow[]): Promise<void> {
  const { alongside } = followed ?? {}
  if (!alongside) return insertRows(tx, name, rows)
  const { table, columns } = alongside
  const [first = ''] = Object.keys(columns)
  const own = ([column]: [string, Cell]) => !Object.hasOwn(columns, column)
  await insertRows(
    tx,
    name,
    rows.map((row) => Object.fromEntries(Object.entries(row).filter(own))),
  )
  const others = rows.filter((row) => Object.hasOwn(row, first))
  await insertRows(
    tx,
    table.name,
    others.map((row) => ({
      [table.key]: row.id ?? null,
      ...Object.fromEntries(Object.entries(columns).map(([as, column]) => [column, row[as] ?? null])),
    })),
  )
}

async function insertRows(tx: Tx, name: string, rows: readonly StoredRow[]): Promise<void> {
  for (const alike of groupBy(rows, (row) => Object.keys(row).join()).values()) {
    const columns = Object.keys(alike[0]).map((column) => sql.ref(column))
    const values = alike.map((row) => sql`(${sql.join(Object.values(row))})`)
    await sql`insert into ${sql.table(name)} (${sql.join(columns)}) values ${sql.join(values)}`.execute(tx)
  }
}

/** Deletes exactly these, whatever goes along with them too. CONFLICT where one is gone. */
export async function deleteStoredRows(tx: Tx, { name }: StoredTable, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return
  const { numAffectedRows } = await sql`delete from ${sql.table(name)} where id in (${sql.join(ids)})`.execute(tx)
  checkWritten(numAffectedRows, ids.length)
}

/** CONFLICT where not as many rows were written as are recorded: nothing is changed that no event tells of. */
export function checkWritten(written: bigint | number | undefined, recorded: number): void {
  if (Number(written ?? 0) !== recorded) throw changedAtThisMoment()
}

export const changedAtThisMoment = () =>
  failure(
    'CONFLICT',
    {
      en: 'Somebody changed the same at this moment; nothing was changed here.',
      fr: 'Quelqu’un a modifié la même chose à l’instant ; rien n’a été modifié ici.',
    },
    { say: { en: 'Run the command again.', fr: 'Relancez la commande.' } },
  )
