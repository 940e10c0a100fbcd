import { execFileSync, spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PROGRAM } from '../helpers/program.js'
import { ROOT } from '../helpers/root.js'

const folder = mkdtempSync(join(tmpdir(), 'helpdesk-install-'))
const project = join(folder, 'project')
const installed = join(project, 'node_modules/helpdesk')
const NOBODY = 65534

/** What npm packs, put where npm would put it; the packages beside it are those that are installed here. */
beforeAll(() => {
  execFileSync('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], { cwd: ROOT, stdio: 'ignore' })
  const [tarball = ''] = readdirSync(folder).filter((name) => name.endsWith('.tgz'))
  mkdirSync(join(project, 'node_modules/.bin'), { recursive: true })
  execFileSync('tar', ['xzf', join(folder, tarball), '-C', folder])
  cpSync(join(folder, 'package'), installed, { recursive: true })
  symlinkSync(`${ROOT}node_modules`, join(installed, 'node_modules'))
  symlinkSync('../helpdesk/bin/helpdesk.js', join(project, 'node_modules/.bin/helpdesk'))
  chmodSync(join(installed, 'bin/helpdesk.js'), 0o755)
  writeFileSync(join(project, 'package.json'), '{}')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function run(command: string, argv: string[], options: { uid?: number; cwd?: string; home?: string } = {}) {
  const home = options.home ?? mkdtempSync(join(folder, 'home-'))
  if (options.uid) execFileSync('chown', [String(options.uid), home])
  const env = { PATH: process.env.PATH, HOME: home, LANG: 'C.UTF-8' }
  const { status, stdout, stderr } = spawnSync(command, argv, { ...options, env, encoding: 'utf8' })
  return { status, stdout, stderr }
}

const VERSION = { status: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/), stderr: '' }

describe('the packed program', () => {
  it('runs by its link, with the code cache that came with it', () => {
    expect(run(join(project, 'node_modules/.bin/helpdesk'), ['--version'])).toEqual(VERSION)
    expect(readdirSync(join(installed, 'dist/cache')).some((name) => name.startsWith('core'))).toBe(true)
  })

  it('runs by npx', () => {
    // npm may have news of its own to tell
    expect(run('npx', ['--no', '--offline', 'helpdesk', '--version'], { cwd: project })).toMatchObject({
      status: 0,
      stdout: VERSION.stdout,
    })
  })

  it.runIf(process.getuid?.() === 0)('does its main job for somebody who cannot write where it is installed', () => {
    chmodSync(folder, 0o755)
    execFileSync('chmod', ['-R', 'a=rX', project])
    const home = mkdtempSync(join(folder, 'home-'))
    const program = join(installed, 'bin/helpdesk.js')
    const demo = run(process.execPath, [program, 'init', '--demo'], { uid: NOBODY, home })
    expect(demo.status).toBe(0)
    const list = run(process.execPath, [program, 'ticket', 'list', '-o', 'ids'], { uid: NOBODY, home })
    expect(list).toMatchObject({ status: 0, stderr: '' })
    expect(list.stdout.split('\n').length).toBeGreaterThan(20)
  })
})

it('errors name lines of the sources with --debug', () => {
  const there = `sqlite:${join(folder, 'no.db')}`
  const { status, stderr } = run(process.execPath, [PROGRAM, '--database', there, 'ticket', 'list', '--debug'])
  const line =
    readFileSync(`${ROOT}src/db/open.ts`, 'utf8')
      .split('\n')
      .findIndex((text) => /throw .*noDatabase/.test(text)) + 1
  expect([status, line]).toEqual([7, expect.any(Number)])
  expect(stderr).toContain(`src/db/open.ts:${line}:`)
})
