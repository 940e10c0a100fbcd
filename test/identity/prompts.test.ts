import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTerminal, terminalsOf } from '../helpers/terminal.js'
import { createWorld, type World } from '../helpers/world.js'

const CTRL_C = '\x03'
const SHOW_CURSOR = '\x1b[?25h'

describe('at the terminal', () => {
  let world: World
  let terminals: ReturnType<typeof terminalsOf>
  beforeAll(async () => {
    world = await createWorld('sqlite')
    terminals = terminalsOf(world)
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
    await terminal.answer('Vous connecter maintenant', 'n')
    expect(await terminal.end()).toBe(0)
    expect(terminal.screen()).toContain('✓ Compte zoé créé.')
  })

  it('asks again where two passwords differ, or one will not do', async () => {
    const terminal = terminals.open('register --username yann --email y@example.org --name Yann', 'new')
    await terminal.answer('Password', 'short')
    await terminal.answer(/at least 8 characters[\s\S]*Password/, 'Password1')
    await terminal.answer(/one of the commonest[\s\S]*Password/, 'a long, rare one')
    await terminal.answer('The same password again', 'another one')
    await terminal.answer(/two passwords differ[\s\S]*Password/, 'a long, rare one')
    await terminal.answer('The same password again', 'a long, rare one')
    await terminal.answer('Log in now?', 'n')
    expect(await terminal.end()).toBe(0)
    expect(await world.db.selectFrom('user').selectAll().where('username', '=', 'yann').execute()).toHaveLength(1)
  })

  it('says at its question that a name or an address is taken', async () => {
    const terminal = terminals.open('register', 'new')
    await terminal.answer('Username', 'TOM')
    await terminal.answer(/'TOM' is taken already[\s\S]*Username/, '2')
    await terminal.answer('E-mail', 'tom@example.org')
    await terminal.answer(/is taken already[\s\S]*E-mail/, 'x')
    await terminal.answer('Full name', 'Tom the Second')
    await terminal.answer('Password', 'a long, rare one')
    await terminal.answer('again', 'a long, rare one')
    await terminal.answer('Log in now?', 'n')
    expect(await terminal.end()).toBe(0)
    expect(terminal.screen()).toContain('Registered TOM2.')
  })

  it('asks nothing where what an option says is wrong already, or there is no database', async () => {
    const taken = terminals.open('register --username tom', 'new')
    expect(await taken.end()).toBe(6)
    expect(taken.screen()).not.toContain('E-mail')
    for (const line of ['register', 'login']) {
      const nowhere = terminals.open(`${line} --database sqlite:${join(world.folder, 'none.db')}`, 'new')
      expect([line, await nowhere.end()]).toEqual([line, 7])
      expect(nowhere.screen()).not.toContain('Username')
    }
    for (const [line, asked] of [
      ['user reset-password nobody', 'Password'],
      ['user role nobody', 'role'],
      ['ticket assign 999', 'technician'],
      ['ticket status 999', 'status'],
      ['ticket create --category nowhere', 'Title'],
      ['ticket create --requester nobody', 'Title'],
    ] as const) {
      const terminal = terminals.open(line, 'ada')
      expect([line, await terminal.end()]).toEqual([line, 3])
      expect(terminal.screen()).not.toContain(asked)
    }
  })

  it('a wrong present password is said before a new one is asked for', async () => {
    const terminal = terminals.open('password', 'tom')
    await terminal.answer('The password you have now', 'wrong')
    expect(await terminal.end()).toBe(4)
    expect(terminal.screen()).not.toContain('The new password')
  })
})
