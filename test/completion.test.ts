import { execFile, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { sql } from 'kysely'
import { createConnection } from 'mysql2/promise'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createWorld, engines, ROOT, type World } from './helpers/world.js'

const folder = mkdtempSync(join(tmpdir(), 'helpdesk-completion-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe.each(engines)('what Tab offers (%s)', (engine) => {
  let world: World
  beforeAll(async () => {
    world = await createWorld(engine)
    await world.addTicket({ title: 'Of emma: \x1b[2J gone', requester: 'emma' }) // 1
    await world.addTicket({ title: 'Of eric', requester: 'eric', assignee: 'tess' }) // 2
    await world.addTicket({ title: 'Done', requester: 'emma', status: 3 }) // 3
    for (let i = 4; i <= 12; i++) await world.addTicket({ title: `Number ${i}`, requester: 'eric', assignee: 'tom' })
    await world.db.insertInto('category').values({ name: '\x1b[31mred', description: null }).execute()
  })
  afterAll(() => world.destroy())

  /** The lines for fish: values, with a tab and their descriptions. */
  async function offered(line: string, as: string): Promise<string[]> {
    const { code, out, err } = await world.helpdesk(['__complete', 'fish', '--', ...line.split(' ')], { as })
    expect([line, code, err]).toEqual([line, 0, ''])
    return out.split('\n').slice(1, -1)
  }
  const values = async (line: string, as = 'ada') => (await offered(line, as)).map((l) => l.split('\t')[0])

  it('commands, with what they do', async () => {
    expect(await offered('ticket assi', 'nobody')).toEqual(['assign\tGive tickets to a technician'])
    expect(await offered('--lang fr ticket assi', 'nobody')).toEqual(['assign\tConfier des tickets à un technicien'])
    expect(await values('', 'nobody')).toContain('ticket')
    expect(await values('nonsense ', 'nobody')).toEqual([])
  })

  it('options of the command and of all, those that are not there yet', async () => {
    expect(await values('ticket next --', 'nobody')).toEqual(
      expect.arrayContaining(['--take', '--database', '--output', '--no-input', '--help']),
    )
    expect(await values('ticket next --take --t', 'nobody')).toEqual([])
    expect(await values('ticket show -- --', 'nobody')).toEqual([])
    expect(await values('--v', 'nobody')).toEqual(['--version'])
  })

  it.each([
    ['--output ', ['table', 'tsv', 'csv', 'json', 'jsonl', 'ids']],
    ['ticket list -o j', ['json', 'jsonl']],
    ['ticket list --lang ', ['en', 'fr']],
    ['ticket list --lang=', ['--lang=en', '--lang=fr']],
    ['ticket list --fields id,ti', ['id,title']],
    ['ticket list --sort priority:desc,cl', ['priority:desc,closed', 'priority:desc,closed:desc']],
    ['user role emma --to ', ['EMPLOYEE', 'TECHNICIAN', 'ADMIN']],
    ['status edit 1 --color s', ['secondary', 'success']],
    ['config set ', ['database']],
    ['db triggers ', ['on', 'off']],
    ['db policy --passwords ', ['bcrypt', 'pbkdf2']],
    ['completion ', ['bash', 'zsh', 'fish']],
  ])('%s: %j', async (line, expected) => {
    expect(await values(line, 'nobody')).toEqual(expected)
  })

  it('tickets that are open, and that one sees, with inert titles', async () => {
    expect(await offered('ticket show ', 'emma')).toEqual(['1\tOf emma: ^[[2J gone'])
    expect(await values('ticket show ', 'tess')).toEqual(['1', '2'])
    expect(await values('ticket show 1')).toEqual(['1', '10', '11', '12'])
    expect(await values('ticket comment #2')).toEqual(['#2'])
    expect(await values('ticket assign 10 11 1')).toEqual(['1', '12'])
    expect(await values('ticket take ', 'tom')).toEqual(['1'])
    expect(await values('ticket reopen ', 'emma')).toEqual(['3'])
    expect(await values('ticket assign ', 'emma')).toEqual([])
  })

  it('people, for who may list them', async () => {
    expect(await values('user show ')).toEqual(['@me', 'ada', 'tom', 'tess', 'emma', 'eric'])
    expect(await values('user show ', 'tom')).toEqual(['@me'])
    expect(await values('ticket assign 1 --to ')).toEqual(['@me', 'ada', 'tom', 'tess'])
    expect(await values('ticket assign 1 --to ', 'tom')).toEqual(['@me', 'tom'])
    expect(await values('ticket list --assignee ')).toEqual(['@me', 'none', 'ada', 'tom', 'tess'])
    expect(await values('ticket create --requester ', 'emma')).toEqual(['@me', 'emma'])
  })

  it('names of lookups, or their number where a name cannot be typed', async () => {
    const red = (await offered('ticket list --category ', 'emma')).at(-1)
    expect(red).toMatch(/^\d+\t\^\[\[31mred$/)
    expect(await values('ticket status 1 --to ', 'emma')).toEqual([
      'pending',
      'in-progress',
      'resolved',
      'En attente',
      'En cours',
      'Résolue',
    ])
    expect((await values('category delete '))[0]).toBe('Matériel')
    expect((await values('ticket create --priority ', 'emma')).slice(0, 2)).toEqual(['low', 'high'])
  })

  it('sessions, files', async () => {
    expect(await values('session revoke ', 'tess')).toHaveLength(1)
    expect((await world.helpdesk(['__complete', 'zsh', '--', 'ticket', 'comment', '1', '--file', ''])).out).toBe('files\n')
  })

  it('the database that the line names', async () => {
    expect(await values('--database sqlite:none.db ticket show ')).toEqual([])
    expect(existsSync(join(world.folder, 'none.db'))).toBe(false)
    await expect(values('--database mysql://u:secret@127.0.0.1:1/x ticket show ')).resolves.toEqual([])
    expect(await values('--database nonsense ticket status 1 --to res')).toEqual(['resolved'])
  })

  it('writes nothing, not even that the session was used', async () => {
    await sql`update helpdesk_session set seen_at = seen_at - 100000`.execute(world.db)
    const seen = async () => (await sql`select id, seen_at from helpdesk_session order by id`.execute(world.db)).rows
    const before = await seen()
    expect(await values('ticket show 2')).toEqual(['2'])
    expect(await seen()).toEqual(before)
  })

  it('nothing fails, whatever is typed', async () => {
    const word = fc.oneof(
      fc.constantFrom(
        'ticket',
        'show',
        'assign',
        'user',
        '--to',
        '--to=',
        '--',
        '-',
        '-o',
        '--database',
        '__proto__',
        'help',
        "'",
        '"',
        '\\',
      ),
      fc.string({ unit: 'binary', maxLength: 8 }),
    )
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('bash', 'zsh', 'fish', 'x'), fc.array(word, { maxLength: 6 }), async (shell, words) => {
        const line = shell === 'bash' ? [words.join(' '), words.at(-1) ?? ''] : words
        expect(await world.helpdesk(['__complete', shell, '--', ...line], { as: 'ada' })).toMatchObject({ code: 0, err: '' })
      }),
      { numRuns: 200 },
    )
  })
})

