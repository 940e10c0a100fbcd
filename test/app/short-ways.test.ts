import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { commands } from '../../src/app/catalogue.js'
import { GROUPS, TICKET_VERBS } from '../../src/app/help/groups.js'
import { inFull, isTaken, SHORT } from '../../src/app/short-ways.js'
import { ticketCommands } from '../../src/tickets/commands.js'
import { createWorld, type World } from '../helpers/world.js'

describe('a short way', () => {
  it.each<[typed: string, full: string]>([
    ['12', 'ticket show 12'],
    ['#12', 'ticket show #12'],
    ['12-15', 'ticket show 12-15'],
    ['12,14,20-22 --json', 'ticket show 12,14,20-22 --json'],
    ['12 14', 'ticket show 12 14'],
    ['--json 12', '--json ticket show 12'],
    ['-o json --lang fr 12', '-o json --lang fr ticket show 12'],
    ['--output=json list', '--output=json ticket list'],
    ['view 12', 'ticket show 12'],
    ['view --json 12', 'ticket show --json 12'],
    ['ls -s open', 'ticket list -s open'],
    ['new', 'ticket create'],
    ['reply 4 -m x', 'ticket comment 4 -m x'],
    ['close 4', 'ticket resolve 4'],
    ['done 4', 'ticket resolve 4'],
    ['ticket ls', 'ticket list'],
    ['ticket --json ls', 'ticket --json list'],
    ['ticket view 4', 'ticket show 4'],
    ['user view bob', 'user show bob'],
    ['audit view 1', 'audit show 1'],
    ['help take', 'help ticket take'],
    ['help ticket ls', 'help ticket list'],
    ['take --help', 'ticket take --help'],
    ['user list', 'user list'],
    ['status list', 'status list'],
    ['view mine', 'view mine'],
    ['', ''],
    ['--help', '--help'],
    ['--lang', '--lang'],
    ...TICKET_VERBS.map((verb): [string, string] => [`${verb} x`, `ticket ${verb} x`]),
  ])('%s is %s', (typed, full) => {
    expect(inFull(typed.split(' ').filter(Boolean), {}).join(' ')).toBe(full)
  })

  it('leads to a command that there is, and hides none', () => {
    for (const [word, verb] of Object.entries(SHORT)) {
      expect(Object.keys(ticketCommands)).toContain(verb)
      expect(Object.keys(commands)).not.toContain(word)
    }
  })

  it('every command of the program and of tickets has its place in help, once', () => {
    const listed = (group: string) => (GROUPS[group] ?? []).flatMap(([, names]) => names)
    expect(listed('').sort()).toEqual([...Object.keys(commands), ...TICKET_VERBS].sort())
    expect(listed('ticket').sort()).toEqual(Object.keys(ticketCommands).sort())
  })
})

let world: World
beforeAll(async () => {
  world = await createWorld('sqlite')
  await world.addTicket()
  await world.addTicket({ assignee: 'tom' })
})
afterAll(() => world.destroy())

describe('at the command line', () => {
  it('a number shows its ticket, and a verb stands alone', async () => {
    const full = await world.helpdesk('ticket show 1 --json', { as: 'tom' })
    expect(full.code).toBe(0)
    for (const line of ['1 --json', '--json 1', '#1 --json', 'show 1 --json', 'view 1 --json'])
      expect(await world.helpdesk(line, { as: 'tom' })).toEqual(full)
    expect(await world.helpdesk('ls -o ids', { as: 'tom' })).toEqual({ code: 0, out: '1\n2\n', err: '' })
  })

  it('help of a command says what can be typed too, and not what all commands take', async () => {
    const { out } = await world.helpdesk('take --help')
    expect(out).toMatch(/^Usage: helpdesk ticket take <ticket\.\.\.> \[options\]\n/)
    expect(out).toContain('You can also type: helpdesk take\n')
    expect(out).toContain('Asked for at a terminal where missing: <ticket...>\n')
    expect(out).not.toContain('--database')
    expect((await world.helpdesk('ls --help')).out).toContain(
      'You can also type: helpdesk list, helpdesk ls, helpdesk ticket ls\n',
    )
    for (const { out: page } of [await world.helpdesk('help create'), await world.helpdesk('create --help --lang fr')])
      expect(page.split('\n')[0]?.length).toBeLessThanOrEqual(80)
  })

  it.each(['query', 'options', 'files', 'environment', 'exit-codes'])(
    'help %s is a page, in both languages',
    async (topic) => {
      const [english, french] = [await world.helpdesk(`help ${topic}`), await world.helpdesk(`help ${topic} --lang fr`)]
      expect([english.code, french.code, english.err]).toEqual([0, 0, ''])
      expect(english.out).not.toBe(french.out)
      for (const columns of [80, 40]) {
        const page = await world.helpdesk(`help ${topic} --no-input`, { columns })
        if (topic !== 'query')
          for (const line of page.out.split('\n')) expect([line, line.length <= columns + 25]).toEqual([line, true])
      }
      expect((await world.helpdesk('--help')).out).toContain(`helpdesk help ${topic} `)
    },
  )

  it('a ticket that is missing may have been a comment of the shell', async () => {
    const { code, err } = await world.helpdesk('show', { as: 'tom' })
    expect(code).toBe(2)
    expect(err).toContain('hint: # begins a comment in most shells: write the number without it.\n')
  })

  it('completion knows them', async () => {
    const complete = async (...words: string[]) =>
      (await world.lines(['__complete', 'zsh', '--', ...words], { as: 'tom' }))
        .slice(1)
        .map((line) => line.split(':')[0])
    expect(await complete('ta')).toEqual(['take'])
    expect(await complete('take', '')).toContain('1')
    expect(await complete('ticket', 'vi')).toEqual(['view'])
    expect(await complete('list', '--as')).toEqual(['--assignee'])
    expect(await complete('help', 'exit')).toEqual(['exit-codes'])
  })
})

