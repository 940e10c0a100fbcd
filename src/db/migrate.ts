import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Kysely, type Migration, Migrator, sql } from 'kysely'
import { failure } from '../core/errors.js'
import type { Instant } from '../core/instants.js'
import { common } from '../core/words.js'
import { engineOf } from './engine.js'
import { faultOf } from './faults.js'
import type { Db } from './schema.js'
import { defining } from './waits/link.js'
import { words } from './words.js'

const MIGRATION_TABLE = 'helpdesk_migration'
const LOCK_TABLE = 'helpdesk_migration_lock'

export interface MigrationState {
  name: string
  /** Null where it is still to be applied. */
  appliedAt: Instant | null
}

/**
 * Every migration of this program, in order, and those the database has beyond them. `root` is the folder that holds
 * sql/.
 */
export async function migrationStates(
  db: Db,
  root: string,
): Promise<{ known: MigrationState[]; ahead: MigrationState[] }> {
  const applied = new Map((await appliedMigrations(db)).map((m) => [m.name, m.timestamp]))
  const known = (await migrationFiles(db, root)).map(({ name }) => ({ name, appliedAt: applied.get(name) ?? null }))
  const names = new Set(known.map((m) => m.name))
  const ahead = [...applied].filter(([name]) => !names.has(name)).map(([name, appliedAt]) => ({ name, appliedAt }))
  return { known, ahead }
}

async function appliedMigrations(db: Db): Promise<{ name: string; timestamp: string }[]> {
  try {
    return await db.selectFrom(MIGRATION_TABLE).selectAll().orderBy('name').execute()
  } catch (error) {
    if (faultOf(error) === 'not-set-up') return []
    throw error
  }
}

/**
 * Brings the schema up to date under Kysely's lock and returns the names applied. A file that died half way is run
 * again from its first statement. A statement is waited for as long as the server says that it is at it, an hour at
 * most.
 */
export async function migrate(db: Db, root: string): Promise<string[]> {
  const { ahead } = await migrationStates(db, root)
  if (ahead.length > 0) throw schemaAhead()
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => readMigrations(db, root) },
    migrationTableName: MIGRATION_TABLE,
    migrationLockTableName: LOCK_TABLE,
  })
  return defining(db, 'db migrate', async () => {
    const { error, results } = await migrator.migrateToLatest()
    if (error) throw error
    return (results ?? []).map((r) => r.migrationName)
  })
}

/** The SQL that `migrate` would run, for a DBA to run by hand; empty where there is nothing to do. */
export async function migrationScript(db: Db, root: string): Promise<string> {
  const { known, ahead } = await migrationStates(db, root)
  if (ahead.length > 0) throw schemaAhead()
  const pending = new Set(known.filter((m) => m.appliedAt === null).map((m) => m.name))
  if (pending.size === 0) return ''
  const now = new Date().toISOString()
  const parts = [
    `CREATE TABLE IF NOT EXISTS ${MIGRATION_TABLE} (name VARCHAR(255) NOT NULL PRIMARY KEY, timestamp VARCHAR(255) NOT NULL);`,
    `CREATE TABLE IF NOT EXISTS ${LOCK_TABLE} (id VARCHAR(255) NOT NULL PRIMARY KEY, is_locked INTEGER NOT NULL DEFAULT 0);`,
  ]
  for (const { name, path } of await migrationFiles(db, root)) {
    if (!pending.has(name)) continue
    parts.push(`\n-- ${name}\n`, (await readFile(path, 'utf8')).trim())
    parts.push(`INSERT INTO ${MIGRATION_TABLE} (name, timestamp) VALUES ('${name}', '${now}');`)
  }
  return parts.join('\n')
}

async function migrationFiles(db: Db, root: string): Promise<{ name: string; path: string }[]> {
  const folder = join(root, 'sql', engineOf(db).name)
  const files = (await readdir(folder)).filter((f) => f.endsWith('.sql')).sort()
  return files.map((file) => ({ name: file.slice(0, -'.sql'.length), path: join(folder, file) }))
}

async function readMigrations(db: Db, root: string): Promise<Record<string, Migration>> {
  const files = await migrationFiles(db, root)
  const read = async ({ name, path }: (typeof files)[number]) => [name, script(await readFile(path, 'utf8'))] as const
  return Object.fromEntries(await Promise.all(files.map(read)))
}

/** A statement ends with `;` at the end of a line: the files keep to that. */
const script = (text: string): Migration => ({
  async up(db: Kysely<unknown>) {
    for (const statement of text.split(/;[ \t]*$/m)) {
      const bare = statement.replace(/^\s*--.*$/gm, '').trim()
      if (bare && !(await addsWhatIsThere(db, bare))) await sql.raw(bare).execute(db)
    }
  },
})

/** `ADD COLUMN` and `CREATE INDEX` have no `IF NOT EXISTS` that every engine understands. */
async function addsWhatIsThere(db: Kysely<unknown>, statement: string): Promise<boolean> {
  const [, index, of] = /^CREATE INDEX (\w+) ON (\w+)/.exec(statement) ?? []
  if (of !== undefined) {
    const { rows } = await sql`show index from ${sql.table(of)} where key_name = ${index}`.execute(db)
    return rows.length > 0
  }
  const [, table, column] = /^ALTER TABLE (\w+) ADD COLUMN (\w+)/.exec(statement) ?? []
  if (column === undefined) return false
  const tables = await db.introspection.getTables()
  return tables.some((t) => t.name === table && t.columns.some((c) => c.name === column))
}

export const schemaAhead = () => failure('DATABASE', words.schemaAhead, { say: common.installNewer })

export const schemaBehind = () => failure('DATABASE', words.schemaBehind, { run: 'db migrate' })
