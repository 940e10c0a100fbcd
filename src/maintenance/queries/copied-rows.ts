import { sql } from 'kysely'
import { engineOf } from '../../db/engine.js'
import type { Db, Tx } from '../../db/schema.js'
import type { Cell, ColumnKind } from '../../history/stored-table.js'
import { STORED } from '../stored-things.js'

/** Values in the order of the table's columns, each the same on both engines. */
export type CopiedRow = Cell[]

export interface CopiedTable {
  name: string
  /** The column that orders it. */
  key: string
  columns: string[]
  /** Of each column. */
  kinds: ColumnKind[]
  /** Keys of rows that are left out. */
  without: readonly string[]
}

/** Everything that is copied, what is referred to first. Columns that neither program has made are not. */
export const COPIED: readonly CopiedTable[] = STORED.filter((table) => table.notCopied !== true).map(
  ({ name, key, columns, notCopied }) => ({
    name,
    key,
    columns: Object.keys(columns),
    kinds: Object.values(columns),
    without: notCopied === true ? [] : (notCopied ?? []),
  }),
)
/** What tells that somebody uses a database already. */
export const USED = STORED.filter((table) => table.tellsOfUse).map((table) => table.name)

const isTime = (kind: ColumnKind | undefined) => kind === 'datetime' || kind === 'timestamp' || kind === 'stamp'
/** How MySQL's zero date shows as a wall clock, and as seconds since the epoch. */
const NO_TIME = /^(0000-00-00|1970-01-01 00:00:00)/

/** A UTC wall clock to the second. MySQL's zero date stands where an old server's column cannot be NULL. */
function wallClock(value: Cell): Cell {
  if (typeof value !== 'string') return value
  if (NO_TIME.test(value)) return null
  const [, day, time] = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)/.exec(value) ?? []
  return day && time ? `${day} ${time}` : value
}

/** Up to `limit` rows whose key comes behind `after`, in the order of the key. */
export async function findRows(
  db: Db,
  { name, key, columns, kinds, without }: CopiedTable,
  after: Cell,
  limit: number,
): Promise<CopiedRow[]> {
  const selected = columns.map((c, i) =>
    kinds[i] === 'stamp' ? sql`${engineOf(db).updatedUtc} as ${sql.ref(c)}` : sql.ref(c),
  )
  const meant = [
    ...(after === null ? [] : [sql`${sql.ref(key)} > ${after}`]),
    ...(without.length === 0 ? [] : [sql`${sql.ref(key)} not in (${sql.join(without)})`]),
  ]
  const behind = meant.length === 0 ? sql`` : sql`where ${sql.join(meant, sql` and `)}`
  const { rows } = await sql<Record<string, Cell>>`
    select ${sql.join(selected)} from ${sql.table(name)} ${behind} order by ${sql.ref(key)} limit ${sql.lit(limit)}`.execute(
    db,
  )
  return rows.map((row) => columns.map((c, i) => (isTime(kinds[i]) ? wallClock(row[c] ?? null) : (row[c] ?? null))))
}

/**
 * Stores rows in a session at UTC, a `timestamp` as `placeRows` says. `never` holds the columns that cannot be NULL.
 */
export async function insertRows(
  tx: Tx,
  { name, columns, kinds }: CopiedTable,
  rows: readonly CopiedRow[],
  never: ReadonlySet<string>,
): Promise<void> {
  const zero = columns.map((c, i) => (isTime(kinds[i]) && never.has(`${name}.${c}`) ? '0000-00-00 00:00:00' : null))
  const values = rows.map((row) => sql`(${sql.join(row.map((cell, i) => cell ?? zero[i] ?? null))})`)
  await sql`insert into ${sql.table(name)} (${sql.join(columns.map((c) => sql.ref(c)))}) values ${sql.join(values)}`.execute(
    tx,
  )
}

/** For each value of a `timestamp` what will be read of it there, and what a session at UTC has to write for that. */
async function placeTimes(tx: Db, texts: readonly string[]): Promise<Map<string, { read: string; written: string }>> {
  if (texts.length === 0) return new Map()
  const asked = texts.flatMap((text, i) => {
    const { read, written } = engineOf(tx).placed(text)
    return [sql`${read} as ${sql.ref(`r${i}`)}`, sql`${written} as ${sql.ref(`w${i}`)}`]
  })
  const row = (await sql<Record<string, string>>`select ${sql.join(asked)}`.execute(tx)).rows[0] ?? {}
  return new Map(texts.map((text, i) => [text, { read: row[`r${i}`] ?? text, written: row[`w${i}`] ?? text }]))
}

/** Rows as they will be read in a database, and as a session at UTC writes them there. */
export async function placeRows(
  db: Db,
  { kinds }: CopiedTable,
  rows: readonly CopiedRow[],
): Promise<{ read: readonly CopiedRow[]; written: readonly CopiedRow[] }> {
  const created = kinds.indexOf('timestamp')
  if (created < 0) return { read: rows, written: rows }
  const texts = rows.map((row) => row[created]).filter((value) => typeof value === 'string')
  const placed = await placeTimes(db, [...new Set(texts)])
  const at = (how: 'read' | 'written') =>
    rows.map((row) => row.map((cell, i) => (i === created ? (placed.get(`${cell}`)?.[how] ?? cell) : cell)))
  return { read: at('read'), written: at('written') }
}

export const setSessionZone = (db: Db, zone: 'UTC' | 'server') => engineOf(db).sessionZone(zone).execute(db)

/**
 * `table.column` of every column that cannot be NULL. An old MariaDB makes NULL there the present moment, without a
 * word.
 */
export async function findColumnsNeverNull(db: Db): Promise<Set<string>> {
  const tables = await db.introspection.getTables()
  return new Set(tables.flatMap((t) => t.columns.filter((c) => !c.isNullable).map((c) => `${t.name}.${c.name}`)))
}

/** Whether a table has a row. Within a transaction on MySQL nobody else can add one to an empty table from then on. */
export async function hasRows(db: Db, name: string): Promise<boolean> {
  const { rows } = await sql`select 1 from ${sql.table(name)} limit 1 ${engineOf(db).lockRead}`.execute(db)
  return rows.length > 0
}

/** Takes away what migrations put into an empty database. */
export async function deleteSeeds(tx: Tx): Promise<void> {
  for (const { name } of STORED.filter((table) => table.seeded)) await sql`delete from ${sql.table(name)}`.execute(tx)
}

/**
 * The highest number that the history knows of each kind of thing, also of those deleted since: it is not given again.
 */
export async function findHighestIds(db: Db): Promise<{ entity: string; id: number }[]> {
  return db
    .selectFrom('helpdesk_event')
    .select((eb) => ['entity', eb.fn.max('entity_id').as('id')])
    .groupBy('entity')
    .execute()
}

export async function continueBehind(db: Db, name: string, id: number): Promise<void> {
  for (const statement of engineOf(db).continueBehind(name, id)) await statement.execute(db)
}
