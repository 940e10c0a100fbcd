import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { PROGRAM } from '../helpers/program.js'
import { ROOT } from '../helpers/root.js'

const folder = mkdtempSync(join(tmpdir(), 'helpdesk-pages-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const home = join(folder, 'home')
mkdirSync(home)

const environment = (more: Record<string, string> = {}) => ({
  PATH: process.env.PATH,
  HOME: home,
  LANG: 'C.UTF-8',
  ...more,
})

/** What a command line wrote, and which packs it read. */
function run(argv: readonly string[], more: Record<string, string> = {}, program = PROGRAM) {
  const log = join(folder, 'scripts.log')
  writeFileSync(log, '')
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--require', `${ROOT}test/build/log-scripts.cjs`, program, ...argv],
    { encoding: 'utf8', env: { ...environment(more), HELPDESK_SCRIPTS: log } },
  )
  return { status, stdout, stderr, packs: readFileSync(log, 'utf8') }
}

/** Through a shell, whose pipes and files are real ones. */
const shell = (script: string) =>
  spawnSync('bash', ['-c', script, 'bash', process.execPath, PROGRAM], { encoding: 'utf8', env: environment() })

/** The settings of a person, in a folder of their own. */
function settings(values: object): Record<string, string> {
  const config = mkdtempSync(join(folder, 'config-'))
  mkdirSync(join(config, 'helpdesk'))
  writeFileSync(join(config, 'helpdesk/config.json'), `\ufeff${JSON.stringify(values)}`)
  return { XDG_CONFIG_HOME: config }
}

const HELPED: string[][] = [
  ['--help'],
  ['-h'],
  ['help'],
  ['--version'],
  ['-V'],
  ['ticket', '--help'],
  ['help', 'ticket'],
  ['ticket', 'create', '-h'],
  ['help', 'audit', 'list'],
  ['db', 'copy', '--help'],
  ['ls', '--help'],
]

describe('help and the version, asked for alone', () => {
  it.each(['C.UTF-8', 'fr_FR.UTF-8', 'de_DE.UTF-8'])('say what the program says, without it, in %s', (LANG) => {
    for (const argv of HELPED) {
      const ready = run(argv, { LANG })
      expect(ready, argv.join(' ')).toMatchObject({ status: 0, stderr: '', packs: '' })
      const made = run([...argv, '--no-color'], { LANG })
      expect(made.packs).toContain('core')
      expect(ready.stdout, argv.join(' ')).toBe(made.stdout)
    }
  })

  it('are in the language that was chosen', () => {
    const [french, broken] = [settings({ lang: 'fr', aliases: { mine: 'ticket list' } }), settings({ lang: 'xx' })]
    expect(run(['--help'], french)).toMatchObject({ stdout: expect.stringContaining('Usage\u00a0: '), packs: '' })
    expect(run(['--help'], { LC_ALL: 'fr', LANG: 'en_GB.UTF-8' }).stdout).toContain('Usage\u00a0: ')
    expect(run(['--help'], { ...broken, LANG: 'fr' }).stdout).toContain('Usage\u00a0: ')
    writeFileSync(join(broken.XDG_CONFIG_HOME as string, 'helpdesk/config.json'), '{')
    expect(run(['--help'], broken)).toMatchObject({ stdout: expect.stringContaining('Usage: '), packs: '' })
  })

  it('are the program’s where more is asked for, or it is asked wrongly', () => {
    const mine = settings({ aliases: { mine: 'ticket list --all' } })
    expect(run(['mine', '--help'], mine).stdout).toContain('mine stands for: ticket list --all')
    expect(run(['--lang', 'fr', '--help']).stdout).toContain('Usage\u00a0: ')
    expect(run(['help', 'query']).stdout).toContain('assignee:')
    for (const argv of [
      ['ticket list', '--help'],
      ['ticket', '', '--help'],
      ['nosuch', '--help'],
      ['help', 'nosuch'],
    ])
      expect(run(argv), argv.join(' ')).toMatchObject({ status: 2, stdout: '', packs: expect.stringContaining('core') })
  })

  it('go to files and pipes, and are written to the end where a reader is slow', () => {
    const file = join(folder, 'help.txt')
    expect(shell(`"$1" "$2" --help > '${file}'`).status).toBe(0)
    const page = readFileSync(file, 'utf8')
    expect(page).toBe(run(['--help']).stdout)
    expect(shell('"$1" "$2" --help | cat').stdout).toBe(page)
    const first = shell('set -o pipefail; "$1" "$2" --help | head -n 1')
    expect(first).toMatchObject({ status: 0, stdout: `${page.split('\n')[0]}\n` })
    // A pipe that refuses what it has no room for, with room for a part.
    const slow = `import fcntl, os, subprocess, sys, time
r, w = os.pipe()
fcntl.fcntl(w, fcntl.F_SETPIPE_SZ, 4096)
os.set_blocking(w, False)
os.write(w, b'x' * 3000)
p = subprocess.Popen(sys.argv[1:], stdout=w)
os.close(w)
time.sleep(0.5)
read = b''
while piece := os.read(r, 65536): read += piece
sys.stdout.buffer.write(read[3000:])
sys.exit(p.wait())`
    const written = execFileSync('python3', ['-c', slow, process.execPath, PROGRAM, '--help'], { env: environment() })
    expect(written.toString()).toBe(page)
  })

  it('tell what is wrong where nothing can be written', () => {
    expect(shell('"$1" "$2" --help > /dev/full')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('ENOSPC'),
    })
  })

  it('come from the program where they were not made', () => {
    const installed = join(folder, 'installed')
    mkdirSync(installed)
    for (const part of ['bin', 'dist', 'sql']) cpSync(ROOT + part, join(installed, part), { recursive: true })
    symlinkSync(`${ROOT}node_modules`, join(installed, 'node_modules'))
    rmSync(join(installed, 'dist/pages.txt'))
    const made = run(['ticket', '--help'], {}, join(installed, 'bin/helpdesk.js'))
    expect(made.stdout).toBe(run(['ticket', '--help']).stdout)
  })
})
