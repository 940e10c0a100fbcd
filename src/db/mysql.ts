import {
  type DatabaseConnection,
  type Kysely,
  MysqlAdapter,
  MysqlDialect,
  type MysqlDialectConfig,
  MysqlDriver,
  type MysqlPool,
  sql,
  type TransactionSettings,
} from 'kysely'
import { failure } from '../core/errors.js'
import type { Engine } from './engine.js'
import type { MysqlLocation } from './location.js'
import { connectionsTo, isAtIt } from './mysql/connections.js'
import { measuredPool } from './mysql/measured-pool.js'
import { SESSION } from './mysql/session.js'
import type { Db } from './schema.js'
import {
  CONNECT_MS,
  DEFINITION_LOCK_S,
  GLANCE_CONNECT_MS,
  HOST_MS,
  type Kind,
  MIGRATION_LOCK_S,
} from './waits/deadlines.js'
import type { Link } from './waits/link.js'
import { watchedPool } from './waits/watched-pool.js'
import { words } from './words.js'

/** @@global.time_zone may be SYSTEM; no time zone tables are needed for that. */
const fromServerZone = (text: string) =>
  sql<string>`convert_tz(cast(${text} as datetime), @@global.time_zone, '+00:00')`

const engine: Engine = {
  name: 'mysql',
  utcNow: sql`utc_timestamp()`,
  createdNow: sql`from_unixtime(unix_timestamp(utc_timestamp()))`,
  created: (wallClock) => sql`from_unixtime(unix_timestamp(${wallClock}))`,
  updated: (epoch) => sql`from_unixtime(${epoch})`,
  // Of an INSERT whose number of rows is known, numbers are given in one go, whatever innodb_autoinc_lock_mode; a
  // cluster's have gaps.
  async insertedIds(db, insertId, count) {
    if (count === 1) return [insertId]
    const { rows } = await sql<{ step: number }>`select @@auto_increment_increment as step`.execute(db)
    const by = Number(rows[0]?.step ?? 1)
    return Array.from({ length: count }, (_, i) => insertId + i * by)
  },
  beginning: sql`concat(t.status_id, ':', s.name, '\\n', coalesce(concat(t.assigned_to, ':', u.username), ''))`,
  placed: (text) => ({
    read: sql`coalesce(cast(convert_tz(${fromServerZone(text)}, '+00:00', @@global.time_zone) as char), ${text})`,
    written: sql`coalesce(cast(${fromServerZone(text)} as char), ${text})`,
  }),
  sessionZone: (zone) => (zone === 'UTC' ? sql`set time_zone = '+00:00'` : sql`set time_zone = @@global.time_zone`),
  continueBehind: (table, id) => [sql`alter table ${sql.table(table)} auto_increment = ${sql.lit(id + 1)}`],
  utcAgo: (seconds) => sql`utc_timestamp() - interval ${seconds} second`,
  updatedUtc: sql`timestampadd(second, unix_timestamp(updated_at), '1970-01-01 00:00:00')`,
  epochNow: sql`unix_timestamp()`,
  epoch: (column) => sql`unix_timestamp(${sql.ref(column)})`,
  bytes: (column) => sql`cast(${sql.ref(column)} as binary)`,
  exactly: (column, value) => sql`cast(convert(${sql.ref(column)} using utf8mb4) as binary) = cast(${value} as binary)`,
  distinct: (table, column) =>
    sql`(select distinct ${sql.ref(column)} as id from ${sql.table(table)} where ${sql.ref(column)} is not null)`,
  lockRead: sql`for update`,
  lockShared: sql`lock in share mode`,
  // MariaDB alone reads the first comment, MySQL the second: it has no time-out below a second.
  withoutWaiting: (_, work) => work(),
  atOnce: sql`/*M!100300 set statement innodb_lock_wait_timeout = 0, lock_wait_timeout = 0 for */ `,
  lockAtOnce: sql`for update /*M!100300 nowait */ /*!80001 nowait */`,
  sharedAtOnce: sql`/*!80001 for share nowait */`,
  tellingWhen: sql`last_insert_id(unix_timestamp()) > 0`,
  mostOfRow: sql`@@max_allowed_packet`,
  // Of no row, so that it is there in an empty table too; information_schema would cost a temporary table in every
  // statement.
  defaultStatusId: sql`(select default(x.status_id) from (select 1 as one) as o left join ticket as x on x.id = 0)`,
  version: sql`version()`,
}

