import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { programsOf } from './programs.js'

export interface TestServer {
  /** `mysql://root@127.0.0.1:PORT`, without a database. */
  address: string
  /** kill -9, and the same server again once it has ended. */
  restart(): Promise<void>
  stop(): Promise<void>
}

/**
 * Starts a throwaway mariadbd on loopback in a temporary folder; undefined where there is none.
 * `zone` is the server's own time zone, as POSIX writes them in TZ.
 */
export async function startMariadb(options: readonly string[] = [], zone = 'UTC0'): Promise<TestServer | undefined> {
  const [mariadbd] = programsOf('mariadbd')
  if (!mariadbd) return undefined
  const dir = mkdtempSync(join(tmpdir(), 'helpdesk-mariadb-'))
  const asRoot = process.getuid?.() === 0 ? ['--user=root'] : []
  bootstrap(mariadbd, `${dir}/data`, asRoot)
  mkdirSync(`${dir}/tmp`) // of its own: a server that starts removes the temporary tables that it finds
  const port = await freePort()
  const start = async () => {
    rmSync(`${dir}/s.sock`, { force: true })
    const server = spawn(
      mariadbd,
      [
        '--no-defaults',
        `--datadir=${dir}/data`,
        `--socket=${dir}/s.sock`,
        `--port=${port}`,
        `--tmpdir=${dir}/tmp`,
        '--bind-address=127.0.0.1',
        '--skip-name-resolve',
        '--character-set-server=utf8mb4',
        '--innodb-flush-log-at-trx-commit=0',
        ...asRoot,
        ...options,
      ],
      { stdio: 'ignore', env: { ...process.env, TZ: zone } },
    )
    const gone = new Promise<void>((resolve) => server.once('exit', () => resolve()))
    for (let i = 0; i < 300 && !existsSync(`${dir}/s.sock`); i++) await setTimeout(100)
    return { server, gone }
  }
  let running = await start()
  return {
    address: `mysql://root@127.0.0.1:${port}`,
    async restart() {
      running.server.kill('SIGKILL')
      await running.gone
      running = await start()
    },
    async stop() {
      running.server.kill()
      await running.gone
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

/**
 * What mariadb-install-db does, which needs programs that come with the client: system tables, and `root` without a
 * password.
 */
export function bootstrap(mariadbd: string, datadir: string, asRoot: readonly string[]): void {
  const share = ['/usr/share/mysql', '/usr/share/mariadb', '/usr/local/share/mysql', '/opt/homebrew/share/mysql'].find(
    (d) => existsSync(join(d, 'mysql_system_tables.sql')),
  )
  if (!share) throw new Error('mariadbd is here, but not its mysql_system_tables.sql.')
  mkdirSync(datadir)
  const scripts = [
    'mysql_system_tables.sql',
    'mysql_performance_tables.sql',
    'mysql_system_tables_data.sql',
    'maria_add_gis_sp_bootstrap.sql',
  ]
  const input = [
    'create database mysql;',
    'use mysql;',
    'set @auth_root_socket = null;',
    ...scripts.map((file) => readFileSync(join(share, file), 'utf8')),
  ].join('\n')
  execFileSync(mariadbd, ['--no-defaults', '--bootstrap', `--datadir=${datadir}`, '--log-warnings=0', ...asRoot], {
    input,
    stdio: ['pipe', 'ignore', 'pipe'], // what it says when it fails is in the error
  })
}

export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}
