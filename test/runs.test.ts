import { execFile } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { hasServer } from './helpers/engines.js'
import { needsOf } from './helpers/needs.js'
import { ROOT } from './helpers/root.js'
import { serverAddress } from './helpers/server.js'

interface Report {
  success: boolean
  testResults: { assertionResults: { fullName: string }[] }[]
}

/** What `npx vitest run FILE` tests, with the configuration that it finds by itself; a server that it wants is the one given. */
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
  it.runIf(hasServer)('is tested on both engines', async () => {
    const names = await testedBy('test/app/verbs.test.ts', serverAddress())
    const on = (engine: string) => names.filter((name) => name.includes(`(${engine})`)).map((name) => name.replace(engine, ''))
    expect(on('sqlite').length).toBeGreaterThan(1)
    expect(on('mysql')).toEqual(on('sqlite'))
  })

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

it('whoever starts the program says that it is needed', () => {
  const files = readdirSync(`${ROOT}test`, { recursive: true, encoding: 'utf8' }).map((name) => `test/${name}`)
  const starters = files.filter((file) => file.endsWith('.ts') && /bin\/helpdesk\.js|[`'"]dist\//.test(readFileSync(ROOT + file, 'utf8')))
  expect(starters).toContain('test/helpers/program.ts')
  expect(starters.filter((file) => !needsOf(file).has('program'))).toEqual([])
})
