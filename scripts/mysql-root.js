// MySQL itself: Debian's, from its unstable suite, unpacked into a root of its own in node_modules/.cache, where it needs
// nothing of this system. For root on a Debian.
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { setTimeout } from 'node:timers/promises'

// base-files has the links from /lib and /lib64 to /usr, which the loader is looked for by.
const PACKAGES = ['mysql-server-core', 'base-files']
const ROOT = resolve('node_modules/.cache/mysql')
const MYSQLD = ['/usr/sbin/mysqld', '--no-defaults', '--user=root', '--secure-file-priv=/tmp']
/** A data folder as a new server has it, of which each run takes a copy. */
const NEW_DATA = '/var/lib/mysql-new'
const ENV = { ...process.env, TZ: 'UTC0' }

/** Unpacks it where it is not there yet. */
export function needMysql() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get'))
    stop('MySQL is unpacked by apt and run in a root of its own: this needs root, and Debian.')
  if (!existsSync(ROOT)) unpack()
}

/**
 * A new data folder, and a server on it that can be started, killed and started again; `root` has no password.
 * @param {number} port
 * @param {readonly string[]} options
 */
export function mysqlServer(port, options) {
  const data = mkdtempSync(join(ROOT, 'tmp', 'helpdesk-mysql-'))
  const inRoot = `/tmp/${basename(data)}`
  symlinkSync(data, inRoot) // so that the server's socket is where it says
  cpSync(join(ROOT, NEW_DATA), join(data, 'data'), { recursive: true })
  rmSync(join(data, 'data', 'auto.cnf'), { force: true }) // each server has a name of its own
  let child
  let gone = Promise.resolve()
  return {
    /** Answers once it lets somebody in. */
    async start() {
      rmSync(join(data, 's.sock'), { force: true })
      const where = [
        `--port=${port}`,
        '--bind-address=127.0.0.1',
        `--socket=${inRoot}/s.sock`,
        `--pid-file=${inRoot}/pid`,
      ]
      const args = [
        ...MYSQLD,
        `--datadir=${inRoot}/data`,
        '--mysqlx=OFF',
        ...options,
        ...where,
        `--log-error=${inRoot}/log`,
      ]
      // Apart from this terminal's group: an interruption is for the tests, the server is stopped after them.
      const started = spawn('chroot', [ROOT, ...args], { stdio: 'ignore', detached: true, env: ENV })
      child = started
      gone = new Promise((done) =>
        started.once('exit', () => {
          child = undefined
          done(undefined)
        }),
      )
      for (let i = 0; i < 300 && child && !existsSync(join(data, 's.sock')); i++) await setTimeout(100)
      if (!child || !existsSync(join(data, 's.sock'))) throw new Error(`MySQL does not start:\n${this.log()}`)
    },
    /** @param {NodeJS.Signals} [signal] */
    kill: (signal) => void child?.kill(signal),
    ended: () => gone,
    log: () => readFileSync(join(data, 'log'), 'utf8'),
    remove() {
      rmSync(inRoot)
      rmSync(data, { recursive: true, force: true })
    },
  }
}

/**
 * Downloads the packages and what they need with an apt of its own, which knows this system's mirror and nothing that
 * is installed.
 */
function unpack() {
  console.error('Unpacking MySQL into node_modules/.cache, once: about 70 MB …')
  const part = `${ROOT}.part`
  rmSync(part, { recursive: true, force: true })
  for (const folder of ['apt/lists/partial', 'apt/cache/archives/partial', 'root/dev', 'root/tmp'])
    mkdirSync(join(part, folder), { recursive: true })
  const apt = join(part, 'apt')
  writeFileSync(join(apt, 'status'), '')
  writeFileSync(join(apt, 'sources.list'), `deb ${mirror()} sid main\n`)
  const own = [
    `Dir::Etc::sourcelist=${apt}/sources.list`,
    'Dir::Etc::sourceparts=/dev/null',
    `Dir::State=${apt}`,
    `Dir::State::status=${apt}/status`,
  ]
  const options = [...own, `Dir::Cache=${apt}/cache`, 'Debug::NoLocking=1', 'APT::Sandbox::User=root'].flatMap(
    (option) => ['-o', option],
  )
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  run('apt-get', [...options, '-qq', 'update'], env)
  run('apt-get', [...options, '-qq', '-y', '--download-only', '--no-install-recommends', 'install', ...PACKAGES], env)
  const archives = join(apt, 'cache', 'archives')
  for (const file of readdirSync(archives))
    if (file.endsWith('.deb')) run('dpkg-deb', ['-x', join(archives, file), join(part, 'root')])
  const devices = { null: 3, zero: 5, random: 8, urandom: 9 }
  for (const [name, minor] of Object.entries(devices))
    run('mknod', ['-m', '666', join(part, 'root', 'dev', name), 'c', '1', `${minor}`])
  run('chroot', [join(part, 'root'), ...MYSQLD, `--datadir=${NEW_DATA}`, '--initialize-insecure'], ENV)
  renameSync(join(part, 'root'), ROOT)
  rmSync(part, { recursive: true })
}

/** The address that this system's apt has its own release from. */
function mirror() {
  const release = /^VERSION_CODENAME=(.+)$/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1]
  const known = execFileSync(
    'apt-get',
    ['indextargets', '--format', '$(RELEASE) $(REPO_URI)', 'Created-By: Packages'],
    {
      encoding: 'utf8',
    },
  )
  const lines = known.split('\n').map((line) => line.split(' '))
  const address = lines.find(([name]) => [release, 'stable', 'testing', 'unstable', 'sid'].includes(name))?.[1]
  return address ?? stop("apt's configuration names no mirror of Debian.")
}

function run(program, argv, env = process.env) {
  const { status } = spawnSync(program, argv, { stdio: ['ignore', 'ignore', 'inherit'], env })
  if (status !== 0) stop(`${program} failed.`)
}

function stop(why) {
  console.error(why)
  process.exit(1)
}
