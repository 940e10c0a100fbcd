import { execFile, execFileSync, spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import '../helpers/program.js' // it has to be built
import { ROOT } from '../helpers/root.js'

const folder = mkdtempSync(join(tmpdir(), 'helpdesk-cache-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let installed: string
let home: string
let count = 0
beforeEach(() => {
  installed = join(folder, `installed${++count}`)
  home = join(folder, `home${count}`)
  mkdirSync(installed)
  mkdirSync(home)
  for (const part of ['bin', 'dist', 'sql']) cpSync(ROOT + part, join(installed, part), { recursive: true })
  symlinkSync(`${ROOT}node_modules`, join(installed, 'node_modules'))
  // It is what is looked at here; where tests run it may be anybody's.
  chmodSync(join(installed, 'dist'), 0o755)
  chmodSync(cache(), 0o755)
})

const cache = () => join(installed, 'dist/cache')
const caches = (where = cache()) => readdirSync(where).filter((name) => name.endsWith('.cache'))
const environment = (more: NodeJS.ProcessEnv = {}) => ({
  PATH: process.env.PATH,
  HOME: home,
  LANG: 'C.UTF-8',
  ...more,
})

/** Help that the program makes itself: that which was asked for alone was made when it was built. */
const HELPED = ['--help', '--no-color']

/** Runs the copy; answers what it wrote, and what became of each pack's cache. */
function run(argv = HELPED, more: NodeJS.ProcessEnv = {}, cwd = folder) {
  const log = join(folder, 'scripts.log')
  rmSync(log, { force: true })
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--require', `${ROOT}test/build/log-scripts.cjs`, join(installed, 'bin/helpdesk.js'), ...argv],
    { encoding: 'utf8', cwd, env: { ...environment(more), HELPDESK_SCRIPTS: log } },
  )
  return { status, stdout, stderr, packs: readFileSync(log, 'utf8').trim().split('\n') }
}

/** As a user runs it: what is due may be made. */
const runAsUser = (more: Record<string, string> = {}) =>
  spawnSync(process.execPath, [join(installed, 'bin/helpdesk.js'), ...HELPED], {
    encoding: 'utf8',
    env: environment(more),
  })

const ALL_USED = new Set(['core used', 'hot used', 'told used']) // nobody is logged in
const HELP = { status: 0, stderr: '', stdout: expect.stringContaining('Usage: helpdesk') }

describe('the code cache', () => {
  it('is there for every pack once the program is built, and is used', () => {
    const packs = readdirSync(join(installed, 'dist')).filter((name) => name.endsWith('.js'))
    expect(
      caches()
        .filter((name) => name.includes(`-${process.version}-`)) // another Node has its own beside them
        .map((name) => name.replace(/-v\d.*$/, ''))
        .sort(),
    ).toEqual(packs.sort())
    expect(run()).toEqual({ ...HELP, packs: ['core used'] })
    expect(new Set(run(['ticket', 'list']).packs)).toEqual(ALL_USED)
  })

  it.each<[what: string, spoil: (file: string) => void]>([
    ['is truncated', (file) => truncateSync(file, 1_000)],
    ['is empty', (file) => writeFileSync(file, '')],
    ['is no cache at all', (file) => writeFileSync(file, 'x'.repeat(10_000))],
    [
      'was made by another version of V8',
      (file) => {
        const bytes = readFileSync(file)
        bytes.writeUInt32LE((bytes.readUInt32LE(4) ^ 1) >>> 0, 4) // SerializedCodeData::kVersionHashOffset
        writeFileSync(file, bytes)
      },
    ],
    [
      'is that of another pack',
      (file) => {
        const other = caches().find((name) => !file.endsWith(name)) ?? ''
        cpSync(join(cache(), other), file)
      },
    ],
  ])('is not believed where it %s', (_, spoil) => {
    for (const name of caches().filter((one) => one.startsWith('core'))) spoil(join(cache(), name))
    expect(run()).toEqual({ ...HELP, packs: ['core rejected'] })
  })

  it.each([0o777, 0o775, 0o757])('is not looked at in a folder that others can write (%o)', (mode) => {
    chmodSync(cache(), mode)
    expect(run()).toEqual({ ...HELP, packs: ['core none'] })
  })

  it('is looked for nowhere else, where no folder counts', () => {
    chmodSync(cache(), 0o777)
    for (const name of ['undefined', 'null', 'cache', '.cache', ''])
      cpSync(cache(), join(home, name), { recursive: true })
    for (const more of [{}, { HOME: '' }, { HOME: undefined }, { HOME: '.' }]) {
      const { packs, ...ran } = run(HELPED, more, home)
      expect(ran).toEqual(HELP)
      expect(packs.filter((pack) => !pack.endsWith(' none'))).toEqual([])
    }
  })

  it('is taken from the user’s own folder where V8 refuses the installed one, which nobody else makes anew', async () => {
    const own = join(home, '.cache/helpdesk')
    mkdirSync(join(home, '.cache'))
    cpSync(cache(), own, { recursive: true })
    chmodSync(own, 0o700)
    for (const name of caches()) truncateSync(join(cache(), name), 1_000)
    expect(run()).toEqual({ ...HELP, packs: ['core rejected', 'core used'] })
    expect(runAsUser()).toMatchObject({ status: 0, stderr: '' })
    expect(readdirSync(cache())).not.toContain('making')
    expect(readdirSync(own)).not.toContain('making')
  })

  it('is made once where many start at once', async () => {
    rmSync(cache(), { recursive: true })
    const start = () =>
      promisify(execFile)(process.execPath, [join(installed, 'bin/helpdesk.js'), ...HELPED], { env: environment() })
    await Promise.all(Array.from({ length: 6 }, start))
    await expect.poll(() => caches().length, { timeout: 30_000 }).toBeGreaterThan(3)
    await expect.poll(() => readdirSync(cache())).not.toContain('making')
    expect(readdirSync(home)).not.toContain('.cache')
  })

  it.each(['SIGTERM', 'SIGINT'] as const)('leaves nothing where what makes it is ended (%s)', async (signal) => {
    const temporary = join(folder, `temporary${count}`)
    mkdirSync(temporary)
    writeFileSync(join(cache(), 'making'), '')
    const making = spawn(process.execPath, [join(installed, 'dist/make-code-cache.cjs'), cache()], {
      env: environment({ TMPDIR: temporary }),
      stdio: 'ignore',
    })
    const ended = new Promise((done) => making.once('exit', done))
    await expect.poll(() => readdirSync(temporary), { timeout: 10_000 }).toHaveLength(1)
    making.kill(signal)
    await ended
    expect(readdirSync(temporary)).toEqual([])
    expect(readdirSync(cache())).not.toContain('making')
  })

  it.runIf(process.getuid?.() === 0)('is not looked at in a folder that is somebody else’s', () => {
    execFileSync('chown', ['65534', cache()])
    expect(run()).toEqual({ ...HELP, packs: ['core none'] })
  })

  it('is not used where the environment says so', () => {
    expect(run(HELPED, { HELPDESK_CODE_CACHE: 'off' })).toEqual({ ...HELP, packs: ['core none'] })
  })

  it('is made again where it is missing, in the background, and then used', async () => {
    rmSync(cache(), { recursive: true })
    expect(runAsUser()).toMatchObject({ status: 0, stderr: '' })
    await expect.poll(() => caches().length, { timeout: 30_000 }).toBeGreaterThan(3)
    await expect.poll(() => readdirSync(cache())).not.toContain('making')
    expect(new Set(run(['ticket', 'list']).packs)).toEqual(ALL_USED)
  })

  it('is made in the user’s own folder where the program’s cannot be written', async () => {
    rmSync(cache(), { recursive: true })
    writeFileSync(cache(), '') // a file: root may write into any folder
    runAsUser()
    const own = join(home, '.cache/helpdesk')
    await expect.poll(() => caches(own).length, { timeout: 30_000 }).toBeGreaterThan(3)
    await expect.poll(() => readdirSync(own)).not.toContain('making')
    expect(run()).toEqual({ ...HELP, packs: ['core used'] })
    chmodSync(own, 0o777)
    expect(run()).toEqual({ ...HELP, packs: ['core none'] })
  })

  it('is done without where it can be written nowhere', () => {
    rmSync(cache(), { recursive: true })
    writeFileSync(cache(), '')
    writeFileSync(join(home, '.cache'), '')
    expect(runAsUser()).toMatchObject({ status: 0, stderr: '' })
    expect(run()).toEqual({ ...HELP, packs: ['core none'] })
    expect(runAsUser({ HOME: '' })).toMatchObject({ status: 0, stderr: '' })
  })

  it('is not made by a process whose V8 has other flags', () => {
    rmSync(cache(), { recursive: true })
    runAsUser({ NODE_OPTIONS: '--max-old-space-size=200' })
    expect(readdirSync(join(installed, 'dist'))).not.toContain('cache')
  })

  it('is whole where two processes make it at once', async () => {
    rmSync(cache(), { recursive: true })
    mkdirSync(cache(), { mode: 0o755 })
    const make = () =>
      promisify(execFile)(process.execPath, [join(installed, 'dist/make-code-cache.cjs'), cache()], {
        env: environment(),
      })
    expect((await Promise.all([make(), make()])).map(({ stderr }) => stderr)).toEqual(['', ''])
    expect(readdirSync(cache()).filter((name) => !name.endsWith('.cache'))).toEqual([])
    expect(new Set(run(['ticket', 'list']).packs)).toEqual(ALL_USED)
  })

  it('is made by command lines that all end as they should, on both engines', () => {
    const script = `require(${JSON.stringify(join(installed, 'dist/loader.cjs'))}).load('warm').warm()
      .then((all) => { console.log(JSON.stringify(all)); process.exit() })`
    const ended = JSON.parse(execFileSync(process.execPath, ['-e', script], { encoding: 'utf8', env: environment() }))
    const codes = (engine: string) =>
      (ended as { engine: string; argv: string[]; code: number }[])
        .filter((line) => line.engine === engine && line.code !== 0)
        .map(({ argv, code }) => [argv.join(' '), code])
    const MEANT = [
      ['ticket show 99999', 3],
      ['ticket take 99999', 3],
      ['ticket nosuch', 2],
    ]
    expect([codes('none'), codes('sqlite'), codes('mysql')]).toEqual([[], MEANT, MEANT])
    expect(ended.length).toBeGreaterThan(35)
  })
})
