import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { allCommands } from '../scripts/reference.js'
import { contentOf, createWorld, engines, type World } from './helpers/world.js'

/** Edge values, and the exit code of each for every kind of value that an option takes. */
const EDGES = {
  zero: '0',
  negative: '-1',
  exponent: '1e3',
  'full-width': '１２',
  'too large': '2147483648',
  empty: '',
  blanks: '   ',
  NUL: 'a\0b',
  'lone surrogate': 'a\ud800',
  '200 characters': '😀'.repeat(200),
  '201 characters': '😀'.repeat(201),
  '65,535 bytes': 'x'.repeat(65_535),
  '65,536 bytes': 'x'.repeat(65_536),
  unknown: 'nosuchthing',
}
/** One digit for each edge, in their order. */
const KINDS = {
  number: '22222222222222',
  title: '00000222202220',
  text: '00000222200020',
  existing: '33333222233333',
  search: '00000222200000',
  choice: '22222222222222',
  name: '00000222222220',
  username: '20022222222220',
  level: '00222222222222',
  key: '33333333333333',
  file: '22222222222222',
}
type Kind = keyof typeof KINDS

/** For each value of each verb, a command that is right but for `%`. */
const LINES: [line: string, kind: Kind][] = [
  ...['show', 'history', 'comment % -m x', 'edit % --title x', 'take', 'unassign', 'start', 'resolve', 'reopen'].map(
    (verb): [string, Kind] => [verb.includes('%') ? `ticket ${verb}` : `ticket ${verb} %`, 'number'],
  ),
  ['ticket assign % --to tom', 'number'],
  ['ticket status % --to resolved', 'number'],
  ['ticket priority % --to low', 'number'],
  ['ticket category % --to 1', 'number'],
  ['ticket delete % --yes', 'number'],
  ['ticket list --limit %', 'number'],
  ['session revoke %', 'number'],
  ['ticket edit 1 --title %', 'title'],
  ['ticket create --title % --description x --category 1 --priority 1', 'title'],
  ['ticket edit 1 --description %', 'text'],
  ['ticket create --title x --description % --category 1 --priority 1', 'text'],
  ['ticket comment 1 --message %', 'text'],
  ['ticket resolve 1 --message %', 'text'],
  ['category edit 1 --description %', 'text'],
  ['category create New% --description %', 'text'],
  ['ticket create --title x --description x --category % --priority 1', 'existing'],
  ['ticket create --title x --description x --category 1 --priority %', 'existing'],
  ['ticket create --title x --description x --category 1 --priority 1 --requester %', 'existing'],
  ['ticket edit 1 --category %', 'existing'],
  ['ticket edit 1 --priority %', 'existing'],
  ['ticket assign 1 --to %', 'existing'],
  ['ticket status 1 --to %', 'existing'],
  ['ticket priority 1 --to %', 'existing'],
  ['ticket category 1 --to %', 'existing'],
  ...['status', 'assignee', 'requester', 'category', 'priority'].map((o): [string, Kind] => [`ticket list --${o} %`, 'existing']),
  ['user show %', 'existing'],
  ['user edit % --name x', 'existing'],
  ['user role % --to ADMIN', 'existing'],
  ['user disable %', 'existing'],
  ['user enable % --password-stdin', 'existing'],
  ['user reset-password % --password-stdin', 'existing'],
  ['user delete % --yes', 'existing'],
  ['user delete eric --reassign-to % --yes', 'existing'],
  ...['category', 'priority', 'status'].flatMap((kind): [string, Kind][] => [
    [`${kind} edit % --name x`, 'existing'],
    [`${kind} delete % --yes`, 'existing'],
    [`${kind} edit 1 --name %`, 'name'],
    [`${kind} create %`, 'name'],
  ]),
  ['user list %', 'search'],
  ['user list --role %', 'choice'],
  ['user role tom --to %', 'choice'],
  ['user edit tom --role %', 'choice'],
  ['user create --username u --email u@x --name u --password-stdin --role %', 'choice'],
  ['status edit 1 --color %', 'choice'],
  ['status create Z --color %', 'choice'],
  ['session create --name x --expires %', 'choice'],
  ['ticket list --sort %', 'choice'],
  ['user edit tom --email %', 'choice'],
  ['register --username u --email % --name u --password-stdin', 'choice'],
  ['user create --username u --email % --name u --password-stdin', 'choice'],
  ['config set database %', 'choice'],
  ['user edit id:2 --username %', 'username'],
  ['user edit id:2 --name %', 'name'],
  ['priority edit 1 --level %', 'level'],
  ['priority create New% --level %', 'level'],
  ['session create --expires 1d --name %', 'name'],
  ['config get %', 'key'],
  ['config set % x', 'key'],
  ['config unset %', 'key'],
  ['ticket comment 1 --file %', 'file'],
  ['ticket create --title x --category 1 --priority 1 --description-file %', 'file'],
]
/** Options whose values are tried with another verb's, because a right one costs a password hash or the administrator. */
const ELSEWHERE = new Set(
  ['register', 'user create']
    .flatMap((v) => ['--username', '--name'].map((o) => `${v} ${o}`))
    .concat([...['--admin-username', '--admin-email', '--admin-name'].map((o) => `init ${o}`), 'login [username]']),
)

