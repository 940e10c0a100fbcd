import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { commandAt } from '../../src/app/catalogue.js'
import { COMMANDS, OPTIONS } from '../../src/app/usage/synonyms.js'
import { createWorld, type World } from '../helpers/world.js'

describe('what is called otherwise elsewhere', () => {
  let world: World
  beforeAll(async () => {
    world = await createWorld('sqlite')
    await world.addTicket()
  })
  afterAll(() => world.destroy())

  const refused = async (argv: string[]) => {
    const { code, out, err } = await world.helpdesk(argv, { as: 'ada' })
    expect([code, out]).toEqual([2, ''])
    const [error, hint] = err.split('\n')
    return { error, hint }
  }
  const hintOf = async (line: string) => (await refused(line.split(' '))).hint

  it('is a command that there is', () => {
    for (const [, meant] of COMMANDS) {
      if (meant.startsWith('-')) continue
      const { load, rest } = commandAt(meant.split(' '))
      expect([meant, load !== undefined, rest]).toEqual([meant, true, []])
    }
    for (const typed of Object.keys(OPTIONS)) expect(typed).toMatch(/^--/)
  })

  it.each([
    ['log out', 'logout'],
    ['version', '--version'],
    ['ticket add', 'ticket create'],
    ['add --title x', 'ticket create --title x'],
    ['ticket answer 4 -m hello', 'ticket comment 4 -m hello'],
    ['answer 4', 'ticket comment 4'],
    ['search printer', 'ticket find printer'],
    ['ticket search printer toner', 'ticket find printer toner'],
    ['ticket finish 4', 'ticket resolve 4'],
    ['ticket post 4', 'ticket comment 4'],
    ['begin 4', 'ticket start 4'],
    ['changes 12', 'ticket history 12'],
    ['log', 'audit list'],
    ['tak 12', 'ticket take 12'],
    ['ticket tak 12 14', 'ticket take 12 14'],
    ['tak #12', "ticket take '#12'"], // which a shell would take for a comment
    ['shwo 12 --history', 'ticket show 12 --history'],
    ['revert', 'undo'],
    ['user ban alice', 'user disable alice'],
    ['--lang en ticket add', 'ticket create'],
  ])('%s: helpdesk %s', async (line, meant) => expect(await hintOf(line)).toBe(`hint: helpdesk ${meant}`))

  it.each([
    ['nonsense', '--help'],
    ['nope', '--help'], // nearly reopen, and nothing like it
    ['ticket nonsense', 'ticket --help'],
    ['--lang en ticket nonsense', 'ticket --help'],
    ['db nonsense --help', 'db --help'],
    ['help db nonsense', 'db --help'],
  ])('%s is nothing, and the help that is nearest is named: helpdesk %s', async (line, help) =>
    expect(await hintOf(line)).toBe(`hint: helpdesk ${help}`),
  )

  it.each([
    ['ticket list --format json', 'Did you mean --output?'],
    ['ticket comment 1 --body x', 'Did you mean --message?'],
    ['ticket list --owner tom', 'Did you mean --assignee?'],
    ['ticket list --limitt 3', 'Did you mean --limit?'],
  ])('%s: %s', async (line, hint) => expect(await hintOf(line)).toBe(`hint: ${hint}`))

  it('an option that the command does not take is none that is meant', async () => {
    expect((await refused(['whoami', '--body', 'x'])).hint).not.toContain('--message')
  })

  it('is named with its words as a shell takes them', async () => {
    expect((await refused(['search', "it's dead", 'a b'])).hint).toBe(
      "hint: helpdesk ticket find 'it'\\''s dead' 'a b'",
    )
  })

  it('a text without quotes is shown with them, and can be typed as it stands', async () => {
    const { error, hint } = await refused(['ticket', 'comment', '1', "it's", 'fixed'])
    expect(error).toBe('error: There are too many arguments.')
    expect(hint).toBe(`hint: helpdesk ticket comment 1 -m 'it'\\''s fixed'`)
    expect(await hintOf('ticket history 1 2')).toBe('hint: helpdesk ticket history --help')
  })
})
