import { spawnSync } from 'node:child_process'
import { stripVTControlCharacters } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PROGRAM } from '../helpers/program.js'
import { terminalsOf } from '../helpers/terminal.js'
import { createWorld, type World } from '../helpers/world.js'

let world: World
let open: ReturnType<typeof terminalsOf>['open']
beforeAll(async () => {
  world = await createWorld('sqlite')
  open = terminalsOf(world).open
  for (const title of ['erreur:500 du vpn', 'or not', 'Keyboard', 'Screen'])
    await world.addTicket({ title, assignee: 'tom' })
})
afterAll(() => world.destroy())

/** What a real shell makes of a line. */
function inBash(line: string, name = 'ada') {
  const env = {
    ...terminalsOf(world).environment(name),
    PATH: process.env.PATH ?? '',
    LANG: 'C.UTF-8',
    HELPDESK_TOKEN: world.tokens[name] ?? '',
  }
  const script = `helpdesk() { "${process.execPath}" "${PROGRAM}" "$@"; }; ${line}`
  const { status, stdout, stderr } = spawnSync('bash', ['-c', script], { env, encoding: 'utf8' })
  const [, hint = ''] = /^hint: (.*)$/m.exec(stderr) ?? []
  return { status, stdout, stderr, hint }
}

describe('a hint that tells a query', () => {
  it.each([
    ['helpdesk ls erreur:500 vpn', /text with a colon goes in quotes: (.*)$/, 'vpn'],
    ["helpdesk ls 'http://intranet'", /text with a colon goes in quotes: (.*)$/, ''],
    [`helpdesk ls "l'erreur:500"`, /text with a colon goes in quotes: (.*)$/, ''],
    ['helpdesk ls :500', /text with a colon goes in quotes: (.*)$/, ''],
    ['helpdesk ls vpn or', /in quotes: (.*)$/, ''],
    ['helpdesk ls not', /in quotes: (.*)$/, ''],
    ['helpdesk ls OR', /in quotes: (.*)$/, ''],
    ["helpdesk ls 'is:open)'", /write: (.*)$/, ''],
    ["helpdesk ls 'vpn or sort:id'", /write: (.*)$/, ''],
    ['helpdesk ls status:en cours', /write: (.*)$/, ''],
    ['helpdesk ls is:open status:en attente', /write: (.*)$/, ''],
    ['helpdesk ls -vpn', /write: (.*)$/, ''],
    ["helpdesk ls '-carte mère'", /write: (.*)$/, ''],
  ])('%s: can be typed as it stands', (line, hinted, more) => {
    const { status, hint } = inBash(line)
    const [, query = ''] = hinted.exec(hint) ?? []
    expect([status, query]).toEqual([line.includes('-carte') ? 3 : 2, expect.stringMatching(/\S/)])
    expect(inBash(`helpdesk ls ${query} ${more}`)).toMatchObject({ status: 0, stderr: '' })
  })

  it('finds what was meant', () => {
    expect(inBash(`helpdesk ls '"erreur:500"' vpn -o ids`).stdout).toBe('1\n')
    expect(inBash(`helpdesk ls '"or"' -o ids`).stdout).toBe('2\n')
  })
})