describe('an alias', () => {
  const as = { as: 'tom' }
  const set = (name: string, words: string) => world.helpdesk(['alias', 'set', name, words], as)

  it('stands for the words of a command line; what is left over is appended', async () => {
    expect(await set('mine', 'list -a me')).toEqual({ code: 0, out: 'mine\tlist -a me\n', err: '' })
    expect(await world.helpdesk('mine -o ids', as)).toEqual({ code: 0, out: '2\n', err: '' })
    expect(await world.helpdesk('--json mine --fields id', as)).toMatchObject({
      code: 0,
      out: '[\n  {\n    "id": 2\n  }\n]\n',
    })
    expect((await world.helpdesk('mine --help', as)).out).toContain('Usage: helpdesk ticket list')
  })

  it('fills in what is typed after it, and misses what is not', async () => {
    await set('say', `comment $1 -m 'About $2: $2'`)
    expect(await world.helpdesk(['say', '2', 'it is'], as)).toMatchObject({ code: 0 })
    expect((await world.json<{ comments: { content: string }[] }>('show 2', as)).comments.at(-1)?.content).toBe(
      'About it is: it is',
    )
    expect(await world.helpdesk('say 2', as)).toEqual({
      code: 2,
      out: '',
      err: "error: The alias 'say' needs 2 words after it: comment $1 -m 'About $2: $2'\n",
    })
  })

  it('is not expanded inside an alias', async () => {
    expect(await set('again', 'mine')).toMatchObject({ code: 2, err: expect.stringContaining("'mine'") })
    expect((await world.helpdesk('again', as)).code).toBe(2)
  })

  it('hides no command, and list says where a newer one hides it', async () => {
    for (const name of ['list', 'ticket', 'ls', 'help', 'view']) expect((await set(name, 'x')).code).toBe(6)
    for (const name of ['12', '#3', '1-2']) expect((await set(name, 'x')).code).toBe(2)
    expect(isTaken('ticket')).toBe(true)
    const settings = await world.helpdesk('config path', as)
    const { readFileSync, writeFileSync } = await import('node:fs')
    const path = settings.out.trim()
    const kept = JSON.parse(readFileSync(path, 'utf8'))
    writeFileSync(path, JSON.stringify({ ...kept, aliases: { ...kept.aliases, whoami: 'list' } }))
    expect(await world.json('alias list', as)).toContainEqual({ name: 'whoami', words: 'list', hidden: true })
    expect((await world.helpdesk('whoami', as)).out).toContain('tom')
  })

  it.each([
    ['a quote that stays open', 'x', "list 'a"],
    ['no words', 'x', '  '],
    ['a name nobody can type', '-x', 'list'],
    ['a name with a blank', 'a b', 'list'],
  ])('is refused for %s', async (_, name, words) => {
    const { code, err } = await world.helpdesk(['alias', 'set', '--', name, words], as)
    expect([code, err.startsWith('error: ')]).toEqual([2, true])
  })

  it('is completed, and deleted once', async () => {
    expect(await world.lines(['__complete', 'zsh', '--', 'min'], as)).toContain('mine:list -a me')
    expect(await world.helpdesk('alias delete mine', as)).toMatchObject({ code: 0 })
    expect(await world.helpdesk('alias delete mine', as)).toMatchObject({ code: 3 })
    expect((await world.helpdesk('mine', as)).code).toBe(2)
  })
})
