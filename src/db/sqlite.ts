import {
  CompiledQuery,
  type DatabaseConnection,
  SqliteAdapter,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
  sql,
  type TransactionSettings,
} from 'kysely'
import type { Engine } from './engine.js'
import { emptyWal, makeFile, openFile, useWal } from './sqlite/file.js'
import { rowsOf } from './sqlite/rows.js'
import { FILE_LOCK_MS, GLANCE_LOCK_MS } from './waits/deadlines.js'

const engine: Engine = {
  name: 'sqlite',
  utcNow: sql`current_timestamp`,
  createdNow: sql`current_timestamp`,
  created: (wallClock) => sql`${wallClock}`,
  updated: (epoch) => sql`datetime(${epoch}, 'unixepoch')`,
  // There is one writer at a time: the numbers end at the last one.
  insertedIds: async (_, insertId, count) => Array.from({ length: count }, (_, i) => insertId - count + 1 + i),
  beginning: sql`t.status_id || ':' || s.name || char(10) || coalesce(t.assigned_to || ':' || u.username, '')`,
  placed: (text) => ({ read: sql`${text}`, written: sql`${text}` }),
  sessionZone: () => sql`select 1`,
  continueBehind: (table, id) => [
    sql`delete from sqlite_sequence where name = ${table}`,
    sql`insert into sqlite_sequence (name, seq) values (${table}, ${id})`,
  ],
  utcAgo: (seconds) => sql`datetime('now', ${`-${seconds} seconds`})`,
  updatedUtc: sql`updated_at`,
  epochNow: sql`unixepoch()`,
  epoch: (column) => sql`unixepoch(${sql.ref(column)})`,
  bytes: (column) => sql.ref(column),
  exactly: (column, value) => sql`${sql.ref(column)} = ${value}`,
  // From one to the next greater: a DISTINCT would read the whole index.
  distinct: (table, column) => sql`(with recursive v as (
      select min(${sql.ref(column)}) as id from ${sql.table(table)}
      union all
      select (select min(x.${sql.ref(column)}) from ${sql.table(table)} as x where x.${sql.ref(column)} > v.id) from v where v.id is not null
    ) select id from v where id is not null)`,
  lockRead: sql``,
  lockShared: sql``,
  async withoutWaiting(db, work) {
    await sql`pragma busy_timeout = 0`.execute(db)
    try {
      return await work()
    } finally {
      await sql`pragma busy_timeout = ${sql.lit(FILE_LOCK_MS)}`.execute(db)
    }
  },
  atOnce: sql``,
  lockAtOnce: sql``,
  sharedAtOnce: sql``,
  tellingWhen: undefined,
  mostOfRow: undefined,
  defaultStatusId: sql`(select cast(dflt_value as integer) from pragma_table_info('ticket') where name = 'status_id')`,
  version: sql`'SQLite ' || sqlite_version()`,
}

class Adapter extends SqliteAdapter {
  readonly engine = engine
  /** The whole migration is one immediate transaction: two processes that migrate at once wait for each other. */
  override get supportsTransactionalDdl() {
    return true
  }
}

class Driver extends SqliteDriver {
  /**
   * Immediate: a transaction that reads first and writes later would fail where another wrote meanwhile. One that only
   * reads lets others write, and does not see it.
   */
  override async beginTransaction(connection: DatabaseConnection, settings?: TransactionSettings) {
    await connection.executeQuery(
      CompiledQuery.raw(settings?.accessMode === 'read only' ? 'begin deferred' : 'begin immediate'),
    )
  }
}

class Dialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig
  constructor(config: SqliteDialectConfig) {
    super(config)
    this.#config = config
  }
  override createDriver() {
    return new Driver(this.#config)
  }
  override createAdapter() {
    return new Adapter()
  }
}

interface Opening {
  create: boolean
  setUp: boolean
  glance: boolean
}
/**
 * A dialect on the file at `path`, which must exist unless `create`; a new file and its folder are its user's alone.
 * With `glance` it writes nothing and gives a lock little time.
 */
export const sqliteDialect = (path: string, { create, setUp, glance }: Opening): SqliteDialect =>
  new Dialect({
    database: async () => {
      if (create) makeFile(path)
      const database = openFile(path, glance ? GLANCE_LOCK_MS : FILE_LOCK_MS)
      database.exec(glance ? 'pragma query_only = on' : 'pragma synchronous = full')
      if (create || setUp) useWal(database)
      /** Whether the transaction that goes on changed anything, and whether one that is done did. */
      let [isChanged, isWritten] = [false, false]
      return {
        close() {
          if (isWritten) emptyWal(database)
          database.close()
        },
        prepare(text: string) {
          const statement = database.prepare(text)
          const { isReader, all, iterate } = rowsOf(statement)
          return {
            reader: isReader,
            all,
            iterate,
            run(parameters: readonly unknown[]) {
              const done = statement.run(...parameters)
              if (text === 'rollback') isChanged = false
              else isChanged ||= Number(done.changes) > 0
              isWritten ||= isChanged && text === 'commit'
              return done
            },
          }
        },
      }
    },
  })
