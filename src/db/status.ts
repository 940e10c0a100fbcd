import { sql } from 'kysely'
import { engineOf } from './engine.js'
import { type MigrationState, migrationStates } from './migrate.js'
import type { Db } from './schema.js'

export interface DatabaseStatus {
  /** The server's name and version. */
  server: string
  schema: 'current' | 'behind' | 'ahead'
  migrations: MigrationState[]
}

/** `root` is the folder that holds sql/. */
export async function databaseStatus(db: Db, root: string): Promise<DatabaseStatus> {
  const { rows } = await sql<{ version: string }>`select ${engineOf(db).version} as version`.execute(db)
  const { known, ahead } = await migrationStates(db, root)
  const unapplied = known.some((m) => m.appliedAt === null) ? 'behind' : 'current'
  const schema = ahead.length > 0 ? 'ahead' : unapplied
  return { server: rows[0]?.version ?? '', schema, migrations: [...known, ...ahead] }
}
