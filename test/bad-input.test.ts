import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { allCommands } from '../scripts/reference.js'
import { nameOf } from '../src/command/flags.js'
import type { Param } from '../src/command/params/kinds.js'
import { engines } from './helpers/engines.js'
import { EDGES, KINDS } from './helpers/verb-rows.js'
import { createWorld, type World } from './helpers/world.js'
import { ELSEWHERE, VALUES } from './verbs.js'

it('every value of every verb is tried', async () => {
  const tried = VALUES.map(([line]) => line)
  for (const { name, spec } of await allCommands()) {
    for (const param of Object.values<Param>(spec.params)) {
      const option = param.flags.long
      if (param.kind === 'flag' || ELSEWHERE.has(`${name} ${nameOf(param.flags)}`)) continue
      const found = tried.some(
        (line) =>
          line.startsWith(`${name} `) &&
          (option ? new RegExp(`${option} \\S*%`).test(line) : line.startsWith(`${name} %`) || name === 'config set'),
      )
      expect(found, `${name} ${param.flags.written}`).toBe(true)
    }
  }
})

/** These hash a password, each time. */
const HASHES = /^user (enable|reset-password) /
const ONE_ERROR = /^error: [^\n]+\n(hint: [^\n]+\n)?$/

describe.each(engines)('bad input (%s)', (engine) => {
  let world: World
  beforeAll(async () => {
    world = await createWorld(engine)
    await world.addTicket()
  })
  afterAll(() => world.destroy())

  /**
   * What tells whether anybody wrote anything: SQLite's count of others' commits, and of a server the checksums of the
   * tables.
   */
  const fingerprint = async () => {
    const { rows } =
      engine === 'sqlite'
        ? await sql`pragma data_version`.execute(world.db)
        : await sql`checksum table ticket, user, comment, helpdesk_event, status, category, priority extended`.execute(
            world.db,
          )
    return JSON.stringify(rows)
  }

  it('tells by its fingerprint that something was written', async () => {
    const before = await fingerprint()
    expect(await fingerprint()).toBe(before)
    await world.json('category edit 1 --description Written', { as: 'ada' })
    expect(await fingerprint()).not.toBe(before)
  })

  beforeEach(async () => {
    for (const table of ['category', 'priority', 'status'] as const) {
      await world.db
        .updateTable(table)
        .set({ name: `First ${table}` })
        .where('id', '=', 1)
        .execute()
      await world.db.deleteFrom(table).where('id', '>', 3).execute()
    }
    await world.db.updateTable('user').set({ username: 'tom' }).where('username', '=', EDGES.unknown).execute()
  })

  /** A value that its parser refuses is the same to both engines: those that reach the database are tried on each. */
  const reaches = (code: string | undefined) => engine === engines[0] || code !== '2'
  /** Nor does the hash of a password, made before anybody is looked for, ask which engine it is for. */
  const lines = VALUES.filter(
    ([line, kind]) => [...KINDS[kind]].some(reaches) && (engine === engines[0] || !HASHES.test(line)),
  )

  it.each(lines)('%s', async (line, kind) => {
    let before = await fingerprint()
    for (const [i, [edge, value]] of Object.entries(EDGES).entries()) {
      if (!reaches(KINDS[kind][i])) continue
      const unique = line.replace('New%', `New${i}${engine}`)
      const argv = unique.split(' ').map((w) => w.replace('%', value))
      const { code, out, err } = await world.helpdesk(argv, { as: 'ada', stdin: 'a long, rare one' })
      const expected = Number(KINDS[kind][i])
      expect([line, edge, code, err]).toEqual([
        line,
        edge,
        expected,
        code === 0 ? '' : expect.stringMatching(ONE_ERROR),
      ])
      const after = await fingerprint()
      if (code !== 0) {
        expect([...err].length).toBeLessThan(2_000)
        expect(out).toBe('')
        expect(after, `${line} with ${edge} changed something`).toBe(before)
      }
      before = after
    }
  })

  const runs = engine === engines[0] ? 500 : 250
  it(`${runs} command lines: no stack trace, no hang, only codes of the table`, { timeout: 300_000 }, async () => {
    const verbs = (await allCommands()).map((c) => c.name.split(' ')).filter(([v]) => !['init', 'db'].includes(v ?? ''))
    const options = (await allCommands())
      .flatMap((c) => Object.values<Param>(c.spec.params).map((p) => p.flags.long))
      .filter((name) => name !== undefined)
    const value = fc.oneof(
      fc.constantFrom(
        ...Object.values(EDGES),
        '1',
        '#1',
        '@me',
        'tom',
        'id:1',
        '-',
        '--',
        'open',
        'high',
        'ADMIN',
        '%s',
        "' OR 1=1 -- ",
        '__proto__',
        '90d',
      ),
      fc.string({ unit: 'binary', maxLength: 12 }),
    )
    const option = fc.constantFrom(
      ...new Set(options),
      '--json',
      '-o',
      'table',
      'ids',
      'csv',
      'tsv',
      '--fields',
      'id,title',
      '--no-input',
      '--yes',
      '-y',
      '--lang',
      'fr',
      '--help',
      '-V',
      '--debug',
    )
    const line = fc
      .tuple(fc.constantFrom(...verbs), fc.array(fc.oneof(value, option), { maxLength: 6 }))
      .map(([verb, rest]) => [...verb, ...rest])
    const free = fc.array(fc.oneof(value, option, fc.constantFrom(...verbs.flat())), { maxLength: 6 })
    const who = fc.constantFrom('ada', 'tom', 'emma', 'nobody')
    await fc.assert(
      fc.asyncProperty(
        fc.oneof({ weight: 4, arbitrary: line }, { weight: 1, arbitrary: free }),
        who,
        fc.string({ maxLength: 20 }),
        async (argv, as, stdin) => {
          const { code, err } = await world.helpdesk(argv, { as, stdin })
          expect([0, 2, 3, 4, 5, 6, 7]).toContain(code)
          if (!argv.includes('--debug')) expect(err).not.toMatch(/^ {4}at |node:internal/m)
          if (code !== 0) expect(err).toMatch(/^(sql: .*\n)*(error: [^\n]+\n|\{"error":)/)
        },
      ),
      { numRuns: runs, interruptAfterTimeLimit: 200_000, markInterruptAsFailure: true },
    )
  })
})
