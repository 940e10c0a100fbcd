import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allCommands } from '../scripts/reference.js'
import type { Param } from '../src/command/params/kinds.js'
import { engines } from './helpers/engines.js'
import { ACTIVE, cutTo, expectInert, STORED, withoutColours } from './helpers/hostile.js'
import { type HostileThings, hostileRow, hostileWorld, type Table, TEXT_COLUMNS } from './helpers/hostile-world.js'
import type { Ran, RunOptions } from './helpers/run.js'
import { openTerminal } from './helpers/terminal.js'
import type { Kind } from './helpers/verb-rows.js'
import { MATRIX } from './verbs.js'

/** Command lines beside those of the matrix; % stands for the object, @change and @odd for its changes. */
const MORE: Record<string, string[]> = {
  'ticket list': [
    '--all --limit 100',
    '--all --limit 100 --fields id,description,category',
    '--status @status',
    '--category @category',
  ],
  'ticket find': ['a --limit 100', 'is:open a -L 100 --fields id,matches'],
  'ticket create': ['--title T --description D --category @category --priority @priority --requester id:@user'],
  'ticket edit': ['@ticket --category 1 --priority 1', '@ticket --category @category --priority @priority'],
  'ticket status': ['@ticket --to 1', '@ticket --to @status'],
  'ticket priority': ['@ticket --to @priority'],
  'ticket category': ['@ticket --to @category'],
  'ticket take': ['@waiting'],
  'category delete': ['@spare --yes'],
  'priority delete': ['@spare --yes'],
  'status delete': ['@spare --yes'],
  'ticket assign': ['@ticket --to id:@user'],
  'audit list': ['--limit 100000', '--user id:@user', '--actor id:@user', '--ticket @ticket'],
  'audit show': ['@change', '@odd'],
  'audit undo': ['@change --dry-run', '@odd --dry-run', '@odd --yes', '@change --yes', '@change --yes'],
  'user show': ['id:@user'],
  'user delete': ['id:@user --reassign-to id:@user --yes', 'id:@user --reassign-to tess --yes'],
  'user role': ['id:@user tom --to TECHNICIAN --dry-run'],
  'db check': ['', '--fields items,message'],
}
/** These hash a password, which is meant to take long: they are run for a few texts put together. */
const SLOW = new Set(['user enable', 'user reset-password', 'user create', 'register', 'password', 'login'])
/** What shows one thing, or whatever there is: run as ada, and as everybody whose own name is hostile. */
const OWN = new Set(['whoami', 'session list', 'ticket list', 'ticket export', 'db status', 'config list', 'logout'])
/** The last to be run: they take away what the others show. */
const isLast = (name: string) => /delete|disable|revoke|logout/.test(name)

/** What is not done here, but refused: their lines in the matrix are wrong, or wrong for this engine. */
const UNDONE = new Set([
  'drafts show', // in test/drafts
  'drafts delete',
  'alias delete', // in test/app
  'password',
  'ticket import',
  'user import',
  'user enable',
  'db check',
  'db triggers',
])
/** These change nothing. */
const READING = new Set(['ticket show', 'ticket history', 'user show'])

const DATA_FORMATS = ['tsv', 'csv', 'json', 'jsonl']

/** The line of a verb for one object: MATRIX's words, and ours. */
function filled(line: string, kind: Kind | undefined, verb: string, t: HostileThings, serial: number): string[] {
  const lookup = { category: t.category, status: t.status, priority: t.priority }[verb.split(' ')[0] ?? ''] ?? 0
  const object = { ticket: t.ticket, user: `id:${t.user}`, lookup, session: t.session, nothing: serial }[
    kind ?? 'nothing'
  ]
  return line
    .replace('@spare', String(t.spare[verb.split(' ')[0] as 'status'] ?? ''))
    .replace('@change', t.change)
    .replace('@odd', t.oddChange)
    .replace(/@(user|ticket|waiting|category|status|priority)\b/g, (_, key: 'user') => String(t[key]))
    .split(' ')
    .filter(Boolean)
    .map((word) => word.replaceAll('%', String(object)).replace(/^New$/, `New ${serial}`))
}

