import { execFile } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { sql } from 'kysely'
import { onTestFinished } from 'vitest'
import { parseLocation } from '../../src/db/location.js'
import { openDatabase } from '../../src/db/open.js'
import type { Db } from '../../src/db/schema.js'
import type { EngineName } from '../helpers/engines.js'
import { ownFolder } from '../helpers/own-folder.js'
import { PROGRAM } from '../helpers/program.js'
import { ROOT } from '../helpers/root.js'
import { runWith } from '../helpers/run.js'
import { newDatabase } from '../helpers/world.js'

/** Every migration, in order; the same on both engines. */
export const NAMES = readdirSync(join(ROOT, 'sql', 'sqlite'))
  .map((file) => file.replace(/\.sql$/, ''))
  .sort()
export const SIX_TABLES = ['category', 'comment', 'priority', 'status', 'ticket', 'user']

export const folder = ownFolder('migrate')

export const files = (engine: EngineName) => readdirSync(join(ROOT, 'sql', engine)).sort()
export const textOf = (engine: EngineName, file: string) => readFileSync(join(ROOT, 'sql', engine, file), 'utf8')
/** Split as src/db/migrate.ts does. */
export const statements = (text: string) =>
  text
    .split(/;[ \t]*$/m)
    .map((statement) => statement.replace(/^\s*--.*$/gm, '').trim())
    .filter(Boolean)

/** An empty database, open until the test is over. */
export async function emptyDatabase(engine: EngineName, options = ''): Promise<{ url: string; path: string; db: Db }> {
  const database = await newDatabase(engine, folder, options)
  const at = parseLocation(database.url, folder)
  const db = await openDatabase(at, { create: true })
  await sql`select 1`.execute(db)
  onTestFinished(async () => {
    await db.destroy()
    await database.drop()
  })
  return { url: database.url, path: at.engine === 'sqlite' ? at.path : '', db }
}

/** A folder like the program's own that has only its first migrations. */
export function olderProgram(engine: EngineName, count: number): string {
  const root = mkdtempSync(join(folder, 'root-'))
  mkdirSync(join(root, 'sql', engine), { recursive: true })
  for (const file of files(engine).slice(0, count))
    copyFileSync(join(ROOT, 'sql', engine, file), join(root, 'sql', engine, file))
  return root
}

export const run = (url: string, line: string) =>
  runWith(line.split(' '), {
    folders: { config: join(folder, 'config'), data: join(folder, 'data') },
    env: { HELPDESK_DATABASE: url },
  })
/** In a process of its own, with a home of its own; rejects where its exit code is not 0. */
export function startMigrating(url: string) {
  const home = mkdtempSync(join(folder, 'home-'))
  const env = { PATH: process.env.PATH, HOME: home, XDG_CONFIG_HOME: home, XDG_DATA_HOME: home, HELPDESK_DATABASE: url }
  return promisify(execFile)('node', [PROGRAM, 'db', 'migrate', '--json'], { cwd: ROOT, env })
}
export const schemaState = async (url: string) => JSON.parse((await run(url, 'db status --json')).out).schema

type Rows = Record<string, unknown>[]
export const rowsOf = async (db: Db, query: string): Promise<Rows> =>
  (await sql.raw<Record<string, unknown>>(query).execute(db)).rows

/** Everything that information_schema tells about the tables, or SQLite's own list of them. */
export async function schemaOf(db: Db, engine: EngineName, tables?: readonly string[]): Promise<Record<string, Rows>> {
  if (engine === 'sqlite')
    return {
      sqlite_master: await rowsOf(db, 'select type, name, tbl_name, sql from sqlite_master order by type, name'),
    }
  const among = (column: string) => (tables ? `and ${column} in (${tables.map((t) => `'${t}'`).join()})` : '')
  const views = {
    tables: 'table_name, engine, table_collation',
    columns: `table_name, ordinal_position, column_name, column_type, is_nullable, column_default, extra, column_key,
      character_set_name, collation_name`,
    statistics: 'table_name, index_name, seq_in_index, column_name, non_unique, sub_part, index_type',
    key_column_usage:
      'table_name, constraint_name, ordinal_position, column_name, referenced_table_name, referenced_column_name',
  }
  const found: Record<string, Rows> = {}
  for (const [view, columns] of Object.entries(views)) {
    const where = `table_schema = database() ${among('table_name')}`
    found[view] = await rowsOf(db, `select ${columns} from information_schema.${view} where ${where} order by 1, 2, 3`)
  }
  const rules = 'table_name, constraint_name, referenced_table_name, update_rule, delete_rule'
  const where = `constraint_schema = database() ${among('table_name')}`
  found.rules = await rowsOf(
    db,
    `select ${rules} from information_schema.referential_constraints where ${where} order by 1, 2`,
  )
  return found
}

export const tablesOf = async (db: Db) =>
  (await db.introspection.getTables({ withInternalKyselyTables: true })).map((t) => t.name).sort()

/** Every row of every table, but for the times of the migrations. */
/** What is the same in every database: neither a time nor the name that each has for itself. */
const COLUMNS: Record<string, string> = {
  helpdesk_migration: 'name',
  helpdesk_setting: "name, case when name in ('identity', 'search') then '' else value end as value",
}

export async function contentsOf(db: Db, tables?: readonly string[]): Promise<Record<string, Rows>> {
  const contents: Record<string, Rows> = {}
  for (const table of tables ?? (await tablesOf(db))) {
    const columns = COLUMNS[table] ?? '*'
    contents[table] = await rowsOf(db, `select ${columns} from ${table} order by 1`)
  }
  return contents
}

export const stateOf = async (db: Db, engine: EngineName) => ({
  schema: await schemaOf(db, engine),
  contents: await contentsOf(db),
})
