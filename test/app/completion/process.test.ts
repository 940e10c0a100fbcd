import { execFile, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createConnection } from 'mysql2/promise'
import { afterAll, describe, expect, it } from 'vitest'
import { hasServer } from '../../helpers/engines.js'
import { PROGRAM } from '../../helpers/program.js'
import { ROOT } from '../../helpers/root.js'
import { createWorld } from '../../helpers/world.js'

const folder = mkdtempSync(join(tmpdir(), 'helpdesk-completion-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the real program that completes', () => {
  const complete = (words: string[], env: Record<string, string>) => {
    const started = performance.now()
    const { status, stdout, stderr } = spawnSync('node', [PROGRAM, '__complete', 'zsh', '--', ...words], {
      encoding: 'utf8',
      env: { PATH: process.env.PATH ?? '', HOME: folder, ...env },
    })
    return { status, stdout, stderr, ms: performance.now() - started }
  }

  /** Milliseconds that a completion of statuses takes on a server; it must offer the words that need none. */
  async function waits(address: string, token = 'x'): Promise<number> {
    const started = performance.now()
    const out = await new Promise<string>((resolve) => {
      const argv = [PROGRAM, '__complete', 'zsh', '--', 'ticket', 'status', '1', '--to', '']
      const env = { PATH: process.env.PATH, HOME: folder, HELPDESK_TOKEN: token, HELPDESK_DATABASE: address }
      execFile('node', argv, { env }, (_, stdout, stderr) => resolve(stdout + stderr))
    })
    expect(out).toBe('values\npending\nin-progress\nresolved\n')
    return performance.now() - started
  }
  /** More than two seconds, less than the five that other commands give a server. */
  const SHORT_MS = 3_500

  it('keeps nobody waiting for a server that does not speak', async () => {
    const server = createServer(() => {})
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const silent = await waits(`mysql://root@127.0.0.1:${(server.address() as AddressInfo).port}/x`)
    server.close()
    expect(silent - (await waits('mysql://root@127.0.0.1:1/x'))).toBeLessThan(SHORT_MS)
  })

  it.runIf(hasServer)('keeps nobody waiting for a server that is busy', async () => {
    const world = await createWorld('mysql')
    const other = await createConnection(world.url)
    await other.query('lock tables helpdesk_session write')
    const busy = await waits(world.url, world.tokens.tom)
    await other.end()
    await world.destroy()
    expect(busy - (await waits('mysql://root@127.0.0.1:1/x'))).toBeLessThan(SHORT_MS)
  })

  it('makes no file where there is no database', () => {
    expect(complete(['ticket', 'show', ''], {})).toMatchObject({ status: 0, stdout: 'values\n', stderr: '' })
    expect(readdirSync(folder)).toEqual([])
  })

  // A program of Node's is given sockets: what goes out at once, to a file or a pipe, ends otherwise.
  it.each(['cat', 'cat > out.txt'])('succeeds, piped to %s', (reader) => {
    const script = `"$0" "$@" | ${reader}; echo "$?" "\${PIPESTATUS[0]}" >&2; "$0" "$@" > whole.txt; echo "$?" >&2`
    const line = [process.execPath, PROGRAM, '__complete', 'zsh', '--', 'ticket', 'show', '']
    const env = { PATH: process.env.PATH, HOME: mkdtempSync(join(folder, 'home-')) }
    const { stderr } = spawnSync('bash', ['-c', script, ...line], { encoding: 'utf8', env, cwd: env.HOME })
    expect(stderr).toBe('0 0\n0\n')
    expect(readFileSync(join(env.HOME, 'whole.txt'), 'utf8')).toBe('values\n')
    rmSync(env.HOME, { recursive: true })
  })

  it('loads no database code to complete a command', () => {
    const log = join(folder, 'scripts.log')
    const env = { NODE_OPTIONS: `--require ${ROOT}test/build/log-scripts.cjs`, HELPDESK_SCRIPTS: log }
    expect(complete(['ticket', 'assi'], env)).toMatchObject({ stdout: expect.stringContaining('assign') })
    const packs = readFileSync(log, 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.split(' ')[0] ?? '')
    expect(packs).toEqual(['core'])
    const [core = ''] = readdirSync(`${ROOT}dist`).filter((file) => /^core-.*\.js$/.test(file))
    expect(readFileSync(`${ROOT}dist/${core}`, 'latin1')).not.toMatch(/helpdesk_session|innerJoin/)
  })

  it('completes a live value on SQLite in at most 2.5 times what an empty Node takes', async () => {
    const world = await createWorld('sqlite')
    for (let i = 0; i < 30; i++) await world.addTicket()
    const env = { HELPDESK_DATABASE: world.url, HELPDESK_TOKEN: world.tokens.tom ?? '' }
    const empty: number[] = []
    const live: number[] = []
    for (let i = 0; i < 21; i++) {
      const started = performance.now()
      spawnSync('node', ['-e', '0'])
      empty.push(performance.now() - started)
      const { stdout, ms } = complete(['ticket', 'show', ''], env)
      expect(stdout).toContain('Printer on fire')
      live.push(ms)
    }
    const median = (all: number[]) => all.sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0
    const ratio = median(live) / median(empty)
    console.info(`completion of a live value: ${ratio.toFixed(2)} times node -e 0`)
    await world.destroy()
    expect(ratio).toBeLessThan(2.5)
  })
})