class Adapter extends MysqlAdapter {
  readonly engine = engine
  constructor(readonly link: Link) {
    super()
  }
  /** As Kysely's, which waits for an hour and then goes on without the lock. */
  override async acquireMigrationLock(db: Kysely<unknown>) {
    await sql`set session lock_wait_timeout = ${sql.lit(DEFINITION_LOCK_S)}`.execute(db)
    const { rows } = await sql<{
      mine: number
    }>`select get_lock(${MIGRATION_LOCK}, ${MIGRATION_LOCK_S}) as mine`.execute(db)
    if (Number(rows[0]?.mine) !== 1) throw migratedElsewhere()
  }
  override async releaseMigrationLock(db: Kysely<unknown>) {
    await sql`select release_lock(${MIGRATION_LOCK})`.execute(db)
  }
}

/** Kysely's own: an older helpdesk waits for it too. */
const MIGRATION_LOCK = 'ea586330-2c93-47c8-908d-981d9d270f9d'
const migratedElsewhere = () => failure('DATABASE', words.migratedElsewhere, { run: 'db status' })

/** Notes what the statements are for, since each is waited for by its kind. */
class Driver extends MysqlDriver {
  readonly #link: Link
  readonly #usual: Kind
  constructor(config: MysqlDialectConfig, link: Link) {
    super(config)
    this.#link = link
    this.#usual = link.kind
  }
  override async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings) {
    if (settings.accessMode !== 'read only') this.#link.kind = 'writing'
    await super.beginTransaction(connection, settings)
  }
  override async commitTransaction(connection: DatabaseConnection) {
    this.#link.kind = 'commit'
    await super.commitTransaction(connection).finally(() => this.#ended())
  }
  override async rollbackTransaction(connection: DatabaseConnection) {
    await super.rollbackTransaction(connection).finally(() => this.#ended())
  }
  #ended() {
    this.#link.kind = this.#usual
  }
}

class Dialect extends MysqlDialect {
  readonly #config: MysqlDialectConfig
  readonly #link: Link
  constructor(config: MysqlDialectConfig, link: Link) {
    super(config)
    this.#config = config
    this.#link = link
  }
  override createDriver() {
    return new Driver(this.#config, this.#link)
  }
  override createAdapter() {
    return new Adapter(this.#link)
  }
}

/**
 * One connection a process: a query on the outer connection inside a transaction hangs, and is noticed at once. With
 * `glance` it writes nothing and gives a server little time. `another` opens the same database once more.
 */
export function mysqlDialect(at: MysqlLocation, glance: boolean, another: () => Db): MysqlDialect {
  const link: Link = {
    kind: glance ? 'glance' : 'reading',
    silence: undefined,
    another,
    packet: { bytes: undefined },
    hosts: at.hosts.length,
    until: undefined,
    tell: undefined,
  }
  const first = [SESSION, ...(glance ? ['set session transaction read only'] : [])]
  const pool = async () =>
    measuredPool(at.hosts.length > 1 ? await ofSeveral(at, first, link) : ofOne(at, first, link), link.packet)
  return new Dialect({ pool }, link)
}

function ofOne(at: MysqlLocation, first: readonly string[], link: Link): MysqlPool {
  const [host] = at.hosts
  const connections = connectionsTo(at, host, link.kind === 'glance' ? GLANCE_CONNECT_MS : CONNECT_MS)
  return watchedPool(connections, { link, first, isAtIt: isAtIt(at, host) })
}

async function ofSeveral(at: MysqlLocation, first: readonly string[], link: Link): Promise<MysqlPool> {
  const [{ hostsPool }, { readyNode }] = await Promise.all([import('./mysql/hosts.js'), import('./mysql/readiness.js')])
  const withinMs = link.kind === 'glance' ? GLANCE_CONNECT_MS : HOST_MS
  const hosts = at.hosts.map((host) => {
    const node = readyNode(connectionsTo(at, host, withinMs), first, withinMs)
    return { node, pool: watchedPool(node.connections, { link, first: [], isAtIt: isAtIt(at, host) }) }
  })
  return hostsPool(hosts, link)
}
