import { readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createWorld, type World } from '../helpers/world.js'

describe('aliases', () => {
  const as = { as: 'tom' }
  let world: World
  beforeAll(async () => {
    world = await createWorld('sqlite')
    await world.addTicket({ title: 'Keyboard' })
    await world.addTicket({ title: 'Screen', assignee: 'tom' })
    for (let id = 3; id <= 14; id++) await world.addTicket({ title: `Number ${id}` })
    await world.helpdesk(['alias', 'set', 'mine', 'list -a me'], as)
    await world.helpdesk(['alias', 'set', 'begin', 'take $1 --start'], as)
  })
  afterAll(() => world.destroy())

  it.each([
    ['min', 'mine'],
    ['mnie -p high', 'mine -p high'],
    ['begn 12', 'begin 12'],
  ])('%s is nearly helpdesk %s', async (typed, meant) =>
    expect(await world.helpdesk(typed, as)).toEqual({
      code: 2,
      out: '',
      err: `error: There is no command '${typed.split(' ')[0]}'.\nhint: helpdesk ${meant}\n`,
    }),
  )

  it('have help: what they stand for, and that of the command', async () => {
    for (const line of ['help mine', 'mine --help', 'mine -h'])
      expect((await world.helpdesk(line, as)).out).toMatch(
        /^mine stands for: list -a me\n\nUsage: helpdesk ticket list /,
      )
    for (const line of ['help begin', 'begin --help'])
      expect((await world.helpdesk(line, as)).out).toMatch(
        /^begin stands for: take \$1 --start\n\nUsage: helpdesk ticket take /,
      )
    expect((await world.helpdesk('help begin --lang fr', as)).out).toMatch(/^begin représente/)
  })

  it.each([
    ['mine -p high', "helpdesk alias set again 'list -a me -p high'"],
    ['--json mine', "helpdesk alias set again '--json list -a me'"],
    ['begin 12', 'helpdesk alias list'],
  ])('begin with no other alias: %s', async (words, hint) => {
    const { code, err } = await world.helpdesk(['alias', 'set', '--', 'again', words], as)
    expect([code, err.split('\n').slice(0, 2)]).toEqual([
      2,
      [
        expect.stringMatching(/^error: '(mine|begin)' is an alias, and an alias is not expanded inside an alias\.$/),
        `hint: ${hint}`,
      ],
    ])
  })

  it.each([
    ['frobnicate', 2, 'helpdesk --help'],
    ['frobnicate $1', 2, 'helpdesk --help'],
    ['export --all', 2, "helpdesk alias set x 'ticket export --all'"],
    ['help take', 0, undefined],
    ['12', 0, undefined],
    ['--json', 0, undefined],
    ['$1 list', 0, undefined],
    ['view $1', 0, undefined],
    ['ticket', 0, undefined],
    ['priority list', 0, undefined],
  ])('stand for a command: %s (%i)', async (words, expected, hint) => {
    const { code, err } = await world.helpdesk(['alias', 'set', '--', 'x', words], as)
    expect([code, err]).toEqual([expected, hint === undefined ? '' : expect.stringContaining(`hint: ${hint}\n`)])
  })

  it('one that was kept inside another says why it is none', async () => {
    const path = (await world.helpdesk('config path', as)).out.trim()
    const kept = JSON.parse(readFileSync(path, 'utf8'))
    writeFileSync(path, JSON.stringify({ ...kept, aliases: { ...kept.aliases, outer: 'mine -p high' } }))
    expect(await world.helpdesk('outer', as)).toEqual({
      code: 2,
      out: '',
      err: "error: 'mine' is an alias, and an alias is not expanded inside an alias.\nhint: helpdesk alias list\n",
    })
  })

  describe('are completed', () => {
    const complete = async (...words: string[]) =>
      (await world.lines(['__complete', 'fish', '--', ...words], as)).slice(1).map((line) => line.split('\t')[0])

    it('behind help, and as what they stand for', async () => {
      expect(await complete('help', 'mi')).toEqual(['mine'])
      expect(await complete('begin', '')).toEqual(await complete('take', ''))
      expect(await complete('begin', '1')).toEqual(['1', '10', '11', '12', '13', '14'])
      expect(await complete('begin', '1', '--dr')).toEqual(['--dry-run'])
      expect(await complete('mine', '--as')).toEqual([])
      expect(await complete('mine', '-p', 'me')).toEqual(['medium'])
    })

    it('tickets stand first, and in lists', async () => {
      expect(await complete('1')).toEqual(['1', '10', '11', '12', '13', '14'])
      expect(await complete('--json', '#1')).toContain('#10')
      expect(await complete('help', '1')).toEqual([])
      expect(await complete('take', '13,')).toContain('13,1')
      expect(await complete('take', '13,')).not.toContain('13,13')
      expect(await complete('take', '13,10,1')).toEqual(['13,10,1', '13,10,11', '13,10,12', '13,10,14'])
      expect(await complete('show', '13,1')).toContain('13,14')
      expect(await complete('comment', '13,')).toEqual([])
    })
  })
})
