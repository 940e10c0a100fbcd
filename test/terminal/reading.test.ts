import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createConnection, type RowDataPacket } from 'mysql2/promise'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engines } from '../helpers/engines.js'
import { serverAddress } from '../helpers/server.js'
import { KEYS, terminalsOf } from '../helpers/terminal.js'
import { createWorld, type World } from '../helpers/world.js'

describe.each(engines)('long output (%s)', (engine) => {
  /** What is asked and drawn does not know which database it is for. */
  const drawn = it.runIf(engine === 'sqlite')
  let world: World
  let at: ReturnType<typeof terminalsOf>
  let pager: string
  let read: string
  beforeAll(async () => {
    world = await createWorld(engine)
    at = terminalsOf(world)
    for (let i = 1; i <= 28; i++) await world.addTicket({ title: `Ticket ${i}` })
    pager = join(world.folder, 'pager')
    read = join(world.folder, 'read')
    writeFileSync(pager, `#!/bin/sh\ncat > '${read}'\n`, { mode: 0o700 })
  })
  afterAll(() => world.destroy())
  const list = (env: Record<string, string>, options = '', rows = 24) =>
    at.open(`ticket list ${options}`, 'emma', { rows, env: { PAGER: pager, ...env } })

  drawn('goes through $PAGER where it is longer than the terminal, and only there', async () => {
    const long = list({})
    expect(await long.end()).toBe(0)
    expect(long.screen()).toBe('')
    const lines = readFileSync(read, 'utf8').split('\n')
    expect(lines).toHaveLength(31)
    expect(lines.at(-2)).toContain('Ticket 28')
    const short = list({}, '--limit 3')
    expect(await short.end()).toBe(0)
    expect(short.screen()).toContain('Ticket 3')
    const high = list({}, '', 40)
    expect(await high.end()).toBe(0)
    expect(high.screen()).toContain('Ticket 28')
  })

  drawn.each<[string, Record<string, string>, string]>([
    ['with --no-input', {}, '--no-input'],
    ['in CI', { CI: 'true' }, ''],
    ['on a dumb terminal', { TERM: 'dumb' }, ''],
    ['for data', {}, '-o tsv'],
    ['where $PAGER is empty', { PAGER: '' }, ''],
    ['where $PAGER is not there', { PAGER: 'no-such-pager' }, ''],
  ])('does not %s', async (_, env, options) => {
    const before = existsSync(read) && readFileSync(read, 'utf8')
    const terminal = list(env, options)
    expect(await terminal.end()).toBe(0)
    expect(terminal.screen()).toContain('Ticket 28')
    expect(existsSync(read) && readFileSync(read, 'utf8')).toBe(before)
  })

  drawn('is read in less where nothing is set, and left with q', async () => {
    const terminal = at.open('ticket list', 'emma', { rows: 24 })
    await terminal.waitFor(/Ticket 2[\s\S]*:/)
    await terminal.calm()
    expect(terminal.screen()).not.toContain('Ticket 28')
    terminal.type(KEYS.ctrlC)
    await terminal.calm()
    terminal.type('G')
    await terminal.waitFor('Ticket 28')
    terminal.type('q')
    expect(await terminal.end()).toBe(0)
  })

  drawn('a pager that is left early is no error', async () => {
    const terminal = list({ PAGER: 'head -1' })
    expect(await terminal.end()).toBe(0)
    expect(terminal.screen()).toMatch(/^ID +TITLE.*\n$/)
  })

  it.runIf(engine === 'mysql')('holds no connection while it is read', async () => {
    const root = await createConnection(serverAddress())
    const connections = async () => {
      const query = 'select count(*) as n from information_schema.processlist where db = ?'
      const [rows] = await root.query<RowDataPacket[]>(query, [world.url.split('/').at(-1)])
      return rows[0]?.n as number
    }
    const idle = await connections()
    const terminal = list({ PAGER: 'cat; read -r line < /dev/tty; true' })
    await terminal.waitFor('Ticket 28')
    expect(await connections()).toBe(idle)
    terminal.type('\r')
    expect(await terminal.end()).toBe(0)
    await root.end()
  })

  drawn('has no colour with NO_COLOR or --no-color, and no escape at all on a dumb terminal', async () => {
    const colour = at.open('ticket show 1', 'emma')
    expect(await colour.end()).toBe(0)
    expect(colour.raw()).toContain('\x1b[')
    for (const [line, env] of [
      ['ticket show 1', { NO_COLOR: '1' }],
      ['ticket show 1 --no-color', {}],
      ['ticket show 1', { TERM: 'dumb' }],
    ] as const) {
      const terminal = at.open(line, 'emma', { env })
      expect(await terminal.end()).toBe(0)
      expect(terminal.raw()).not.toContain('\x1b')
    }
  })

  drawn('a conversation is laid out for 40 columns, with authors and times', async () => {
    await world.helpdesk(
      ['ticket', 'comment', '1', '-m', 'Le câble est débranché, et la prise du mur aussi, depuis ce matin.'],
      {
        as: 'tom',
      },
    )
    const terminal = at.open('ticket show 1 --lang fr', 'emma', { columns: 40 })
    expect(await terminal.end()).toBe(0)
    const rows = terminal.screen().split('\n')
    for (const row of rows) expect([...row].length, row).toBeLessThanOrEqual(40)
    const head = rows.findIndex((r) => r.startsWith('Tom Test (tom), '))
    expect(rows.slice(head).join('\n')).toMatch(
      /^Tom Test \(tom\), \d+ \S+ \d{4}, \d\d:\d\d\s+\(maintenant\)\n {2}Le câble est débranché, et la prise du\n {2}mur aussi, depuis ce matin\.\n$/,
    )
  })
})

