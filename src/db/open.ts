import { existsSync } from 'node:fs'
import { Kysely, type LogEvent } from 'kysely'
import { failure } from '../core/errors.js'
import type { Location } from './location.js'
import type { Database, Db } from './schema.js'
import { words } from './words.js'

export interface OpenOptions {
  /** Make an SQLite file that is not there; else it is an error, so that a mistyped path makes no empty database. */
  create?: boolean
  /** It is about to be set up: an SQLite file is put into WAL mode. Otherwise a file is left in the mode it has. */
  setUp?: boolean
  /**
   * Nothing can be written, and neither a server nor a lock is waited for longer than a moment: for what is offered
   * while somebody types.
   */
  glance?: boolean
  /** Called after each statement. */
  log?: (event: LogEvent) => void
}

/** Opens a database, loading only that engine's driver. A MySQL server is reached at the first statement. */
export async function openDatabase(at: Location, options: OpenOptions = {}): Promise<Db> {
  const { create = false, setUp = false, glance = false } = options
  if (at.engine === 'sqlite' && !create && !existsSync(at.path)) {
    throw failure('DATABASE', words.noDatabase(at.path), { run: 'init' })
  }
  const config = options.log ? { log: options.log } : {}
  if (at.engine === 'sqlite') {
    const { sqliteDialect } = await import('./sqlite.js')
    return new Kysely<Database>({ dialect: sqliteDialect(at.path, { create, setUp, glance }), ...config })
  }
  const { mysqlDialect } = await import('./mysql.js')
  const connect = (): Db => new Kysely<Database>({ dialect: mysqlDialect(at, glance, connect), ...config })
  return connect()
}
