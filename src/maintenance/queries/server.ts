import { sql } from 'kysely'
import type { Db } from '../../db/schema.js'
import { findTriggerRights, findTriggers, type Trigger } from './triggers.js'

// What information_schema and the server's own tables tell about a MySQL or MariaDB server and this database on it.

export interface ServerFacts {
  sqlMode: string
  /** The zone that sessions get. */
  timeZone: string
  /** Whether its clocks show UTC, in winter and in summer. */
  isUtc: boolean
  /** The cipher of this connection; empty without TLS. */
  cipher: string
}

export async function serverFacts(db: Db): Promise<ServerFacts> {
  // Two instants half a year apart, so that a zone with summer time is none that only looks like UTC.
  const { rows } = await sql<{ sqlMode: string; timeZone: string; isUtc: number }>`select @@global.sql_mode as sqlMode,
    if(@@global.time_zone = 'SYSTEM', concat('SYSTEM (', @@system_time_zone, ')'), @@global.time_zone) as timeZone,
    from_unixtime(1767225600) = '2026-01-01 00:00:00' and from_unixtime(1782864000) = '2026-07-01 00:00:00' as isUtc`.execute(
    db,
  )
  const tls = await sql<{ Value: string }>`show session status like 'Ssl_cipher'`.execute(db)
  const [facts] = rows
  return {
    sqlMode: facts?.sqlMode ?? '',
    timeZone: facts?.timeZone ?? '',
    isUtc: Number(facts?.isUtc) === 1,
    cipher: tls.rows[0]?.Value ?? '',
  }
}

/** Our tables, and those that we share: information_schema lists what else there is in the database too. */
const OURS = sql`(table_name in ('user', 'category', 'status', 'priority', 'ticket', 'comment') or table_name like 'helpdesk!_%' escape '!')`

/**
 * Tables and columns that cannot hold every character, as `ticket.title (latin1)`; columns of ours that are ASCII on
 * purpose are none.
 */
export async function findForeignCharsets(db: Db): Promise<{ table: string; name: string }[]> {
  const { rows } = await sql<{ table: string; name: string }>`
    select table_name as ${sql.ref('table')}, concat(table_name, ' (', table_collation, ')') as name from information_schema.tables
      where table_schema = database() and ${OURS} and table_collation not like 'utf8mb4%'
    union all
    select table_name, concat(table_name, '.', column_name, ' (', character_set_name, ')') from information_schema.columns
      where table_schema = database() and ${OURS} and character_set_name <> 'utf8mb4'
        and not (table_name like 'helpdesk!_%' escape '!' and character_set_name = 'ascii')
    order by 2`.execute(db)
  return rows
}

/** Columns of every index, in their order, as `ticket(status_id)`, and whether it is unique. */
export async function findMysqlIndexes(db: Db): Promise<{ columns: string; unique: boolean }[]> {
  const { rows } = await sql<{ columns: string; nonUnique: number }>`
    select concat(table_name, '(', group_concat(column_name order by seq_in_index), ')') as columns, max(non_unique) as nonUnique
    from information_schema.statistics where table_schema = database() group by table_name, index_name`.execute(db)
  return rows.map((r) => ({ columns: r.columns, unique: Number(r.nonUnique) === 0 }))
}

/** The server's own accounts, as `user@host`. Fails (1142) for a connection that may not read them. */
async function findServerAccounts(db: Db): Promise<{ name: string; host: string; passwordless: boolean }[]> {
  const { rows } = await sql<{ name: string; host: string; passwordless: number }>`
    select concat(user, '@', host) as name, host as host, authentication_string = '' and plugin in
      ('', 'mysql_native_password', 'caching_sha2_password', 'sha256_password') as passwordless from mysql.user`.execute(
    db,
  )
  return rows.map((r) => ({ ...r, passwordless: Number(r.passwordless) === 1 }))
}

/**
 * Triggers that run with the rights of somebody who is gone or has lost them: every write that fires one fails (1449,
 * 1142).
 */
export async function findOrphanedTriggers(db: Db): Promise<Trigger[]> {
  const triggers = await findTriggers(db)
  if (triggers.length === 0) return []
  const known = new Set((await findServerAccounts(db)).map((a) => a.name))
  const entitled = new Set((await findTriggerRights(db)).map((r) => r.account))
  return triggers.filter((t) => !known.has(t.definer) || !entitled.has(t.definer))
}

/** Accounts without a password that can be used from other machines. */
export async function findOpenServerAccounts(db: Db): Promise<string[]> {
  const { rows } = await sql<{
    address: string | null
    host: string
  }>`select @@bind_address as address, @@hostname as host`.execute(db)
  const [server] = rows
  if (/^(127\.\d+\.\d+\.\d+|localhost|::1)$/.test(server?.address ?? '')) return []
  const local = new Set(['localhost', '::1', server?.host])
  const accounts = await findServerAccounts(db)
  return accounts.filter((a) => a.passwordless && !local.has(a.host) && !a.host.startsWith('127.')).map((a) => a.name)
}
