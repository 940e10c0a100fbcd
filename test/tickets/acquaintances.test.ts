import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { commands } from '../../src/app/catalogue.js'
import type { AnySpec, Tree } from '../../src/command/command.js'
import type { Param } from '../../src/command/params/kinds.js'
import { engines } from '../helpers/engines.js'
import { createWorld, type World } from '../helpers/world.js'

/** Every option of a command that an employee may run, and that takes a user. */
async function optionsNamingPeople(tree: Tree, path: string[] = []): Promise<string[]> {
  const found: string[] = []
  for (const [name, branch] of Object.entries(tree)) {
    const here = [...path, name]
    if ('commands' in branch) found.push(...(await optionsNamingPeople(branch.commands, here)))
    else found.push(...optionsOf((await branch.load()).default).map((option) => [...here, option].join(' ')))
  }
  return found
}
const optionsOf = ({ access, params }: AnySpec): string[] =>
  access === 'EMPLOYEE'
    ? Object.values<Param>(params).flatMap(({ flags }) => (flags.value === 'user' ? [flags.long ?? flags.written] : []))
    : []

/** What a line needs beside the option. */
const NEEDS: Record<string, string> = {
  'ticket create --requester': ' --title T --description D --category 1 --priority 1',
  'ticket export --assignee': '',
  'ticket export --requester': '',
  'ticket find --assignee': 'x',
  'ticket find --requester': 'x',
  'ticket list --assignee': '',
  'ticket list --requester': '',
}

describe.each(engines)('people who share no ticket with somebody (%s)', (engine) => {
  let world: World
  beforeAll(async () => {
    world = await createWorld(engine)
    for (const [name, role] of [
      ['sam', 'TECHNICIAN'],
      ['tim', 'TECHNICIAN'],
      ['José', 'EMPLOYEE'],
      ['5', 'EMPLOYEE'],
      ['odd', 'admin'],
    ] as const)
      await world.addUser(name, role)
    const mine = await world.addTicket({ requester: 'emma', assignee: 'tess' })
    await world.helpdesk(`ticket comment ${mine} -m Noted`, { as: 'ada' })
    await world.addTicket({ requester: 'emma', status: 3, assignee: 'sam' })
    await world.addTicket({ requester: 'eric', assignee: 'tess' })
    const waiting = await world.addTicket({ requester: 'José' })
    await world.helpdesk(`ticket comment ${waiting} -m Too`, { as: 'ada' })
  })
  afterAll(() => world.destroy())

  const ran = (line: string, word: string, as: string) =>
    world.helpdesk([...line.split(' ').slice(0, 3), word, ...(NEEDS[line] ?? '').split(' ').filter(Boolean)], { as })

  it('are named by no other option than these', async () => {
    expect((await optionsNamingPeople(commands)).sort()).toEqual(Object.keys(NEEDS))
  })

  /** Every way to name eric, José, tim, and the account called 5. */
  const strangers = () => {
    const { eric, José, tim } = world.ids
    return [
      ...[
        'eric',
        'ERIC',
        'eric ',
        'eric@example.org',
        `${eric}`,
        `id:${eric}`,
        `id:00${eric}`,
        'José',
        'jose',
        `id:${José}`,
      ],
      ...['tim', 'tim@example.org', `${tim}`, `id:${tim}`, '5@example.org', `id:${world.ids['5']}`],
    ]
  }
  it.each(Object.keys(NEEDS))('are to %s as if they were not there', async (line) => {
    const nobody = await ran(line, 'nobody', 'emma')
    expect(nobody).toMatchObject({ code: line.includes('create') ? 5 : 3, out: '' })
    for (const word of [...strangers(), 'id:999', '999', 'nobody@example.org', 'constructor', '😀'])
      expect([word, await ran(line, word, 'emma')]).toEqual([
        word,
        { ...nobody, err: nobody.err.replaceAll('nobody', word) },
      ])
    const json = await world.helpdesk(['ticket', 'list', '--json', '--assignee', 'eric'], { as: 'emma' })
    expect(JSON.parse(json.err)).toEqual({ error: { code: 'NOT_FOUND', message: "There is no user 'eric'." } })
  })

  it('but the others are there, whoever finds them', async () => {
    const { tess, ada, emma } = world.ids
    for (const word of [
      '@me',
      'emma',
      `${emma}`,
      'tess',
      'TESS@example.org',
      `${tess}`,
      `id:${tess}`,
      'ada',
      `id:${ada}`,
      'sam',
    ])
      expect([word, await ran('ticket list --assignee', word, 'emma')]).toMatchObject([word, { code: 0, err: '' }])
    expect((await ran('ticket list --assignee', 'tess', 'emma')).out.split('\n')).toHaveLength(2)
    expect((await ran('ticket list --requester', 'tess', 'emma')).out).toBe('')
  })

  it('make no name of his ambiguous', async () => {
    expect(world.ids.eric).toBe(5)
    for (const line of ['ticket list --requester', 'ticket create --requester'])
      expect(await ran(line, '5', 'eric')).toMatchObject({ code: 0, err: '' })
    expect((await ran('ticket list --requester', '5', 'tom')).code).toBe(2)
  })

  it('are strangers to a role that is none, too; technicians may name anybody', async () => {
    expect((await ran('ticket list --assignee', 'tess', 'odd')).err).toBe("error: There is no user 'tess'.\n")
    for (const word of strangers().filter((w) => w !== '5'))
      expect((await ran('ticket list --requester', word, 'tom')).code).toBe(0)
    expect(await ran('ticket create --requester', 'jose', 'tom')).toMatchObject({ code: 0 })
  })

  const offered = async (line: string, as: string) =>
    (await world.helpdesk(['__complete', 'fish', '--', ...line.split(' '), ''], { as })).out
      .split('\n')
      .slice(1, -1)
      .map((l) => l.split('\t')[0])
  it.each([
    ['emma', 'ticket list --requester', ['@me', 'ada', 'tess', 'emma', 'sam']],
    ['emma', 'ticket list --assignee', ['@me', 'none', 'ada', 'tess', 'sam']],
    ['emma', 'ticket create --requester', ['@me', 'emma']],
    ['odd', 'ticket list --requester', ['@me', 'odd']],
    ['tess', 'ticket list --requester', ['@me', 'ada', 'tess', 'emma', 'eric', 'José']],
    ['tess', 'ticket create --requester', ['@me', 'ada', 'tess', 'emma', 'eric', 'José']],
    ['tess', 'ticket list --assignee', ['@me', 'none', 'ada', 'tess']],
    ['tess', 'ticket assign 1 --to', ['@me', 'tess']],
    ['tess', 'user show', ['@me']],
    ['ada', 'ticket list --assignee', ['@me', 'none', 'ada', 'tom', 'tess', 'sam', 'tim']],
  ])('are not offered to %s by %s', async (as, line, expected) => expect(await offered(line, as)).toEqual(expected))
})
