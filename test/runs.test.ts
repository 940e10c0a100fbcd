import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it, onTestFinished } from 'vitest'
import { hasServer } from './helpers/engines.js'
import { needsOf } from './helpers/needs.js'
import { programsOf } from './helpers/programs.js'
import { ROOT } from './helpers/root.js'

interface Report {
  success: boolean
  testResults: { assertionResults: { fullName: string }[] }[]
}

/**
 * What `npx vitest run FILE` tests, with the configuration that it finds by itself; a server that it wants is the one
 * given.
 */
async function testedBy(file: string, server: string): Promise<string[]> {
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, HELPDESK_TEST_DATABASE: server }
  const argv = [`${ROOT}node_modules/vitest/vitest.mjs`, 'run', file, '--reporter', 'json']
  const { stdout } = await promisify(execFile)(process.execPath, argv, { cwd: ROOT, env })
  const report = JSON.parse(stdout) as Report
  expect(report.success).toBe(true)
  return report.testResults.flatMap(({ assertionResults }) => assertionResults.map(({ fullName }) => fullName))
}
/** Nobody listens here: a run that wants a server cannot begin. */
const NO_SERVER = 'mysql://root@127.0.0.1:1'

describe('a file by itself', () => {
  it('wants no server where it needs none', async () => {
    expect(await testedBy('test/core/number.test.ts', NO_SERVER)).toContain('0 is written as each language does')
  })

  it('is not tested by half where its server is not there', async () => {
    await expect(testedBy('test/app/verbs.test.ts', NO_SERVER)).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('The server that HELPDESK_TEST_DATABASE names does not let the tests in.'),
    })
  })
})

describe('a machine without a server', () => {
  /**
   * Runs a file of both engines where there is nothing but an `apt-get` that does `apt`, and notes what it was asked.
   */
  async function onBareMachine(apt: string, more: Record<string, string> = {}) {
    const folder = mkdtempSync(join(tmpdir(), 'helpdesk-bare-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    writeFileSync(
      join(folder, 'apt-get'),
      `#!/bin/sh\necho "$@" >> ${folder}/asked\n${apt.replaceAll('HERE', folder)}\n`,
      { mode: 0o755 },
    )
    writeFileSync(join(folder, 'asked'), '')
    const env = { PATH: process.env.PATH, HOME: process.env.HOME, HELPDESK_TEST_PATH: folder, ...more }
    const argv = [`${ROOT}node_modules/vitest/vitest.mjs`, 'run', 'test/app/verbs.test.ts', '--reporter', 'json']
    const ran = await promisify(execFile)(process.execPath, argv, { cwd: ROOT, env }).then(
      (done) => ({ ...done, code: 0 }),
      (error: { stdout: string; stderr: string; code: number }) => error,
    )
    const report = JSON.parse(ran.stdout) as Report
    expect(report.success).toBe(true)
    const names = report.testResults.flatMap((t) => t.assertionResults.map(({ fullName }) => fullName))
    const on = (engine: string) =>
      names.filter((name) => name.includes(`(${engine})`)).map((name) => name.replace(engine, ''))
    const engines = ['sqlite', 'mysql'].filter((engine) => on(engine).length > 1)
    if (engines.length > 1) expect(on('mysql')).toEqual(on('sqlite'))
    return { code: ran.code, err: ran.stderr, engines, asked: readFileSync(join(folder, 'asked'), 'utf8') }
  }
  const INSTALL = 'install -y --no-install-recommends mariadb-server-core'
  const LEFT_OUT = /^!!! NOT ALL IS TESTED[^!]*\n!!! {3}MySQL\/MariaDB, half of all tests \(mariadb-server-core\)$/gm

  it('leaves that half out where it may not install, and names the line to type, first and last', async () => {
    const { code, err, engines, asked } = await onBareMachine('exit 0', { HELPDESK_TEST_INSTALL: 'no' })
    expect([code, engines, asked]).toEqual([0, ['sqlite'], ''])
    expect(err.match(LEFT_OUT)).toHaveLength(2)
    expect(err).toContain(`as root: apt-get update && apt-get ${INSTALL}`)
  })

  it.runIf(process.getuid?.() === 0)('fails where nobody asked for that', async () => {
    const { code, err, engines, asked } = await onBareMachine('exit 100')
    expect([code, engines, asked]).toEqual([1, ['sqlite'], 'update -qq\n'])
    expect(err.indexOf(`They are installed now: apt-get ${INSTALL}`)).toBeLessThan(err.indexOf('NOT ALL'))
    expect(err).toContain('HELPDESK_TEST_INSTALL=no says that it may be so')
  })

  it.runIf(process.getuid?.() === 0 && hasServer)(
    'says what it installs, and how to say no, installs it, and tests on both engines',
    async () => {
      const { code, err, engines, asked } = await onBareMachine(
        `[ "$1" = update ] || ln -s ${programsOf('mariadbd')[0]} HERE/mariadbd`,
      )
      expect([code, engines, asked]).toEqual([0, ['sqlite', 'mysql'], `update -qq\n-qq ${INSTALL}\n`])
      expect(err).toMatch(
        /They are installed now: apt-get install .*mariadb-server-core\nTo leave them out.*HELPDESK_TEST_INSTALL=no/,
      )
      expect(err).not.toContain('NOT ALL')
    },
  )
})

it('whoever starts the program says that it is needed', () => {
  const files = readdirSync(`${ROOT}test`, { recursive: true, encoding: 'utf8' }).map((name) => `test/${name}`)
  const starters = files.filter(
    (file) => file.endsWith('.ts') && /bin\/helpdesk\.js|[`'"]dist\//.test(readFileSync(ROOT + file, 'utf8')),
  )
  expect(starters).toContain('test/helpers/program.ts')
  expect(starters.filter((file) => !needsOf(file).has('program'))).toEqual([])
})
