import { readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTerminal } from '../helpers/terminal.js'
import { contentOf, createWorld, type World } from '../helpers/world.js'

const CTRL_C = '\x03'

describe('at the terminal', () => {
  let world: World
  beforeAll(async () => {
    world = await createWorld('sqlite')
    await world.addTicket({ title: 'Écran noir' })
    await loggedIn('emma')
  })
  afterAll(() => world.destroy())

  /** Folders as XDG names them, those of `world.helpdesk` for the same person. */
  const homeOf = (name: string) => ({
    HOME: join(world.folder, 'home', name),
    XDG_CONFIG_HOME: join(world.folder, 'xdg', name),
    XDG_DATA_HOME: join(world.folder, 'xdg-data', name),
  })
  const open = (line: string, name: string, options: { env?: Record<string, string>; columns?: number } = {}) =>
    openTerminal(line.split(' '), {
      ...options,
      env: { ...homeOf(name), HELPDESK_DATABASE: world.url, ...options.env },
    })
  async function loggedIn(name: string) {
    const terminal = open(`login ${name}`, name)
    await terminal.answer('Password', 'secret')
    expect(await terminal.end()).toBe(0)
  }

  it('writes a comment in the editor, with the conversation below', async () => {
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
    expect(readFileSync(seen, 'utf8')).toMatch(/^\n\n-+ >8 -+\nWrite the text above this line.*\n\n#1 {2}Écran noir\n/)
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
    const [, file = ''] =
      /What you wrote is kept on this machine, and not sent\.\s+To go on: .*ticket comment \d+ --file '(.*?)'/.exec(
        terminal.screen(),
      ) ?? []
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
    await terminal.waitFor('Type the text here')
    await terminal.calm()
    terminal.type(CTRL_C)
    expect(await terminal.end()).toBe(130)
    expect(await contentOf(world.db, 'comment')).toEqual(before)
  })
})