describe('plain questions', () => {
  let world: World
  let at: ReturnType<typeof terminalsOf>
  beforeAll(async () => {
    world = await createWorld('sqlite')
    at = terminalsOf(world)
    await world.addTicket({ title: 'Écran noir' })
    await world.addTicket({ title: 'Souris' })
    const set = at.open('config set prompts plain', 'emma')
    expect(await set.end()).toBe(0)
    expect(await at.open('config set lang fr', 'emma').end()).toBe(0)
  })
  afterAll(() => world.destroy())

  it('are numbered lines, in the language of the configuration, and nothing is drawn over', async () => {
    const terminal = at.open('ticket create', 'emma', { env: { NO_COLOR: '1' } })
    await terminal.answer('Titre\u00a0: ', '')
    await terminal.answer('Le titre est vide.\r\nTitre\u00a0: ', 'Ecran')
    await terminal.answer(
      /Des tickets qui lui ressemblent\u00a0:\r\n {2}#1 Écran noir \(En attente\)[\s\S]*Catégorie\r\n {2}1\. Matériel\u00a0: PC, Écran, Imprimante\r\n/,
      '9',
    )
    await terminal.answer('Répondez par un numéro de 1 à 3.', '2')
    await terminal.answer('Priorité\r\n  1. Faible', '1')
    await terminal.write('Description', 'Noir.')
    await terminal.answer('Créer ce ticket\u202f?\r\n  1. Le créer', '1')
    expect(await terminal.end()).toBe(0)
    expect(terminal.screen()).toContain('✓ Ticket #3 créé\u00a0: Ecran')
    expect(terminal.raw()).not.toContain('\x1b')
  })

  it('find one of many by words', async () => {
    const terminal = at.open('ticket show', 'emma')
    await terminal.answer('Quel ticket\u202f?', 'sour')
    await terminal.answer(/^ {2}#2 {2}Souris/m, '2')
    expect(await terminal.end()).toBe(0)
    expect(terminal.screen()).toMatch(/#2 {2}Souris/)
  })

  it('show nothing of a password', async () => {
    const terminal = at.open('login', 'emma')
    await terminal.answer('Nom d’utilisateur', 'emma')
    await terminal.waitFor('Mot de passe')
    await terminal.calm()
    terminal.type('secreX\x7ft\r')
    expect(await terminal.end()).toBe(0)
    expect(terminal.raw()).not.toMatch(/secre|\*/)
  })

  it('ask for yes or no in the language', async () => {
    expect(await at.open('config set prompts plain', 'ada').end()).toBe(0)
    const terminal = at.open('ticket delete 2 --lang fr', 'ada')
    await terminal.answer('(o/N)', 'peut-être')
    await terminal.answer('Répondez o ou n.', 'oui')
    expect(await terminal.end()).toBe(0)
  })
})

describe('pickers', () => {
  let world: World
  let at: ReturnType<typeof terminalsOf>
  beforeAll(async () => {
    world = await createWorld('sqlite')
    at = terminalsOf(world)
    await world.addTicket({ title: 'Écran noir', assignee: 'tom' })
    await world.addTicket({ title: 'Souris' })
  })
  afterAll(() => world.destroy())

  it('offer tickets, and technicians with how much they carry, who carries least first', async () => {
    const terminal = at.open('ticket assign', 'ada')
    await terminal.waitFor('Which ticket?')
    terminal.type('sou')
    await terminal.waitFor('❯ #2  Souris')
    terminal.type(KEYS.enter)
    await terminal.waitFor(/ada {2}Ada Test +0 open[\s\S]*tess {2}Tess Test +0 open[\s\S]*tom {2}Tom Test +1 open/)
    terminal.type('tom')
    await terminal.waitFor('❯ tom')
    terminal.type(KEYS.enter)
    expect(await terminal.end()).toBe(0)
    expect(terminal.screen()).toContain('✓ Ticket #2 is now assigned to Tom Test (tom).')
  })

  it('say in the language where nothing is like what is typed', async () => {
    const terminal = at.open('ticket show --lang fr', 'emma')
    await terminal.waitFor('Quel ticket\u202f?')
    terminal.type('zzzz')
    await terminal.waitFor('Aucun résultat.')
    terminal.type(`${KEYS.enter}${KEYS.ctrlC}`)
    expect(await terminal.end()).toBe(130)
  })

  it('offer roles with what they mean', async () => {
    const terminal = at.open('user role emma --lang fr', 'ada')
    await terminal.waitFor(/EMPLOYEE[\s\S]*TECHNICIAN[\s\S]*ADMIN[\s\S]*demande de l’aide/)
    terminal.type(`${KEYS.down}${KEYS.enter}`)
    expect(await terminal.end()).toBe(0)
    expect(terminal.screen()).toContain('TECHNICIAN')
  })

  it('where there is nothing to choose from, a line is asked for', async () => {
    const terminal = at.open('ticket reopen', 'eric')
    await terminal.answer('Which resolved ticket?', 'x')
    await terminal.waitFor("'x' is not a ticket number.")
    terminal.type(KEYS.ctrlC)
    expect(await terminal.end()).toBe(130)
  })
})