describe('the real program', () => {
  const complete = (words: string[], env: Record<string, string>) => {
    const started = performance.now()
    const { status, stdout, stderr } = spawnSync('node', [`${ROOT}/bin/helpdesk.js`, '__complete', 'zsh', '--', ...words], {
      encoding: 'utf8',
      env: { PATH: process.env.PATH ?? '', HOME: folder, ...env },
    })
    return { status, stdout, stderr, ms: performance.now() - started }
  }

  /** Milliseconds that a completion of statuses takes on a server; it must offer the words that need none. */
  async function waits(address: string, token = 'x'): Promise<number> {
    const started = performance.now()
    const out = await new Promise<string>((resolve) => {
      const argv = [`${ROOT}/bin/helpdesk.js`, '__complete', 'zsh', '--', 'ticket', 'status', '1', '--to', '']
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

  it.runIf(engines.includes('mysql'))('keeps nobody waiting for a server that is busy', async () => {
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

  it('loads no database code to complete a command', () => {
    const coverage = join(folder, 'coverage')
    expect(complete(['ticket', 'assi'], { NODE_V8_COVERAGE: coverage })).toMatchObject({ stdout: expect.stringContaining('assign') })
    const loaded = readdirSync(coverage).flatMap((file) =>
      (JSON.parse(readFileSync(join(coverage, file), 'utf8')) as { result: { url: string }[] }).result.map((r) => r.url),
    )
    const bundles = loaded
      .filter((url) => url.startsWith('file:') && url.includes('/dist/'))
      .map((url) => readFileSync(new URL(url), 'utf8'))
    expect(bundles.length).toBeGreaterThan(1)
    for (const text of bundles) expect(text).not.toMatch(/helpdesk_session|innerJoin/)
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
