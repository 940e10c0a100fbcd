import { sql } from 'kysely'
import { failure } from '../core/errors.js'
import { RUN_AGAIN } from '../core/hint.js'
import { groupBy } from '../core/lists.js'
import { engineOf } from '../db/engine.js'
import type { Db, Tx } from '../db/schema.js'
import { countInParts, findInParts, inOrder, inParts } from '../db/statements/parts.js'
import type { Alongside, Cell, StoredRow, StoredTable } from './stored-table.js'
import { words } from './words.js'

// Rows of the tables that the history follows, column for column as stored, with what goes along with them: who deletes
// a thing and who undoes a change know tables and columns by name.

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
  const find = (part: number[]) =>
    sql<Row>`select * from ${sql.table(name)} where ${sql.ref(by)} in (${sql.join(part)}) order by id ${lock}`.execute(
      db,
    )
  const rows = await findInParts(db, inOrder(values), async (part) => (await find(part)).rows)
  return followed?.alongside ? withAlongside(db, followed.alongside, rows, lock) : rows
}

async function withAlongside(
  db: Db,
  { table, columns }: Alongside,
  rows: readonly Row[],
  lock: ReturnType<typeof sql>,
): Promise<Row[]> {
  const find = (part: number[]) =>
    sql<StoredRow>`select * from ${sql.table(table.name)} where ${sql.ref(table.key)} in (${sql.join(part)}) ${lock}`.execute(
      db,
    )
  const ids = rows.map((row) => row.id)
  const others = await findInParts(db, ids, async (part) => (await find(part)).rows)
  const known = new Map<Cell, StoredRow>(others.map((row) => [row[table.key] ?? null, row]))
  return rows.map((row) => {
    const other = known.get(row.id)
    return other
      ? { ...row, ...Object.fromEntries(Object.entries(columns).map(([as, column]) => [as, other[column] ?? null])) }
      : row
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
  const update = (part: number[]) =>
    sql`update ${sql.table(name)} set ${sql.join(sets)}
      where ${sql.join([sql`id in (${sql.join(part)})`, ...holds], sql` and `)}`.execute(tx)
  const cut = { beside: [from, to], called: (id: number) => `${name} ${id}` }
  return countInParts(tx, ids, async (part) => (await update(part)).numAffectedRows ?? 0, cut)
}

/** A column that a row lacks gets its default. */
export async function insertStoredRows(
  tx: Tx,
  { name, followed }: StoredTable,
  rows: readonly StoredRow[],
): Promise<void> {
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
    for await (const part of inParts(tx, alike, { called: (row) => `${name} ${Object.values(row)[0]}` })) {
      const values = part.map((row) => sql`(${sql.join(Object.values(row))})`)
      await sql`insert into ${sql.table(name)} (${sql.join(columns)}) values ${sql.join(values)}`.execute(tx)
    }
  }
}

/** Deletes exactly these, whatever goes along with them too. CONFLICT where one is gone. */
export async function deleteStoredRows(tx: Tx, { name }: StoredTable, ids: readonly number[]): Promise<void> {
  const remove = (part: number[]) => sql`delete from ${sql.table(name)} where id in (${sql.join(part)})`.execute(tx)
  checkWritten(await countInParts(tx, ids, async (part) => (await remove(part)).numAffectedRows ?? 0), ids.length)
}

/** CONFLICT where not as many rows were written as are recorded: nothing is changed that no event tells of. */
export function checkWritten(written: bigint | number | undefined, recorded: number): void {
  if (Number(written ?? 0) !== recorded) throw changedAtThisMoment()
}

export const changedAtThisMoment = () => failure('CONFLICT', words.changedAtThisMoment, RUN_AGAIN)
