import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engines } from '../../helpers/engines.js'
import { createWorld, type World } from '../../helpers/world.js'

describe.each(engines)('what Tab offers (%s)', (engine) => {
  let world: World
  beforeAll(async () => {
    world = await createWorld(engine)
    await world.addTicket({ title: 'Of emma: \x1b[2J gone', requester: 'emma' }) // 1
    await world.addTicket({ title: 'Of eric', requester: 'eric', assignee: 'tess' }) // 2
    await world.addTicket({ title: 'Done', requester: 'emma', status: 3 }) // 3
    for (let i = 4; i <= 12; i++) await world.addTicket({ title: `Number ${i}`, requester: 'eric', assignee: 'tom' })
    await world.db.insertInto('category').values({ name: '\x1b[31mred', description: null }).execute()
  })
  afterAll(() => world.destroy())

  /** The lines for fish: values, with a tab and their descriptions. */
  async function offered(line: string, as: string): Promise<string[]> {
    const { code, out, err } = await world.helpdesk(['__complete', 'fish', '--', ...line.split(' ')], { as })
    expect([line, code, err]).toEqual([line, 0, ''])
    return out.split('\n').slice(1, -1)
  }
  const values = async (line: string, as = 'ada') => (await offered(line, as)).map((l) => l.split('\t')[0])

  it('commands, with what they do', async () => {
    expect(await offered('ticket assi', 'nobody')).toEqual(['assign\tAssign tickets to a technician'])
    expect(await offered('--lang fr ticket assi', 'nobody')).toEqual(['assign\tAssigner des tickets à un technicien'])
    expect(await values('', 'nobody')).toContain('ticket')
    expect(await values('nonsense ', 'nobody')).toEqual([])
  })

  it('options of the command and of all, those that are not there yet', async () => {
    const all = await values('ticket next --', 'nobody')
    expect(all).toEqual(expect.arrayContaining(['--take', '--database', '--no-input', '--help']))
    expect(await values('ticket next --take --t', 'nobody')).toEqual([])
    expect(await values('ticket show -- --', 'nobody')).toEqual([])
    expect(await values('--v', 'nobody')).toEqual(['--version'])
  })

  it.each([
    ['--output ', ['table', 'tsv', 'csv', 'json', 'jsonl', 'ids']],
    ['ticket list -o j', ['json', 'jsonl']],
    ['ticket list --lang ', ['en', 'fr']],
    ['ticket list --lang=', ['--lang=en', '--lang=fr']],
    ['ticket list --fields id,ti', ['id,title']],
    ['ticket list --sort priority:desc,cl', ['priority:desc,closed', 'priority:desc,closed:desc']],
    ['ticket list st', ['status:']],
    ['ticket list vpn not -- -st', ['-status:']],
    ['ticket list is:', ['is:open', 'is:pending', 'is:in-progress', 'is:resolved', 'is:unassigned', 'is:unread']],
    ['ticket export updated:to', ['updated:today']],
    ['ticket list priority:low..m', ['priority:low..medium']],
    ['ticket list sort:cl', ['sort:closed', 'sort:closed:desc']],
    ['ticket list title:', []],
    ['ticket list nosuch:', []],
    ['help q', ['query']],
    ['user role emma --to ', ['EMPLOYEE', 'TECHNICIAN', 'ADMIN']],
    ['status edit 1 --color s', ['secondary', 'success']],
    ['config set ', ['database', 'lang', 'prompts', 'signs']],
    ['config set signs ', ['signs', 'words']],
    ['config set lang ', ['en', 'fr']],
    ['config set database ', []],
    ['db triggers ', ['on', 'off']],
    ['db policy --passwords ', ['bcrypt', 'pbkdf2']],
    ['completion ', ['bash', 'zsh', 'fish']],
  ])('%s: %j', async (line, expected) => {
    expect(await values(line, 'nobody')).toEqual(expected)
  })

  it('tickets that are open, and that one sees, with inert titles', async () => {
    expect(await offered('ticket show ', 'emma')).toEqual(['1\tOf emma: ^[[2J gone'])
    expect(await values('ticket show ', 'tess')).toEqual(['1', '2'])
    expect(await values('ticket show 1')).toEqual(['1', '10', '11', '12'])
    expect(await values('ticket comment #2')).toEqual(['#2'])
    expect(await values('ticket assign 10 11 1')).toEqual(['1', '12'])
    expect(await values('ticket take ', 'tom')).toEqual(['1'])
    expect(await values('ticket reopen ', 'emma')).toEqual(['3'])
    expect(await values('ticket assign ', 'emma')).toEqual([])
  })

  it('people, for who may list them', async () => {
    expect(await values('user show ')).toEqual(['@me', 'ada', 'tom', 'tess', 'emma', 'eric'])
    expect(await values('user show ', 'tom')).toEqual(['@me'])
    expect(await values('ticket assign 1 --to ')).toEqual(['@me', 'ada', 'tom', 'tess'])
    expect(await values('ticket assign 1 --to ', 'tom')).toEqual(['@me', 'tom'])
    expect(await values('ticket list --assignee ')).toEqual(['@me', 'none', 'ada', 'tom', 'tess'])
    expect(await values('ticket create --requester ', 'emma')).toEqual(['@me', 'emma'])
  })

  it('names of lookups, or their number where a name cannot be typed', async () => {
    const red = (await offered('ticket list --category ', 'emma')).at(-1)
    expect(red).toMatch(/^\d+\t\^\[\[31mred$/)
    expect(await values('ticket status 1 --to ', 'emma')).toEqual([
      'pending',
      'in-progress',
      'resolved',
      'En attente',
      'En cours',
      'Résolue',
    ])
    expect((await values('category delete '))[0]).toBe('Matériel')
    expect((await values('ticket create --priority ', 'emma')).slice(0, 3)).toEqual(['low', 'medium', 'high'])
  })

  it('changes by their short ids, of all for administrators, else one’s own', async () => {
    const change = async (line: string, as: string) => (await world.json<{ changeId: string }>(line, { as })).changeId
    const mine = await change('ticket priority 4 --to high', 'tom')
    const changeId = await change('ticket edit 4 --title Changed', 'ada')
    const short = changeId.slice(0, 8)
    for (const command of ['undo', 'audit undo', 'audit show']) {
      expect((await offered(`${command} `, 'ada'))[0]).toMatch(
        new RegExp(`^${short}\\t.* ada #4 'Changed': title → Changed$`),
      )
      const before = command === 'undo' ? [] : [mine.slice(0, 8)]
      expect((await values(`${command} `)).slice(0, 2)).toEqual([short, ...before])
      for (const typed of [short.slice(0, 3), short]) expect(await values(`${command} ${typed}`)).toEqual([short])
      expect(await values(`${command} ${changeId.slice(0, 12)}`)).toEqual([changeId])
    }
    expect(await values('undo ', 'tom')).toEqual([mine.slice(0, 8)])
    expect(await values('undo ', 'emma')).toEqual([])
    for (const command of ['audit undo', 'audit show']) expect(await values(`${command} `, 'tom')).toEqual([])
  })

  it('sessions, files', async () => {
    expect(await values('session revoke ', 'tess')).toHaveLength(1)
    expect((await world.helpdesk(['__complete', 'zsh', '--', 'ticket', 'comment', '1', '--file', ''])).out).toBe(
      'files\n',
    )
  })

  it('the database that the line names', async () => {
    expect(await values('--database sqlite:none.db ticket show ')).toEqual([])
    expect(existsSync(join(world.folder, 'none.db'))).toBe(false)
    await expect(values('--database mysql://u:secret@127.0.0.1:1/x ticket show ')).resolves.toEqual([])
    expect(await values('--database nonsense ticket status 1 --to res')).toEqual(['resolved'])
  })

  it('writes nothing, not even that the session was used', async () => {
    await sql`update helpdesk_session set seen_at = seen_at - 100000`.execute(world.db)
    const seen = async () => (await sql`select id, seen_at from helpdesk_session order by id`.execute(world.db)).rows
    const before = await seen()
    expect(await values('ticket show 2')).toEqual(['2'])
    expect(await seen()).toEqual(before)
  })

  it('nothing fails, whatever is typed', async () => {
    const word = fc.oneof(
      fc.constantFrom(
        'ticket',
        'show',
        'assign',
        'user',
        '--to',
        '--to=',
        '--',
        '-',
        '-o',
        '--database',
        '__proto__',
        'help',
        "'",
        '"',
        '\\',
      ),
      fc.string({ unit: 'binary', maxLength: 8 }),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('bash', 'zsh', 'fish', 'x'),
        fc.array(word, { maxLength: 6 }),
        async (shell, words) => {
          const line = shell === 'bash' ? [words.join(' '), words.at(-1) ?? ''] : words
          expect(await world.helpdesk(['__complete', shell, '--', ...line], { as: 'ada' })).toMatchObject({
            code: 0,
            err: '',
          })
        },
      ),
      { numRuns: 60 },
    )
  })
})
