import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createConnection } from 'mysql2/promise'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import samples from '../data/password-hashes.json' with { type: 'json' }
import { hasServer } from '../helpers/engines.js'
import { ROOT } from '../helpers/root.js'
import { runWith } from '../helpers/run.js'
import { openTerminal } from '../helpers/terminal.js'
import { openWebApp } from '../helpers/web.js'
import { CHEAP_HASH, newDatabase } from '../helpers/world.js'

const SIX_TABLES = ['category', 'comment', 'priority', 'status', 'ticket', 'user']
const SEED = readFileSync(join(ROOT, 'test/data/maintenance_db.sql'), 'utf8')
const WEB = samples[0] as { password: string; hash: string }

describe.runIf(hasServer)('adopting the web application’s database', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'helpdesk-adopt-'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  /** Indexes are all that is added to a table of the web application. */
  const withoutOwnIndexes = (made: string) =>
    made
      .replace(/,?\n\s*KEY `(helpdesk_\w+|status_id|assigned_to|requester_id)` \(.*?\)/g, '')
      .replace(/AUTO_INCREMENT=\d+ /, '')

  /** A database that the web application has been used in for a while, and what can be seen of it. */
  async function used() {
    const { url, drop } = await newDatabase('mysql', folder, 'character set utf8mb4')
    const root = await createConnection({ uri: url, multipleStatements: true, charset: 'utf8mb4', dateStrings: true })
    await root.query(SEED)
    const web = await openWebApp(url)
    onTestFinished(async () => {
      await web.close()
      await root.end()
      await drop()
    })
    for (const name of ['wendy', 'walter']) await web.register(name, CHEAP_HASH)
    await web.newTicket('Écran noir 😀', 'wendy')
    await web.manage((await web.ticketOf('Écran noir 😀')).id, { status: 3, assignee: 2 })
    await web.comment(1, 'walter', 'Réparé.')
    const look = async () => {
      const seen: Record<string, unknown> = {}
      for (const table of SIX_TABLES) {
        const [[made]] = (await root.query(`SHOW CREATE TABLE \`${table}\``)) as unknown as [[Record<string, string>]]
        const [rows] = await root.query(`SELECT * FROM \`${table}\` ORDER BY id`)
        seen[table] = { made: withoutOwnIndexes(made['Create Table'] ?? ''), rows }
      }
      return seen
    }
    const at = (name: string) => ({ config: join(folder, url.slice(-8), name), data: join(folder, 'data') })
    const run = (name: string, line: string, stdin?: string) =>
      runWith(line.split(' ').filter(Boolean), {
        folders: at(name),
        ...(stdin === undefined ? {} : { stdin }),
        env: {},
      })
    return { url, web, look, run, at }
  }

  it('init and migrate change neither its rows nor its tables; its administrator logs in with his web password', async () => {
    const { url, web, look, run } = await used()
    await web.register('chef', WEB.hash)
    await web.editUser('chef', 'role', 'ADMIN')
    const before = await look()
    const migrated = await run('dba', `db migrate --database ${url}`)
    expect(migrated).toMatchObject({ code: 0, err: '' })
    expect(await run('chef', `init --database ${url}`)).toMatchObject({ code: 0, err: '' })
    expect(await look()).toEqual(before)
    expect(
      await run('chef', `init --database ${url} --admin-username chef --password-stdin`, WEB.password),
    ).toMatchObject({
      code: 0,
      err: '',
    })
    expect(JSON.parse((await run('chef', 'whoami --json')).out)).toMatchObject({ username: 'chef', role: 'ADMIN' })
    // pbkdf2 is the policy there: not even his hash was rewritten.
    expect(await look()).toEqual(before)
    expect(JSON.parse((await run('chef', 'ticket list --all --json')).out)).toMatchObject([
      { title: 'Écran noir 😀', status: { state: 'resolved' }, assignee: { username: 'walter' }, closedAt: null },
    ])
  })

  it('promotes an account that is there, by its own password', async () => {
    const { url, web, look, run } = await used()
    const before = (await look()) as Record<string, { rows: { username?: string; role?: string }[] }>
    const init = (rest: string, stdin = 'secret') => run('walter', `init --database ${url} ${rest}`, stdin)
    expect(await init('')).toMatchObject({
      code: 2,
      err: expect.stringMatching(/--admin-username[\s\S]*hint: Or promote.*--promote/),
    })
    expect(await init('--promote walter')).toMatchObject({ code: 2, err: expect.stringContaining('--password-stdin') })
    expect(await init('--promote walter --admin-username x --password-stdin')).toMatchObject({ code: 2 })
    expect(await init('--promote walter --password-stdin', 'wrong')).toMatchObject({ code: 4 })
    expect(await init('--promote nobody --password-stdin')).toMatchObject({ code: 4 })
    expect(await look()).toEqual(before)

    expect(await init('--promote walter --password-stdin')).toMatchObject({ code: 0, err: '' })
    const expected = structuredClone(before)
    for (const row of expected.user?.rows ?? []) if (row.username === 'walter') row.role = 'ADMIN'
    expect(await look()).toEqual(expected)
    expect(JSON.parse((await run('walter', 'whoami --json')).out)).toMatchObject({ username: 'walter', role: 'ADMIN' })
    const events = await web.rows(
      "SELECT actor_name, field, old_value, new_value FROM helpdesk_event WHERE entity = 'user'",
    )
    expect(events).toEqual([{ actor_name: 'walter', field: 'role', old_value: 'EMPLOYEE', new_value: 'ADMIN' }])
    expect(await init('--promote wendy --password-stdin')).toMatchObject({
      code: 6,
      err: expect.stringContaining('an administrator already'),
    })
  })

  it('has nobody to promote in an empty database', async () => {
    const url = `sqlite:${join(folder, 'empty.db')}`
    expect(
      await runWith(['init', '--promote', 'alice', '--password-stdin', '--database', url], {
        folders: { config: join(folder, 'empty'), data: join(folder, 'empty') },
        stdin: 'secret',
      }),
    ).toEqual({ code: 3, out: '', err: "error: There is no user 'alice'.\n" })
  })

  it.each([
    ['en', 'Nobody administers this database yet. Who shall?', 'Username', 'Password', '', 'wendy'],
    [
      'fr',
      'Personne n’administre encore cette base. Qui le fera\u202f?',
      'Nom d’utilisateur',
      'Mot de passe',
      '',
      'wendy',
    ],
  ])('offers to promote at a terminal (%s)', async (lang, question, username, password, choice, name) => {
    const { url, run, at } = await used()
    const home = at('terminal').config
    const env = { HOME: home, XDG_CONFIG_HOME: home, XDG_DATA_HOME: home }
    const terminal = openTerminal(['init', '--database', url, '--lang', lang], { env })
    await terminal.answer(question, choice)
    await terminal.answer(username, name)
    await terminal.answer(password, 'secret')
    expect(await terminal.end(), terminal.screen()).toBe(0)
    const { out } = await runWith(['whoami', '--json'], { folders: { config: join(home, 'helpdesk'), data: home } })
    expect(JSON.parse(out)).toMatchObject({ username: 'wendy', role: 'ADMIN' })
    expect(await run('other', `db check --database ${url}`)).toMatchObject({
      out: expect.not.stringContaining('no-administrator'),
    })
  })

  it('offers to make a new account at a terminal, too', async () => {
    const { url, at } = await used()
    const home = at('terminal').config
    const terminal = openTerminal(['init', '--database', url], {
      env: { HOME: home, XDG_CONFIG_HOME: home, XDG_DATA_HOME: home },
    })
    await terminal.answer('Who shall?', '\x1b[B')
    await terminal.answer('Username', 'ada')
    await terminal.answer('E-mail', 'ada@example.org')
    await terminal.answer('Full name', 'Ada')
    await terminal.answer('Password', 'a long, rare one')
    await terminal.answer('again', 'a long, rare one')
    expect(await terminal.end(), terminal.screen()).toBe(0)
    const { out } = await runWith(['whoami', '--json'], { folders: { config: join(home, 'helpdesk'), data: home } })
    expect(JSON.parse(out)).toMatchObject({ username: 'ada', role: 'ADMIN' })
  })
})