describe('a hint that is a whole line', () => {
  it.each([
    ['priority 1,3 --to high', 'ticket priority 1,3 --to high'],
    ['priority --to high 1,3', 'ticket priority --to high 1,3'],
    ['status 1-3 --to pending', 'ticket status 1-3 --to pending'],
    ['category 3 --to 1', 'ticket category 3 --to 1'],
    ['status - --to pending < /dev/null', 'ticket status - --to pending'],
    ['export --all', 'ticket export --all'],
    ['delete 4 --yes --dry-run', 'ticket delete 4 --yes --dry-run'],
    ['rm 4 --yes --dry-run', 'ticket delete 4 --yes --dry-run'],
    ['import nothing.csv', 'ticket import nothing.csv'],
  ])('%s: helpdesk %s', (typed, meant) => {
    const { status, hint, stderr } = inBash(`helpdesk ${typed}`)
    expect([status, hint]).toEqual([2, expect.stringMatching(new RegExp(`\\S+ ${meant}$`))])
    expect(stderr).toMatch(/^error: There is no (command|option) '/)
    const again = inBash(`helpdesk ${meant} < /dev/null`)
    if (!meant.includes('nothing.csv')) expect([meant, again.stderr, again.status]).toEqual([meant, '', 0])
  })

  it.each([
    ['priority lst', 'priority list'],
    ['priority nonsense 3', 'priority --help'],
  ])('%s is no verb of tickets: %s', (typed, meant) =>
    expect(inBash(`helpdesk ${typed}`).hint).toMatch(new RegExp(`${meant}$`)),
  )
})

describe('a word that was meant otherwise', () => {
  it.each([
    ['-q ls', 'helpdesk.js help options'],
    ['take 3 -start', 'Did you mean --start?'],
    ['take 3 start', 'Did you mean --start?'],
    ['take 3 foo', '12, #12, 12-15, 12,14,20-22'],
    ['ls -all', 'Did you mean --all?'],
    ['ls -status pending', 'Did you mean --status?'],
    ['ls -p bas', 'low, medium, high'],
    ['ls -s nope', 'pending, in-progress, resolved'],
    ['session create --name x --expires 99999d', '3653d'],
    ['session create --name x --expires soon', '90d, 12h'],
  ])('%s: %s', (typed, hint) => expect(inBash(`helpdesk ${typed}`).hint).toContain(hint))

  it('a time that is too long is said to be', () => {
    expect(inBash('helpdesk session create --name x --expires 99999d').stderr).toContain("'99999d' is too long a time")
    expect(inBash('helpdesk session create --name x --expires 99999999d').stderr).toContain('too long a time')
  })

  it.each([
    ['comment 3,4 -m x', "This command takes one ticket, and '3,4' is several."],
    ['history 3-4', "This command takes one ticket, and '3-4' is several."],
    ['history 3 4', 'This command takes one ticket.'],
    ['edit 3 4', 'This command takes one ticket.'],
  ])('%s: %s', (typed, said) => {
    const { status, stderr } = inBash(`helpdesk ${typed}`)
    expect([status, stderr.split('\n')[0]]).toEqual([2, `error: ${said}`])
  })
})

describe('several tickets', () => {
  it.each(['1-4', '1,4', '#1,4', '1,3-4', '4 1', '-'])('inbox --read %s', async (tickets) => {
    await world.json(['ticket', 'comment', '1', '-m', `Once more ${tickets}`], { as: 'ada' })
    await world.json(['ticket', 'comment', '4', '-m', `Once more ${tickets}`], { as: 'ada' })
    const argv = ['inbox', '--read', ...tickets.split(' '), '-o', 'ids']
    const { code, out, err } = await world.helpdesk(argv, { as: 'emma', stdin: '1-2\n4' })
    expect([code, out.trim().split('\n').sort(), err]).toEqual([0, ['1', '4'], expect.any(String)])
    expect(await world.json('inbox', { as: 'emma' })).toEqual([])
  })

  it('nothing left of a range is not found', async () =>
    expect((await world.helpdesk('inbox --read 100-200', { as: 'emma' })).code).toBe(3))
})

describe('on a terminal', () => {
  it.each([80, 40])('errors and hints are broken at blanks, and no command is (%i columns)', async (columns) => {
    for (const line of [
      ['ls', 'erreur:500'],
      ['show', '99'],
      ['priority', '11,14', '--to', 'medium'],
      ['history', '3,4'],
    ]) {
      const terminal = open(line, 'ada', { columns })
      expect(await terminal.end()).toBeGreaterThan(1)
      const lines = terminal.screen().trimEnd().split('\n')
      const words = new Set(inBash(`helpdesk ${line.join(' ')}`).stderr.split(/\s+/))
      for (const word of lines.flatMap((l) => l.trim().split(/\s+/)))
        expect([line, words.has(word)]).toEqual([line, true])
      for (const said of lines)
        expect([said, said.length <= columns || said.includes('helpdesk')]).toEqual([said, true])
    }
  })

  it('help is broken at blanks, and no command is', async () => {
    const terminal = open('help resolve', 'ada', { columns: 40, env: { PAGER: 'cat' } })
    await terminal.end()
    const screen = stripVTControlCharacters(terminal.screen())
    for (const way of ['helpdesk resolve', 'helpdesk close', 'helpdesk done', 'helpdesk ticket close'])
      expect(screen).toContain(way)
    for (const line of screen.split('\n'))
      expect([line, line.length <= 40 || /^( {2}\$ |Usage: )/.test(line)]).toEqual([line, true])
  })

  it('a list that was limited tells how many there are, and in a pipe where to go on', async () => {
    const terminal = open('ls -L 2', 'ada')
    expect(await terminal.end()).toBe(0)
    expect(terminal.screen()).toMatch(/2 of 4 open · .* · more: --limit 4/)
    expect(terminal.screen()).not.toContain('next: ')
    expect(inBash('helpdesk ls -L 2').stderr).toMatch(/^next: \S+\n$/)
  })
})
