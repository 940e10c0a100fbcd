import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { KEYS, terminalsOf } from '../helpers/terminal.js'
import { createWorld, type World } from '../helpers/world.js'

const PENDING = 1
const IN_PROGRESS = 2
const RESOLVED = 3

describe('pickers', () => {
  let world: World
  let at: ReturnType<typeof terminalsOf>
  let open: ReturnType<typeof terminalsOf>['open']
  beforeAll(async () => {
    world = await createWorld('sqlite')
    at = terminalsOf(world)
    open = at.open
    await world.addTicket({ title: 'Écran noir', status: PENDING })
    await world.addTicket({ title: 'Souris morte', status: IN_PROGRESS, assignee: 'tom' })
    await world.addTicket({ title: 'Clavier collant', status: RESOLVED, requester: 'eric' })
    await sql`update ticket set description = 'Du café dans les touches' where id = 3`.execute(world.db)
    await world.helpdesk(['ticket', 'comment', '3', '-m', 'Café du Zanzibar'], { as: 'ada' })
  })
  afterAll(() => world.destroy())

  /** What a question offers, and then the end of it. */
  async function offered(line: string, name: string, question: string, columns = 80): Promise<string> {
    const terminal = open(line, name, { columns })
    await terminal.waitFor(question)
    await terminal.calm()
    terminal.type(KEYS.ctrlC)
    expect(await terminal.end()).toBe(130)
    return terminal.screen()
  }

  it.each([
    ['ticket start', 'ada', ['#1'], ['#2', '#3']],
    ['ticket resolve', 'ada', ['#1', '#2'], ['#3']],
    ['ticket reopen', 'ada', ['#3'], ['#1', '#2']],
    ['ticket take', 'tess', ['#1'], ['#2']],
    ['ticket unassign', 'ada', ['#2'], ['#1', '#3']],
    ['ticket unassign', 'tom', ['#2'], ['#1', '#3']],
    ['ticket edit', 'emma', ['#1'], ['#2', '#3']],
    ['ticket show', 'ada', ['#1', '#2', '#3'], []],
    ['ticket show', 'emma', ['#1', '#2'], ['#3']],
    ['ticket history', 'ada', ['#1', '#2', '#3'], []],
  ])('%s offers %s what the verb can act on', async (line, name, there, absent) => {
    const screen = await offered(line, name, 'icket?')
    for (const number of there) expect(screen).toContain(`${number}  `)
    for (const number of absent) expect(screen).not.toContain(`${number}  `)
  })

  it('tell status, age and person; on a narrow terminal below, of the row that is pointed at', async () => {
    expect(await offered('ticket show', 'ada', 'Which ticket?')).toMatch(/#2 {2}Souris morte +En cours · now · emma/)
    expect(await offered('ticket show', 'emma', 'Which ticket?')).toMatch(/#2 {2}Souris morte +En cours · now · tom/)
    const narrow = await offered('ticket show', 'ada', 'Which ticket?', 30)
    expect(narrow).toMatch(/#2 {2}Souris morte\n/)
    expect(narrow).toContain('En attente · now · emma')
  })

  it.each([
    ['3', /❯ #3 {2}Clavier collant/],
    ['café', /❯ #3 {2}Clavier collant/],
    ['eric', /❯ #3 {2}Clavier collant/],
    ['zanzi', /❯ #3 {2}Clavier collant/], // of a comment, which only the database knows
  ])('find a resolved ticket to show by %s', async (typed, found) => {
    const terminal = open('ticket show', 'ada')
    await terminal.waitFor('Which ticket?')
    await terminal.calm()
    terminal.type(typed)
    await terminal.waitFor(found)
    terminal.type(KEYS.enter)
    expect(await terminal.end()).toBe(0)
    expect(terminal.screen()).toContain('Du café dans les touches')
  })

  it('find what only the database knows at plain questions, too', async () => {
    const terminal = open('ticket show', 'ada', { env: { TERM: 'dumb' } })
    await terminal.answer('words to search for', 'zanzibar')
    await terminal.answer(/#3 {2}Clavier collant[\s\S]*words to search for/, '3')
    expect(await terminal.end()).toBe(0)
    expect(terminal.screen()).toContain('Du café dans les touches')
  })

  it('begin at what is so now', async () => {
    const terminal = open('ticket status 2', 'ada')
    await terminal.waitFor(/❯ En cours/)
    terminal.type(KEYS.enter)
    expect(await terminal.end()).toBe(0)
    const plain = open('ticket priority 1', 'ada', { env: { TERM: 'dumb' } })
    await plain.answer(/\[Moyenne.*\]/, '')
    expect(await plain.end()).toBe(0)
    expect(await world.json('ticket show 1', { as: 'ada' })).toMatchObject({
      priority: { name: 'Moyenne' },
    })
    const role = open('user role tom', 'ada')
    await role.waitFor(/❯ TECHNICIAN/)
    role.type(KEYS.enter)
    expect(await role.end()).toBe(0)
  })

  it('a new ticket is compared with those of its requester', async () => {
    await world.addTicket({ title: 'Imprimante bloquée', requester: 'eric' })
    const terminal = open('ticket create --requester eric', 'tom')
    await terminal.waitFor('Title')
    await terminal.calm()
    terminal.type('imprimante bloquée')
    await terminal.waitFor(/#4 Imprimante bloquée/)
    terminal.type(KEYS.ctrlC)
    expect(await terminal.end()).toBe(130)
  })

  describe('ticket edit without options', () => {
    it('asks what to change, with what it is now', async () => {
      const terminal = open('ticket edit 1', 'ada')
      await terminal.waitFor(/❯ Title +Écran noir[\s\S]*Category +Matériel[\s\S]*Priority +Moyenne/)
      await terminal.calm()
      terminal.type(KEYS.enter)
      await terminal.answer(/Title.*Écran noir/, ' encore')
      await terminal.waitFor(/❯ Nothing else: save/)
      await terminal.calm()
      terminal.type('prio')
      await terminal.waitFor(/❯ Priority/)
      terminal.type(KEYS.enter)
      await terminal.waitFor(/❯ Moyenne/)
      await terminal.calm()
      terminal.type(KEYS.down + KEYS.enter)
      await terminal.waitFor(/❯ Nothing else: save[\s\S]*Title +Écran noir encore/)
      await terminal.calm()
      terminal.type(KEYS.enter)
      expect(await terminal.end()).toBe(0)
      expect(await world.json('ticket show 1', { as: 'ada' })).toMatchObject({
        title: 'Écran noir encore',
        priority: { name: 'Élevée' },
        description: 'It burns.',
      })
    })

    it('notices what somebody else changed meanwhile', async () => {
      const terminal = open('ticket edit 2', 'ada')
      await terminal.answer('What shall be changed?', '')
      await terminal.waitFor('Title')
      await world.json(['ticket', 'edit', '2', '--title', 'By tom'], { as: 'tom' })
      terminal.type(` mine${KEYS.enter}`)
      await terminal.answer(/❯ Nothing else: save/, '')
      expect(await terminal.end()).toBe(6)
      expect(await world.json('ticket show 2', { as: 'ada' })).toMatchObject({ title: 'By tom' })
    })

    it('asks nothing of who may not edit it, and is a usage error where nobody can be asked', async () => {
      const terminal = open('ticket edit 2', 'emma')
      expect(await terminal.end()).toBe(5)
      expect(terminal.screen()).not.toContain('changed?')
      expect(await world.helpdesk('ticket edit 1', { as: 'ada' })).toMatchObject({ code: 2 })
    })

    it('takes a description from a file or standard input', async () => {
      await world.helpdesk('ticket edit 1 --description -', { as: 'ada', stdin: 'From\na pipe\n' })
      expect(await world.json('ticket show 1', { as: 'ada' })).toMatchObject({ description: 'From\na pipe' })
      await world.helpdesk('ticket edit 1 --description-file -', { as: 'ada', stdin: 'Again\n' })
      expect(await world.json('ticket show 1', { as: 'ada' })).toMatchObject({ description: 'Again' })
    })
  })

  describe('confirmations', () => {
    it.each([
      ['user delete eric --reassign-to emma', 'Delete the account eric, and give 2 tickets to emma?'],
      ['user delete tess', 'Delete the account tess?'],
      [
        'user delete eric tom --reassign-to ada --lang fr',
        'Supprimer 2 comptes\u00a0: eric, tom, et donner 3 tickets à ada\u202f?',
      ],
    ])('%s', async (line, question) => {
      const terminal = open(line, 'ada', { columns: 200 })
      await terminal.answer(question, 'n')
      expect(await terminal.end()).toBe(130)
    })

    it.each([
      ['user delete eric --reassign-to emma --reassign-to eric', 2],
      ['user delete nobody', 3],
      ['category delete matériel', 6],
      ['status delete pending', 6],
      ['category delete nowhere', 3],
    ])('%s is refused before it is asked', async (line, code) => {
      const terminal = open(line, 'ada')
      expect(await terminal.end()).toBe(code)
      expect(terminal.screen()).not.toContain('Delete')
    })
  })
})