describe.each(engines)('text from the database (%s)', (engine) => {
  let world: Awaited<ReturnType<typeof hostileWorld>>
  beforeAll(async () => {
    world = await hostileWorld(engine)
  })
  afterAll(() => world.destroy())
  let serial = 0

  /** Runs a command line at a terminal, in one way or another, and looks at all that it writes. */
  async function seen(argv: string[], format: string, options: RunOptions = {}): Promise<Ran> {
    serial++
    const lang = serial % 2 ? 'en' : 'fr'
    const whole = [...argv, '--lang', lang, ...(format === 'table' ? [] : ['-o', format])]
    const columns = serial % 3 ? 80 : 40
    const ran = await world.helpdesk(whole, {
      as: 'ada',
      stdin: whole[0] === 'login' ? 'secret' : 'a long, rare one',
      columns,
      env: { NO_COLOR: '1' },
      ...options,
    })
    expectInert(ran, whole.join(' '), format)
    return ran
  }

  it('is hostile in every column that holds text', async () => {
    const tables = await world.db.introspection.getTables()
    const found = tables
      .filter((t) => !/^helpdesk_(migration_lock|search)/.test(t.name))
      .flatMap((t) => t.columns.filter((c) => /char|text/i.test(c.dataType)).map((c) => `${t.name}.${c.name}`))
      .filter((column) => column !== 'helpdesk_seen.later_comments') // numbers alone
    const listed = Object.entries(TEXT_COLUMNS).flatMap(([table, columns]) =>
      Object.keys(columns).map((c) => `${table}.${c}`),
    )
    expect(listed.sort()).toEqual(found.sort())
    for (const [table, columns] of Object.entries(TEXT_COLUMNS)) {
      if (table === 'helpdesk_migration') continue // has a test of its own: with it nobody is let in
      for (const column of Object.keys(columns)) {
        const { rows } = await sql<{
          text: string | null
        }>`select ${sql.ref(column)} as text from ${sql.table(table)}`.execute(world.db)
        // Told apart here: to MySQL's newest collation texts are one that differ in what it ignores.
        const texts = [...new Set(rows.map((r) => r.text))]
        for (const { text } of world.things) {
          // Longer numbers leave less room.
          const expected = hostileRow(table as Table, text, 0)[column]?.replace(/.{0,4}~0$/su, '') ?? ''
          expect([`${table}.${column}`, expected, texts.some((t) => t?.startsWith(expected))]).toEqual([
            `${table}.${column}`,
            expected,
            true,
          ])
        }
      }
    }
  })

  it('is what it was in JSON', async () => {
    for (const { text, ticket, user, change, person } of world.things) {
      const cut = (most: number) => cutTo(most, text)
      const shown = JSON.parse((await seen(['ticket', 'show', String(ticket), '--history'], 'json')).out)
      expect(shown).toMatchObject({
        title: cut(200),
        description: cut(1_000),
        status: { name: cut(30), color: cut(20) },
        priority: { name: cut(30) },
        category: { name: cut(50) },
        requester: { id: user, fullName: cut(100) },
        comments: [
          { author: { id: user, fullName: cut(100) }, content: cut(1_000) },
          { author: { formerly: cut(50) }, content: cut(1_000) },
        ],
      })
      expect(shown.history).toContainEqual(expect.objectContaining({ field: 'category', from: text, to: cut(255) }))
      const { actor, entries } = JSON.parse((await seen(['audit', 'show', change], 'json')).out)
      expect([actor.username, entries[0].from, entries[0].to]).toEqual([cut(50), text, cut(255)])
      const me = JSON.parse((await seen(['whoami'], 'json', { as: person })).out)
      expect(me).toMatchObject({ fullName: cut(100), username: expect.stringContaining(cut(40)) })
    }
    const list = JSON.parse((await seen(['category', 'list'], 'json')).out)
    for (const { text, category } of world.things) {
      expect(list).toContainEqual({ id: category, name: cutTo(50, text), description: cutTo(1_000, text) })
    }
    const sessions = JSON.parse((await seen(['session', 'list'], 'json')).out) as { name: string }[]
    expect(sessions.map((s) => s.name)).toEqual(
      expect.arrayContaining(world.things.map(({ text }) => cutTo(100, text))),
    )
  })

  it('is offered to Tab inert', async () => {
    for (const { name, spec } of await allCommands()) {
      for (const { flags, complete } of Object.values<Param>(spec.params)) {
        if (!complete?.from || complete.from === 'file') continue
        const line = [...name.split(' '), ...(flags.long ? [flags.long] : []), '']
        for (const shell of ['fish', 'zsh', 'bash']) {
          const words = shell === 'bash' ? [['helpdesk', ...line].join(' '), '', '63', '80'] : line
          const ran = await world.helpdesk(['__complete', shell, '--', ...words], { as: 'ada', columns: 80 })
          const one = shell === 'fish' ? ran.out.replace(/\t/g, '') : ran.out
          expectInert({ ...ran, out: one }, `${shell} ${line.join(' ')}`)
          // None of them is pending, or unread, or a change of hers.
          expect(ran.out.split('\n').length, line.join(' ')).toBeGreaterThan(
            ['ticket start', 'inbox', 'undo'].includes(name) ? 0 : 3,
          )
        }
      }
    }
  })

  it('is inert in questions', async () => {
    const [first] = world.things
    const env = { HOME: world.folder, HELPDESK_DATABASE: world.url, HELPDESK_TOKEN: world.tokens.ada ?? '' }
    const create = openTerminal(['ticket', 'create', '--title', 'x', '--description', 'y'], { env, rows: 100 })
    await create.waitFor('Category')
    for (let i = 0; i < 80; i++) create.type('\x1b[B')
    create.type('\r')
    await create.waitFor('Priority')
    for (let i = 0; i < 80; i++) create.type('\x1b[B')
    create.type('\x03')
    expect(await create.end()).toBe(130)
    const remove = openTerminal(['category', 'delete', String(first?.spare.category)], { env })
    await remove.waitFor('Delete category')
    remove.type('\x03')
    await remove.end()
    for (const { text } of world.things) {
      if (!ACTIVE.test(text)) continue
      for (const { raw } of [create, remove]) expect(raw().includes(text), JSON.stringify(text)).toBe(false)
    }
    expect(create.raw()).toContain('^[]0;pwned^G')
  })

  it('colours nothing: where there are colours, they are ours', async () => {
    for (const line of [
      'ticket list --all --limit 100',
      'status list',
      'user list',
      'audit list',
      'session list',
      'db check',
    ]) {
      const ran = await world.helpdesk(line, { as: 'ada', columns: 80, env: { FORCE_COLOR: '1' } })
      expectInert({ ...ran, out: withoutColours(ran.out) }, line)
    }
    for (const { ticket, user, change } of world.things) {
      for (const line of [`ticket show ${ticket} --history`, `user show id:${user}`, `audit show ${change}`]) {
        const ran = await world.helpdesk(line, { as: 'ada', columns: 40, env: { FORCE_COLOR: '1' } })
        expectInert({ ...ran, out: withoutColours(ran.out) }, line)
      }
    }
  })

  it('is inert in the day', async () => {
    for (const { text, ticket, waiting, user, person } of world.things) {
      await sql`update ticket set assigned_to = case id when ${ticket} then ${world.ids.ada} when ${waiting} then null else ${user} end`.execute(
        world.db,
      )
      await world.db.updateTable('user').set({ role: 'TECHNICIAN' }).where('id', '=', user).execute()
      for (const as of ['ada', person]) {
        for (const format of ['table', 'json']) {
          rmSync(join(world.folder, 'state', as), { recursive: true, force: true }) // as if nobody had looked yet
          const { out, code } = await seen([], format, { as })
          expect([as, code]).toEqual([as, 0])
          if (as === 'ada' && format === 'json') {
            const day = JSON.parse(out)
            expect(day).toMatchObject({
              mine: { tickets: [{ title: text }] },
              unassigned: { tickets: [{ title: text }] },
            })
            expect(day.counts.statuses).toContainEqual(expect.objectContaining({ name: cutTo(30, text) }))
          }
        }
      }
      await world.db.updateTable('user').set({ role: 'EMPLOYEE' }).where('id', '=', user).execute()
      rmSync(join(world.folder, 'state', person), { recursive: true, force: true })
      await seen([], 'table', { as: person })
    }
    await world.restore()
  })

  it('is inert in whatever is next', async () => {
    for (const { ticket, user } of world.things) {
      const only = sql`update ticket set assigned_to = case when id = ${ticket} then null else ${user} end`
      await only.execute(world.db)
      for (const format of ['table', ...DATA_FORMATS]) await seen(['ticket', 'next'], format)
      await seen(['ticket', 'next', '--take'], 'table')
    }
    await world.restore()
  })

  // What is written does not ask where the text came from; that it is there on both engines is tested above.
  it.runIf(engine === 'sqlite')('is inert whatever command is run', { timeout: 240_000 }, async () => {
    const kindOf = (name: string) => (Object.keys(MATRIX) as Kind[]).find((kind) => name in MATRIX[kind])
    const names = (await allCommands()).map((c) => c.name)
    const audit = names.filter((n) => n.startsWith('audit'))
    for (const name of [...new Set([...audit, ...names.filter((n) => !isLast(n)), ...names])]) {
      const kind = kindOf(name)
      const rows = kind ? (MATRIX[kind][name] ?? []) : []
      const lines = [
        ...rows.map(([line]) => (kind === 'nothing' ? line : line.replace(/^\S+/, ''))),
        ...(MORE[name] ?? []),
      ]
      let done = 0
      let least = 1
      for (const line of lines) {
        const forEach = kind !== 'nothing' || /@(?!here)/.test(line)
        const those = forEach && !SLOW.has(name) ? world.things : world.things.slice(0, 1)
        for (const [i, t] of those.entries()) {
          const formats = forEach ? ['table', DATA_FORMATS[i % 4] as string] : ['table', ...DATA_FORMATS]
          if (forEach && !SLOW.has(name)) least = STORED.length
          for (const format of SLOW.has(name) ? ['table'] : formats) {
            const argv = [
              ...name.split(' '),
              ...filled(line, kind, name, t, serial).map((w) => w.replace('@here', world.url)),
            ]
            if ((await seen(argv, format)).code === 0) done++
            else break // refused: in the other formats too
          }
        }
        if (OWN.has(name))
          for (const t of world.things)
            await seen([...name.split(' '), ...line.split(' ').filter(Boolean)], 'table', { as: t.person })
      }
      if (!UNDONE.has(name)) expect([name, done >= least]).toEqual([name, true])
      if (kind !== 'nothing' && !isLast(name) && !READING.has(name)) await world.restore()
      await world.logIn('ada') // whatever it did to her session
    }
  })
})
