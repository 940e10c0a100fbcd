import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PROGRAM } from '../helpers/program.js'
import { ROOT } from '../helpers/root.js'

/** The real program, as a process, on the demo database. */
describe('the process', () => {
  let home: string
  beforeAll(() => {
    home = mkdtempSync(join(tmpdir(), 'helpdesk-home-'))
    expect(helpdesk('init', '--demo').status).toBe(0)
  })
  afterAll(() => rmSync(home, { recursive: true, force: true }))

  const environment = () => ({ PATH: process.env.PATH ?? '', HOME: home, LANG: 'C.UTF-8' })
  const helpdesk = (...argv: string[]) =>
    spawnSync(process.execPath, [PROGRAM, ...argv], { env: environment(), encoding: 'utf8', cwd: home })

  it('is executable', () => {
    expect(statSync(PROGRAM).mode & 0o111).toBe(0o111)
  })

  it('makes a demo of at least 20 open tickets, logged in as its administrator, with three commands that work as printed', () => {
    for (const folder of ['.config', '.local']) rmSync(join(home, folder), { recursive: true })
    const { stdout, stderr, status } = helpdesk('init', '--demo')
    expect([stderr, status]).toEqual(['', 0])
    const accounts = [...stdout.matchAll(/^ {2}(\w+) +(ADMIN|TECHNICIAN|EMPLOYEE) +(\S{12})$/gm)].map((m) => m[3])
    expect(accounts.length).toBeGreaterThan(3)
    expect(new Set(accounts).size).toBe(accounts.length)
    const next = [...stdout.matchAll(/^ {2}(node \S+helpdesk\.js .*)$/gm)].map((m) => m[1] ?? '')
    expect(next).toHaveLength(3)
    for (const line of next) execFileSync('sh', ['-c', line], { cwd: home, env: environment() })
    expect(helpdesk('ticket', 'list', '-o', 'ids').stdout.trim().split('\n').length).toBeGreaterThanOrEqual(20)
    expect(JSON.parse(helpdesk('whoami', '--json').stdout)).toMatchObject({ role: 'ADMIN' })
  })

  it('names lines of the sources in the trace of --debug', () => {
    const { stderr } = helpdesk('ticket', 'show', '999999', '--debug')
    const [, file = '', line = ''] =
      /^ {4}at .*\((\/.*\/src\/tickets\/services\/\w+\.ts):(\d+):\d+\)$/m.exec(stderr) ?? []
    expect(readFileSync(file, 'utf8').split('\n')[Number(line) - 1]).toMatch(/throw|failure|await|checkVisible/)
  })

  it('keeps a demo that is there, and shows no password again', () => {
    helpdesk('ticket', 'create', '--title', 'Mine', '--description', 'x', '--category', '1', '--priority', '1')
    helpdesk('logout')
    const { stdout, status } = helpdesk('init', '--demo')
    expect(status).toBe(0)
    expect(stdout).not.toMatch(/TECHNICIAN/)
    expect(helpdesk('ticket', 'list', '--sort', 'id:desc', '--limit', '1', '--fields', 'title').stdout).toBe('Mine\n')
  })

  it('refuses a demo beside another database', () => {
    expect(helpdesk('init', '--demo', '--database', 'sqlite:x.db').status).toBe(2)
    const other = mkdtempSync(join(tmpdir(), 'helpdesk-home-'))
    const run = (argv: string[], env = {}, input = '') =>
      spawnSync(process.execPath, [PROGRAM, ...argv], {
        env: { ...environment(), HOME: other, ...env },
        input,
        encoding: 'utf8',
      })
    expect(run(['init', '--demo'], { HELPDESK_DATABASE: 'sqlite:x.db' }).status).toBe(2)
    const admin = [
      '--admin-username',
      'ada',
      '--admin-email',
      'a@example.org',
      '--admin-name',
      'Ada',
      '--password-stdin',
    ]
    expect(run(['init', ...admin], {}, 'a long, rare one').status).toBe(0)
    expect(run(['init', '--demo']).status).toBe(6)
    rmSync(other, { recursive: true })
  })

  it('a reader that closes the pipe early is no error', () => {
    const line = `set -o pipefail; "${process.execPath}" "${PROGRAM}" ticket list --json | true`
    const { status, stderr } = spawnSync('bash', ['-c', line], { env: environment(), encoding: 'utf8' })
    expect([status, stderr]).toEqual([0, ''])
  })

  it('installs, and then runs from any folder', () => {
    const prefix = mkdtempSync(join(tmpdir(), 'helpdesk-prefix-'))
    execFileSync(
      'npm',
      ['install', '--global', '--ignore-scripts', '--prefix', prefix, '--no-audit', '--no-fund', '.'],
      {
        cwd: ROOT,
        stdio: 'ignore',
      },
    )
    const { stdout } = spawnSync(join(prefix, 'bin/helpdesk'), ['ticket', 'lst'], {
      env: environment(),
      encoding: 'utf8',
      cwd: tmpdir(),
    })
    expect(stdout).toBe('')
    const version = execFileSync(join(prefix, 'bin/helpdesk'), ['--version'], {
      env: environment(),
      encoding: 'utf8',
      cwd: tmpdir(),
    })
    expect(version).toMatch(/^\d+\.\d+\.\d+\n$/)
    rmSync(prefix, { recursive: true, force: true })
  })

  it('ends at Ctrl-C with 130', async () => {
    const child = spawn(process.execPath, [PROGRAM, 'ticket', 'comment', '1', '--file', '-', '--debug'], {
      env: environment(),
    })
    child.stderr.once('data', () => child.kill('SIGINT'))
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(130)
  })

  it('an answer that cannot be written is no failure of what was done, and says so', () => {
    const line = `"${process.execPath}" "${PROGRAM}" ticket list > /dev/full`
    const { status, stderr } = spawnSync('sh', ['-c', line], { env: environment(), encoding: 'utf8' })
    expect([status, stderr]).toEqual([
      1,
      expect.stringMatching(/^error: The answer cannot be written \(.*\); what the command did is done\.\n$/),
    ])
  })

  it('neither hangs nor half succeeds where the home folder takes nothing', () => {
    const run = (...argv: string[]) =>
      spawnSync(process.execPath, [PROGRAM, ...argv], {
        env: { ...environment(), HOME: '/proc' },
        encoding: 'utf8',
        timeout: 20_000,
      })
    expect(run('whoami')).toMatchObject({ status: 7, stderr: expect.stringContaining('There is no database at') })
    expect(run('init', '--demo')).toMatchObject({ status: 7, stderr: expect.stringContaining('cannot be made there') })
    expect(run('config', 'set', 'database', 'sqlite:x.db')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('cannot be written'),
    })
  })

  it('says hints with what was typed', () => {
    expect(helpdesk('ticket', 'nonsense').stderr).toMatch(/^hint: node \S*helpdesk\.js ticket --help$/m)
  })
})
