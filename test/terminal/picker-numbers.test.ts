import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { finder, ranked } from '../../src/terminal/prompt/matching.js'
import { KEYS, terminalsOf } from '../helpers/terminal.js'
import { createWorld, type World } from '../helpers/world.js'

describe('what a picker finds', () => {
  const ticket = (id: number, title: string) => ({
    name: `#${id}  ${title}`,
    value: String(id),
    facts: `${id + 7} days`,
  })
  const tickets = [ticket(5, 'The 12 mice'), ticket(19, 'Screen'), ticket(120, 'Cable'), ticket(12, 'Keyboard')]
  const found = (typed: string) => finder(tickets)(typed).map(({ value }) => value)

  it.each([
    ['12', ['12', '120', '5']],
    ['#12', ['12', '120']],
    ['1', ['19', '120', '12', '5']],
    ['#1', ['19', '120', '12']],
    ['#', ['5', '19', '120', '12']],
    ['26', []], // the age of #19
    ['days', []],
    ['keybord', ['12']],
    ['1200', []], // a number has no small mistakes
    ['', ['5', '19', '120', '12']],
  ])('by %s', (typed, values) => expect(found(typed)).toEqual(values))

  it('is called so first, then begins so, whatever it is', () => {
    const people = ['maryann', 'tom', 'mary'].map((name) => ({ name: `${name}  Mary Tomson`, value: name }))
    expect(finder(people)('mary').map((p) => p.value)).toEqual(['mary', 'maryann', 'tom'])
    expect(ranked(people, 'tom').map((p) => p.value)).toEqual(['tom', 'maryann', 'mary'])
  })
})

describe('at a picker of tickets', () => {
  let world: World
  let open: ReturnType<typeof terminalsOf>['open']
  beforeAll(async () => {
    world = await createWorld('sqlite')
    open = terminalsOf(world).open
    for (let id = 1; id <= 20; id++) await world.addTicket({ title: `Ticket of ${id % 2 ? 'Ann' : '12 people'}` })
    const old = new Date(Date.now() - 12.5 * 86_400_000).toISOString().slice(0, 19).replace('T', ' ')
    await sql`update ticket set created_at = ${old} where id in (5, 13, 19)`.execute(world.db)
  })
  afterAll(() => world.destroy())

  it.each(['12', '#12'])('%s and Enter is that ticket, whatever is 12 days old', async (typed) => {
    const terminal = open('take --dry-run', 'tess')
    await terminal.waitFor('Which ticket')
    await terminal.calm()
    terminal.type(typed)
    await terminal.waitFor(/❯ #12 /)
    await terminal.calm()
    terminal.type(KEYS.enter)
    expect(await terminal.end()).toBe(0)
    expect(terminal.screen()).toMatch(/Which ticket\? #12 /)
  })

  it('a number of which only the database knows is asked for, and stands first', async () => {
    await sql`update ticket set status_id = 3 where id = 7`.execute(world.db)
    const terminal = open('show', 'ada')
    await terminal.waitFor('Which ticket')
    await terminal.calm()
    terminal.type('7')
    await terminal.waitFor(/❯ #7 /)
    await terminal.calm()
    terminal.type(KEYS.enter)
    expect(await terminal.end()).toBe(0)
  })
})

describe('a menu of a few', () => {
  let world: World
  beforeAll(async () => {
    world = await createWorld('sqlite')
  })
  afterAll(() => world.destroy())

  it('takes a digit for the place of one', async () => {
    const terminal = terminalsOf(world).open('create --title Screen --category 1 --priority 1', 'emma')
    await terminal.write('Description', 'It is dark.')
    await terminal.waitFor(/❯ Create/)
    await terminal.calm()
    terminal.type('2')
    await terminal.waitFor(/❯ .*[Tt]itle/)
    expect(terminal.screen()).not.toContain('Nothing like it')
    terminal.type(KEYS.ctrlC)
    expect(await terminal.end()).toBe(130)
  })
})
