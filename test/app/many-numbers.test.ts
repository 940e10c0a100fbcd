import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allCommands } from '../../scripts/reference.js'
import { engines } from '../helpers/engines.js'
import { createWorld, type World } from '../helpers/world.js'

/** Every command that takes several things, with what else it needs. */
const VERBS = [
  'ticket show -',
  'ticket assign - --to tom',
  'ticket unassign -',
  'ticket take -',
  'ticket status - --to pending',
  'ticket start -',
  'ticket resolve -',
  'ticket reopen -',
  'ticket priority - --to low',
  'ticket category - --to 1',
  'ticket delete - --yes',
  'user role - --to ADMIN',
  'user disable -',
  'user delete - --yes',
  'session revoke -',
  'drafts delete - --yes',
  'inbox - --read',
]

it('each command that takes several things is tried', async () => {
  const several = (await allCommands()).filter(({ spec }) =>
    Object.values(spec.params).some((p) => (p as { kind: string }).kind === 'many'),
  )
  expect(
    VERBS.map((line) =>
      line
        .split(' ')
        .slice(0, line.indexOf(' -') === line.indexOf(' ') ? 1 : 2)
        .join(' '),
    ).sort(),
  ).toEqual(several.map((c) => c.name).sort())
})

describe.each(engines)('150,000 numbers (%s)', (engine) => {
  let world: World
  beforeAll(async () => {
    world = await createWorld(engine)
  })
  afterAll(() => world.destroy())
  const numbers = Array.from({ length: 150_000 }, (_, i) => String(i + 1_000))
  const NONE = [
    3,
    '',
    expect.stringMatching(/^error: (There are no (tickets #|users ')|You have no session |There is no draft ')1000/),
  ]

  const tried =
    engine === 'sqlite' ? VERBS : VERBS.filter((line) => /^(ticket (take|delete)|user role|session)/.test(line))
  it.each(tried)('%s: on standard input', async (line) => {
    const { code, out, err } = await world.helpdesk(line, { as: 'ada', stdin: numbers.join('\n') })
    expect([code, out, err.slice(0, 60)]).toEqual(NONE)
  })

  it('as arguments: up to what a command line holds', async () => {
    const given = await world.helpdesk(['ticket', 'take', ...numbers.slice(0, 99_998)], { as: 'ada' })
    expect([given.code, given.out, given.err.slice(0, 60)]).toEqual(NONE)
    expect(await world.helpdesk(['ticket', 'take', ...numbers], { as: 'ada' })).toEqual({
      code: 2,
      out: '',
      err: 'error: There are too many arguments.\nhint: With - they are read from standard input, however many.\n',
    })
  })
})
