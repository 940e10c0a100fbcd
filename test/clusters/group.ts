import { randomUUID } from 'node:crypto'
import { type Connection, createConnection, type RowDataPacket } from 'mysql2/promise'
import { mysqlServer, needMysql } from '../../scripts/mysql-root.js'
import { freePort } from '../helpers/mariadb.js'
import { addressOf, type Cluster, until } from './cluster.js'

const MEMBERS = 'performance_schema.replication_group_members'

/** MySQL servers in group replication with one primary, as `docs/scaling.md` sets them up. */
export async function startGroup(more: readonly string[] = [], count = 3): Promise<Cluster> {
  needMysql()
  const ports: { sql: number; group: number }[] = []
  for (let i = 0; i < count; i++) ports.push({ sql: await freePort(), group: await freePort() })
  const seeds = ports.map(({ group }) => `127.0.0.1:${group}`).join(',')
  const name = randomUUID()
  const servers = ports.map(({ sql, group }, i) =>
    mysqlServer(sql, [
      `--server-id=${i + 1}`,
      '--gtid-mode=ON',
      '--enforce-gtid-consistency=ON',
      '--log-bin=binlog',
      '--report-host=127.0.0.1',
      '--innodb-buffer-pool-size=64M',
      '--plugin-load-add=group_replication.so',
      `--loose-group-replication-group-name=${name}`,
      `--loose-group-replication-local-address=127.0.0.1:${group}`,
      `--loose-group-replication-group-seeds=${seeds}`,
      '--loose-group-replication-ip-allowlist=127.0.0.1/8',
      '--loose-group-replication-recovery-get-public-key=ON',
      '--loose-group-replication-start-on-boot=OFF',
      ...more,
    ]),
  )
  const on = async <T>(i: number, look: (connection: Connection) => Promise<T>): Promise<T> => {
    const connection = await createConnection({
      host: '127.0.0.1',
      port: ports[i]?.sql ?? 0,
      user: 'root',
      connectTimeout: 2_000,
    })
    try {
      return await look(connection)
    } finally {
      connection.destroy()
    }
  }
  const run = (i: number, statements: readonly string[]) =>
    on(i, async (connection) => {
      for (const statement of statements) await connection.query(statement)
    })
  const online = async (i: number) =>
    on(i, async (c) => {
      const [rows] = await c.query<RowDataPacket[]>(
        `select member_state as state, member_role as role, member_port as port from ${MEMBERS}`,
      )
      return rows.filter((row) => row.state === 'ONLINE')
    })
  /** All of them see all of them. */
  const whole = (of: number) =>
    until(`${of} members are online`, 120, async () => {
      for (let i = 0; i < of; i++) if ((await online(i)).length !== of) return false
      return true
    }).catch((error) => {
      throw new Error(`${error.message}\n${servers.map((s) => s.log().slice(-1_500)).join('\n')}`)
    })

  for (const [i, server] of servers.entries()) {
    await server.start()
    await run(i, [
      'set sql_log_bin = 0',
      "create user repl@'%' identified by 'repl'",
      'grant replication slave, backup_admin, group_replication_stream, connection_admin on *.* to repl',
      'set sql_log_bin = 1',
      'reset binary logs and gtids',
      "change replication source to source_user = 'repl', source_password = 'repl' for channel 'group_replication_recovery'",
    ])
    if (i === 0)
      await run(i, [
        'set global group_replication_bootstrap_group = ON',
        'start group_replication',
        'set global group_replication_bootstrap_group = OFF',
      ])
    else await run(i, ['start group_replication'])
    await whole(i + 1)
  }
  const hosts = ports.map(({ sql }) => `127.0.0.1:${sql}`)
  return {
    hosts,
    address: (first = 0) => addressOf(hosts, first),
    async primary() {
      for (let i = 0; i < count; i++) {
        const found = (await online(i).catch(() => [])).find((row) => row.role === 'PRIMARY')
        if (found) return ports.findIndex(({ sql }) => sql === Number(found.port))
      }
      throw new Error('There is no primary.')
    },
    kill: (i) => servers[i]?.kill('SIGKILL'),
    async restart(i) {
      await servers[i]?.ended()
      // The others have to have noticed, or they would not let it in again.
      await until('the others go on without it', 60, async () => {
        const others = hosts.map((_, n) => n).filter((n) => n !== i)
        for (const n of others) if ((await online(n)).length !== count - 1) return false
        return true
      })
      await servers[i]?.start()
      await run(i, ['start group_replication'])
      await whole(count)
    },
    async stop() {
      for (const server of servers) server.kill('SIGKILL')
      await Promise.all(servers.map((server) => server.ended()))
      for (const server of servers) server.remove()
    },
  }
}
