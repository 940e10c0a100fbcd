import { readFileSync } from 'node:fs'
import { CompiledQuery, MysqlAdapter, MysqlDialect, sql } from 'kysely'
import { createPool, type PoolOptions, type SslOptions } from 'mysql2'
import { unreadable } from '../core/errors.js'
import type { Tls } from './address/options.js'
import type { Engine } from './engine.js'
import type { MysqlLocation } from './location.js'
import { guardedPool } from './mysql/login.js'

/** A session's auto_increment_increment, once it was asked for: there is only one connection. */
let step: number | undefined

/** @@global.time_zone may be SYSTEM; no time zone tables are needed for that. */
const fromServerZone = (text: string) => sql<string>`convert_tz(cast(${text} as datetime), @@global.time_zone, '+00:00')`

const engine: Engine = {
  name: 'mysql',
  utcNow: sql`utc_timestamp()`,
  createdNow: sql`from_unixtime(unix_timestamp(utc_timestamp()))`,
  created: (wallClock) => sql`from_unixtime(unix_timestamp(${wallClock}))`,
  updated: (epoch) => sql`from_unixtime(${epoch})`,
  // Of an INSERT whose number of rows is known, numbers are given in one go, whatever innodb_autoinc_lock_mode; a cluster's have gaps.
  async insertedIds(db, insertId, count) {
    step ??= Number((await sql<{ step: number }>`select @@auto_increment_increment as step`.execute(db)).rows[0]?.step ?? 1)
    const by = step
    return Array.from({ length: count }, (_, i) => insertId + i * by)
  },
  beginning: sql`concat(t.status_id, ':', s.name, '\\n', coalesce(concat(t.assigned_to, ':', u.username), ''))`,
  placed: (text) => ({
    read: sql`coalesce(cast(convert_tz(${fromServerZone(text)}, '+00:00', @@global.time_zone) as char), ${text})`,
    written: sql`coalesce(cast(${fromServerZone(text)} as char), ${text})`,
  }),
  sessionZone: (zone) => (zone === 'UTC' ? sql`set time_zone = '+00:00'` : sql`set time_zone = @@global.time_zone`),
  continueBehind: (table, id) => [sql`alter table ${sql.table(table)} auto_increment = ${sql.lit(id + 1)}`],
  utcHoursAgo: (hours) => sql`utc_timestamp() - interval ${hours} hour`,
  updatedUtc: sql`timestampadd(second, unix_timestamp(updated_at), '1970-01-01 00:00:00')`,
  epochNow: sql`unix_timestamp()`,
  epoch: (column) => sql`unix_timestamp(${sql.ref(column)})`,
  exactly: (column, value) => sql`cast(convert(${sql.ref(column)} using utf8mb4) as binary) = cast(${value} as binary)`,
  lockRead: sql`for update`,
  // Of no row, so that it is there in an empty table too; information_schema would cost a temporary table in every statement.
  defaultStatusId: sql`(select default(x.status_id) from (select 1 as one) as o left join ticket as x on 1 = 0)`,
  version: sql`version()`,
}

/**
 * Sent first on every connection. Strict, or text is cut silently; without NO_BACKSLASH_ESCAPES, or client-side escaping
 * can be broken out of; the character sets by name, since a server may ignore those of the handshake. Seconds. @helpdesk tells our triggers who writes.
 */
const SESSION = `set session sql_mode = 'STRICT_TRANS_TABLES,STRICT_ALL_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION',
  character_set_client = utf8mb4, character_set_connection = utf8mb4, character_set_results = utf8mb4,
  innodb_lock_wait_timeout = 5, lock_wait_timeout = 30, @helpdesk = 1`

class Adapter extends MysqlAdapter {
  readonly engine = engine
}

class Dialect extends MysqlDialect {
  override createAdapter() {
    return new Adapter()
  }
}

function sslOptions({ mode, ca }: Tls): SslOptions {
  const checks = { rejectUnauthorized: mode !== 'REQUIRED', verifyIdentity: mode === 'VERIFY_IDENTITY' }
  if (ca === undefined) return checks
  try {
    return { ...checks, ca: readFileSync(ca, 'utf8') }
  } catch (error) {
    throw unreadable(ca, error)
  }
}

const PATIENCE_MS = 5_000
const GLANCE_MS = 1_500

/**
 * One connection a process: a query on the outer connection inside a transaction hangs, and is noticed at once. With `glance` it writes
 * nothing and gives a server little time.
 */
export const mysqlDialect = (at: MysqlLocation, glance: boolean): MysqlDialect =>
  new Dialect({
    pool: async () => {
      const open = (more: PoolOptions) =>
        createPool({
          host: at.host,
          port: at.port,
          ...(at.socket === undefined ? {} : { socketPath: at.socket }),
          user: at.user,
          password: at.password ?? '',
          database: at.database,
          connectionLimit: 1,
          connectTimeout: glance ? GLANCE_MS : PATIENCE_MS,
          charset: 'utf8mb4',
          dateStrings: true,
          flags: ['-LOCAL_FILES'],
          ...more,
        })
      return at.tls ? open({ ssl: sslOptions(at.tls) }) : guardedPool(at, open)
    },
    onCreateConnection: async (connection) => {
      await connection.executeQuery(CompiledQuery.raw(SESSION))
      if (glance) await connection.executeQuery(CompiledQuery.raw('set session transaction read only'))
    },
  })