it('every value of every verb is tried', async () => {
  const tried = LINES.map(([line]) => line)
  for (const { name, spec } of await allCommands()) {
    for (const { flags, parse } of Object.values<{ flags: string; parse?: unknown }>(spec.params)) {
      const option = /--[\w-]+/.exec(flags)?.[0]
      if (!parse || ELSEWHERE.has(`${name} ${option ?? flags}`)) continue
      const found = tried.some(
        (line) =>
          line.startsWith(`${name} `) &&
          (option ? new RegExp(`${option} \\S*%`).test(line) : line.startsWith(`${name} %`) || name === 'config set'),
      )
      expect(found, `${name} ${flags}`).toBe(true)
    }
  }
})

const ONE_ERROR = /^error: [^\n]+\n(hint: [^\n]+\n)?$/

describe.each(engines)('bad input (%s)', (engine) => {
  let world: World
  beforeAll(async () => {
    world = await createWorld(engine)
    await world.addTicket()
  })
  afterAll(() => world.destroy())

  const everything = async () =>
    JSON.stringify(
      await Promise.all(
        (['ticket', 'user', 'comment', 'helpdesk_event', 'status', 'category', 'priority'] as const).map((t) => contentOf(world.db, t)),
      ),
    )

  beforeEach(async () => {
    for (const table of ['category', 'priority', 'status'] as const) {
      await world.db
        .updateTable(table)
        .set({ name: `First ${table}` })
        .where('id', '=', 1)
        .execute()
      await world.db.deleteFrom(table).where('id', '>', 3).execute()
    }
  })

  it.each(LINES)('%s', async (line, kind) => {
    for (const [i, [edge, value]] of Object.entries(EDGES).entries()) {
      const before = await everything()
      const unique = line.replace('New%', `New${i}${engine}`)
      const argv = unique.split(' ').map((w) => w.replace('%', value))
      const { code, out, err } = await world.helpdesk(argv, { as: 'ada', stdin: 'secret' })
      const expected = Number(KINDS[kind][i])
      expect([line, edge, code, err]).toEqual([line, edge, expected, code === 0 ? '' : expect.stringMatching(ONE_ERROR)])
      if (code === 0) continue
      expect([...err].length).toBeLessThan(2_000)
      expect(out).toBe('')
      expect(await everything(), `${line} with ${edge} changed something`).toBe(before)
    }
  })

  it('2,000 command lines: no stack trace, no hang, only codes of the table', { timeout: 300_000 }, async () => {
    const verbs = (await allCommands()).map((c) => c.name.split(' ')).filter(([v]) => !['init', 'db'].includes(v ?? ''))
    const flags = (await allCommands())
      .flatMap((c) => Object.values<{ flags: string }>(c.spec.params).map((p) => /--[\w-]+/.exec(p.flags)?.[0]))
      .filter((f) => f !== undefined)
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
      ...new Set(flags),
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
      { numRuns: 1000, interruptAfterTimeLimit: 200_000, markInterruptAsFailure: true },
    )
  })
})
