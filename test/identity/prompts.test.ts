import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTerminal } from '../helpers/terminal.js'
import { contentOf, createWorld, type World } from '../helpers/world.js'

const CTRL_C = '\x03'
const SHOW_CURSOR = '\x1b[?25h'

describe('at the terminal', () => {
  let world: World
  beforeAll(async () => {
    world = await createWorld('sqlite')
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
    openTerminal(line.split(' '), {
      ...options,
      env: { ...homeOf(name), HELPDESK_DATABASE: world.url, ...options.env },
    })

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
    await terminal.answer('Nom d’utilisateur', 'zoé')
    await terminal.answer('Adresse e-mail', 'zoe@example.org')
    await terminal.answer('Nom complet', 'Zoé Étoile')
    await terminal.answer('Mot de passe', 'mot de passe')
    await terminal.answer('Le même mot de passe, une seconde fois', 'mot de passe')
    expect(await terminal.end()).toBe(0)
    expect(terminal.screen()).toContain('✓ Compte zoé créé.')
  })

  it('two passwords that differ make no account', async () => {
    const before = await contentOf(world.db, 'user')
    const terminal = open('register --username yann --email y@example.org --name Yann', 'new')
    await terminal.answer('Password', 'one')
    await terminal.answer('The same password again', 'two')
    expect(await terminal.end()).toBe(2)
    expect(await contentOf(world.db, 'user')).toEqual(before)
  })
})
