import { readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createConnection, type RowDataPacket } from 'mysql2/promise'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engines } from '../helpers/engines.js'
import { serverAddress } from '../helpers/server.js'
import { openTerminal } from '../helpers/terminal.js'
import { contentOf, createWorld, type World } from '../helpers/world.js'

const CTRL_C = '\x03'
const SHOW_CURSOR = '\x1b[?25h'

describe.each(engines)('at the terminal (%s)', (engine) => {
  let world: World
  beforeAll(async () => {
    world = await createWorld(engine)
    await world.addTicket({ title: 'Écran noir' })
  })
  afterAll(() => world.destroy())

  /** Folders as XDG names them, those of `world.helpdesk` for the same person. */
  const homeOf = (name: string) => ({
    HOME: join(world.folder, 'home', name),
    XDG_CONFIG_HOME: join(world.folder, 'xdg', name),
    XDG_DATA_HOME: join(world.folder, 'xdg-data', name),
  })
  const open = (line: string, name: string, options: { env?: Record<string, string>; columns?: number } = {}) =>
    openTerminal(line.split(' '), { ...options, env: { ...homeOf(name), HELPDESK_DATABASE: world.url, ...options.env } })
  async function loggedIn(name: string) {
    const terminal = open(`login ${name}`, name)
    await terminal.answer('Password', 'secret')
    expect(await terminal.end()).toBe(0)
  }

  it('asks for the password without showing it', async () => {
    const terminal = open('login', 'emma')
    await terminal.answer('Username', 'emma')
    await terminal.answer('Password', 'secret')
    expect(await terminal.end()).toBe(0)
    expect(terminal.screen()).toContain('✓ Logged in as emma (EMPLOYEE).')
    expect(terminal.raw()).not.toContain('secret')
    expect(terminal.raw().lastIndexOf(SHOW_CURSOR)).toBeGreaterThan(terminal.raw().lastIndexOf('\x1b[?25l'))
  })

  it.each(['Username', 'Password'])('Ctrl-C at %s ends with 130, nothing done', async (question) => {
    const terminal = open('login', 'tom')
    await terminal.waitFor('Username')
    if (question === 'Password') await terminal.answer('', 'tom')
    if (question === 'Password') await terminal.waitFor('Password')
    terminal.type(CTRL_C)
    expect(await terminal.end()).toBe(130)
    expect(terminal.screen()).toContain('error: Interrupted; nothing was changed.')
    expect(() => readdirSync(join(homeOf('tom').XDG_CONFIG_HOME, 'helpdesk', 'sessions', 'none'))).toThrow()
  })

  it('leads a newcomer through registering, and asks again for the password', async () => {
    const terminal = open('register --lang fr', 'new')
    await terminal.answer("Nom d'utilisateur", 'zoé')
    await terminal.answer('Adresse e-mail', 'zoe@example.org')
    await terminal.answer('Nom complet', 'Zoé Étoile')
    await terminal.answer('Mot de passe', 'mot de passe')
    await terminal.answer('Le même mot de passe, encore', 'mot de passe')
    expect(await terminal.end()).toBe(0)
    expect(terminal.screen()).toContain('✓ zoé est inscrit.')
  })

  it('two passwords that differ make no account', async () => {
    const before = await contentOf(world.db, 'user')
    const terminal = open('register --username yann --email y@example.org --name Yann', 'new')
    await terminal.answer('Password', 'one')
    await terminal.answer('The same password again', 'two')
    expect(await terminal.end()).toBe(2)
    expect(await contentOf(world.db, 'user')).toEqual(before)
  })

  it('writes a comment in the editor, with the conversation below', async () => {
    await loggedIn('emma')
    const editor = join(world.folder, 'editor')
    writeFileSync(
      editor,
      '#!/bin/sh\ncp "$1" "$1.seen"; mv "$1.seen" "$SEEN"; { printf "Ligne1\\n\\nLigne2\\n\\n"; tail -n +3 "$SEEN"; } > "$1"\n',
      { mode: 0o700 },
    )
    const seen = join(world.folder, 'seen')
    const terminal = open('ticket comment 1', 'emma', { env: { EDITOR: editor, SEEN: seen } })
    expect(await terminal.end()).toBe(0)
    const shown = await world.json<{ comments: { content: string }[] }>('ticket show 1', { as: 'ada' })
    expect(shown.comments.at(-1)?.content).toBe('Ligne1\n\nLigne2')
    expect(readFileSync(seen, 'utf8')).toMatch(/^\n\n-+ >8 -+\n#1 {2}Écran noir\n/)
    expect(statSync(seen).mode & 0o777).toBe(0o600)
  })

  it('keeps a comment that could not be added, for --file to take', async () => {
    const id = await world.addTicket({ title: 'Bientôt supprimé' })
    const editor = join(world.folder, 'remark')
    writeFileSync(editor, '#!/bin/sh\nprintf "Retenu\\n\\nligne 2" > "$1"; echo open; read go\n', { mode: 0o700 })
    const terminal = open(`ticket comment ${id}`, 'emma', { env: { EDITOR: editor }, columns: 400 })
    await terminal.waitFor('open')
    await world.json(`ticket delete ${id} --yes`, { as: 'ada' })
    terminal.type('\r')
    expect(await terminal.end()).toBe(3)
    const [, file = ''] = /What you wrote is kept\. To go on: .*ticket comment \d+ --file '(.*?)'/.exec(terminal.screen()) ?? []
    expect(readFileSync(file, 'utf8')).toBe('Retenu\n\nligne 2')
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  it('keeps each comment that could not be added, and forgets it once it is', async () => {
    const folder = join(world.folder, 'home', 'emma', '.local', 'state', 'helpdesk')
    const kept = () => readdirSync(folder).filter((name) => name.startsWith('comment-999-'))
    for (const text of ['Un', 'Deux', 'Un']) expect(await open(`ticket comment 999 -m ${text}`, 'emma').end()).toBe(3)
    expect(
      kept()
        .map((name) => readFileSync(join(folder, name), 'utf8'))
        .sort(),
    ).toEqual(['Deux', 'Un'])

    const id = await world.addTicket({ title: 'Later' })
    for (const name of kept()) renameSync(join(folder, name), join(folder, name.replace('999', String(id))))
    const of = () => readdirSync(folder).filter((name) => name.startsWith(`comment-${id}-`))
    for (const left of [1, 0]) {
      expect(await open(`ticket comment ${id} --file ${join(folder, of()[0] ?? '')}`, 'emma').end()).toBe(0)
      expect(of()).toHaveLength(left)
    }
  })

  it('keeps no comment before it is known on which ticket', async () => {
    const terminal = open('ticket comment -m Lequel', 'emma')
    await terminal.waitFor('Which ticket?')
    terminal.type(CTRL_C)
    expect(await terminal.end()).toBe(130)
    expect(terminal.screen()).not.toMatch(/kept|NaN/)
  })

  it('an editor that fails leaves everything as it was', async () => {
    const before = await contentOf(world.db, 'comment')
    const terminal = open('ticket comment 1', 'emma', { env: { EDITOR: 'false' } })
    expect(await terminal.end()).toBe(130)
    expect(await contentOf(world.db, 'comment')).toEqual(before)
  })

  it('says so where the editor cannot be started', async () => {
    const terminal = open('ticket comment 1', 'emma', { env: { EDITOR: '/nope/editor -w' } })
    expect(await terminal.end()).toBe(2)
    expect(terminal.screen()).toMatch(/error: The editor '\/nope\/editor -w' cannot be started\.\nhint: VISUAL or EDITOR names it/)
  })

  it('asks before it deletes', async () => {
    await loggedIn('ada')
    const no = open('ticket delete 1', 'ada')
    await no.answer('Delete ticket #1', 'n')
    expect(await no.end()).toBe(130)
    expect(no.screen()).toContain('error: Not confirmed; nothing was changed.')
    const asked = open('ticket delete 1', 'ada')
    await asked.waitFor('Delete ticket #1')
    asked.type(CTRL_C)
    expect(await asked.end()).toBe(130)
    expect((await world.helpdesk('ticket show 1', { as: 'ada' })).code).toBe(0)
  })

  it('asks before it touches more than 20 things', async () => {
    const ids = []
    for (let i = 0; i < 21; i++) ids.push(await world.addTicket())
    const no = open(`ticket priority ${ids.join(' ')} --to high`, 'ada')
    await no.answer('This is about 21 things.', 'n')
    expect(await no.end()).toBe(130)
    const yes = open(`ticket priority ${ids.join(' ')} --to high --yes`, 'ada')
    expect(await yes.end()).toBe(0)
    const few = open(`ticket priority ${ids.slice(1).join(' ')} --to low`, 'ada')
    expect(await few.end()).toBe(0)
  })

  it('asks nobody with --no-input or in CI', async () => {
    for (const [line, env] of [
      ['ticket create --no-input', {}],
      ['ticket create', { CI: 'true' }],
    ] as const) {
      const terminal = open(line, 'emma', { env })
      expect(await terminal.end()).toBe(2)
      expect(terminal.screen()).toMatch(/^error: Missing: --title, --description, --category, --priority\./)
    }
  })

  it.runIf(engine === 'mysql')('holds no connection while somebody thinks', async () => {
    const root = await createConnection(serverAddress())
    const connections = async () => {
      const [rows] = await root.query<RowDataPacket[]>('select count(*) as n from information_schema.processlist where db = ?', [
        world.url.split('/').at(-1),
      ])
      return rows[0]?.n as number
    }
    const idle = await connections()
    const terminal = open('ticket create --title x --description y', 'emma')
    await terminal.waitFor('Category')
    await expect.poll(connections).toBe(idle) // the server takes a moment to see that one was closed
    terminal.type(CTRL_C)
    expect(await terminal.end()).toBe(130)
    await root.end()
  })

  it('is laid out for 40 columns too', async () => {
    for (const line of ['ticket list', 'ticket show 1 --history', 'whoami']) {
      const terminal = open(line, 'emma', { columns: 40 })
      expect(await terminal.end()).toBe(0)
      for (const row of terminal.screen().split('\n')) expect([...row].length, row).toBeLessThanOrEqual(40)
    }
  })
})

it('init leads through the first minute: a file of one`s own, an administrator, logged in', async () => {
  const world = await createWorld('sqlite')
  const env = { HOME: world.folder, XDG_CONFIG_HOME: join(world.folder, 'c'), XDG_DATA_HOME: join(world.folder, 'd') }
  const terminal = openTerminal(['init'], { env })
  await terminal.answer('Where shall the data be?', '')
  await terminal.answer('Username', 'ada')
  await terminal.answer('E-mail address', 'ada@example.org')
  await terminal.answer('Full name', 'Ada')
  await terminal.answer('Password', 'secret')
  await terminal.answer('The same password again', 'secret')
  expect(await terminal.end()).toBe(0)
  expect(terminal.screen()).toContain('✓ You are logged in as ada (ADMIN).')
  const after = openTerminal(['whoami'], { env })
  expect(await after.end()).toBe(0)
  expect(after.screen()).toContain(`sqlite:${join(world.folder, 'd', 'helpdesk', 'helpdesk.db')}`)
  await world.destroy()
})
