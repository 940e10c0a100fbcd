import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createConnection, type RowDataPacket } from 'mysql2/promise'
import { bootstrap, freePort } from '../helpers/mariadb.js'
import { programsOf } from '../helpers/programs.js'
import { addressOf, type Cluster, until } from './cluster.js'

/** Where Debian's `galera-4` has it. */
const PROVIDER = '/usr/lib/galera/libgalera_smm.so'

interface Node {
  dir: string
  port: number
  /** For the cluster's own messages, and for what a node that joins is given. */
  ports: { gcomm: number; ist: number; sst: number }
  child: ChildProcess | undefined
}

/**
 * A MariaDB Galera cluster: the first node is made anew, the others get what it has by rsync, as user `mysql`, since a
 * transfer as root fails.
 */
export async function startGalera(count = 3): Promise<Cluster> {
  const [mariadbd = ''] = programsOf('mariadbd')
  const folder = mkdtempSync(join(tmpdir(), 'helpdesk-galera-'))
  chmodSync(folder, 0o755)
  const nodes: Node[] = []
  for (let i = 0; i < count; i++) {
    const [port, gcomm, ist, sst] = [await freePort(), await freePort(), await freePort(), await freePort()]
    nodes.push({ dir: join(folder, `${i}`), port, ports: { gcomm, ist, sst }, child: undefined })
  }
  for (const { dir } of nodes) mkdirSync(join(dir, 'tmp'), { recursive: true })
  bootstrap(mariadbd, join(nodes[0]?.dir ?? '', 'data'), [])
  for (const { dir } of nodes.slice(1)) mkdirSync(join(dir, 'data'))
  execFileSync('chown', ['-R', 'mysql:mysql', folder])

  const all = nodes.map(({ ports }) => `127.0.0.1:${ports.gcomm}`).join(',')
  const options = ({ dir, port, ports }: Node, i: number) => [
    '--no-defaults',
    '--user=mysql',
    `--datadir=${dir}/data`,
    `--socket=${dir}/s.sock`,
    `--pid-file=${dir}/pid`,
    `--log-error=${dir}/log`,
    `--port=${port}`,
    `--tmpdir=${dir}/tmp`,
    '--bind-address=127.0.0.1',
    '--skip-name-resolve',
    '--character-set-server=utf8mb4',
    '--binlog-format=ROW',
    '--innodb-autoinc-lock-mode=2',
    '--innodb-buffer-pool-size=64M',
    '--innodb-flush-log-at-trx-commit=0', // a node that was killed gets what it lacks from the others
    '--wsrep-on=ON',
    `--wsrep-provider=${PROVIDER}`,
    '--wsrep-cluster-name=helpdesk',
    `--wsrep-cluster-address=gcomm://${all}`,
    `--wsrep-node-name=node${i}`,
    `--wsrep-node-address=127.0.0.1:${ports.gcomm}`,
    '--wsrep-sst-method=rsync',
    `--wsrep-sst-receive-address=127.0.0.1:${ports.sst}`,
    `--wsrep-provider-options=gmcast.listen_addr=tcp://127.0.0.1:${ports.gcomm};ist.recv_addr=127.0.0.1:${ports.ist};gcache.size=32M`,
  ]

  function start(i: number, more: readonly string[]): void {
    const node = nodes[i] as Node
    const child = spawn(mariadbd, [...options(node, i), ...more], {
      stdio: 'ignore',
      env: { ...process.env, TZ: 'UTC0' },
    })
    node.child = child
    child.once('exit', () => {
      if (node.child === child) node.child = undefined
    })
  }

  const isSynced = (i: number) => async () => {
    const [state] = await status(nodes[i]?.port ?? 0, 'wsrep_local_state_comment')
    const [ready] = await status(nodes[i]?.port ?? 0, 'wsrep_ready')
    return state === 'Synced' && ready === 'ON'
  }
  const joined = (i: number) =>
    until(`node ${i} is synced`, 90, isSynced(i)).catch((error) => {
      throw new Error(`${error.message}\n${readFileSync(join(nodes[i]?.dir ?? '', 'log'), 'utf8').slice(-4_000)}`)
    })

  start(0, ['--wsrep-new-cluster'])
  await joined(0)
  for (let i = 1; i < count; i++) {
    start(i, [])
    await joined(i)
  }
  const hosts = nodes.map(({ port }) => `127.0.0.1:${port}`)
  return {
    hosts,
    address: (first = 0) => addressOf(hosts, first),
    primary: async () => 0, // each can be written to
    kill: (i) => void nodes[i]?.child?.kill('SIGKILL'),
    async isolate(i, isCutOff) {
      const connection = await createConnection({ host: '127.0.0.1', port: nodes[i]?.port ?? 0, user: 'root' })
      await connection.query(`set global wsrep_provider_options = 'gmcast.isolate=${Number(isCutOff)}'`)
      connection.destroy()
      if (!isCutOff) await joined(i)
    },
    async restart(i) {
      // As Debian's service does: where the node had come to, so that it is given only what it lacks.
      const node = nodes[i] as Node
      await until(`node ${i} has ended`, 30, async () => node.child === undefined)
      const apart = options(node, i).filter((option) => !option.startsWith('--log-error'))
      const { stderr } = spawnSync(mariadbd, [...apart, '--wsrep-recover'], { encoding: 'utf8' })
      const found = /Recovered position: *(\S+)/.exec(stderr)?.[1]
      start(i, found ? [`--wsrep-start-position=${found}`] : [])
      await joined(i)
    },
    async stop() {
      for (const { child } of nodes) child?.kill('SIGKILL')
      await Promise.all(nodes.map(({ child }) => child && new Promise((done) => child.once('exit', done))))
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function status(port: number, name: string): Promise<string[]> {
  const connection = await createConnection({ host: '127.0.0.1', port, user: 'root', connectTimeout: 2_000 })
  try {
    const [rows] = await connection.query<RowDataPacket[]>('show status like ?', [name])
    return rows.map((row) => String(row.Value))
  } finally {
    connection.destroy()
  }
}
