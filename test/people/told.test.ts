import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engines } from '../helpers/engines.js'
import { createWorld, type World } from '../helpers/world.js'

type Change = {
  changeId: string
  changed: number
  unchanged: number
  items: { line: number | null; user: string; result: string }[]
}

describe.each(engines)('what is told of accounts (%s)', (engine) => {
  let world: World
  beforeAll(async () => {
    world = await createWorld(engine)
  })
  afterAll(() => world.destroy())

  it('in the history: each field, that a password is new, and who is out and in again', async () => {
    const told = async (line: string, stdin = '') => {
      const { changeId } = await world.json<Change>(line, { as: 'ada', stdin })
      const { entries } = await world.json<{ entries: Record<string, unknown>[] }>(`audit show ${changeId}`, {
        as: 'ada',
      })
      return entries.map(({ entity, entityId, field, from, to }) => [
        entity,
        entityId === world.ids.eric,
        field,
        from,
        to,
      ])
    }
    expect(await told('user edit eric --email new@example.org --role TECHNICIAN')).toEqual([
      ['user', true, 'email', 'eric@example.org', 'new@example.org'],
      ['user', true, 'role', 'EMPLOYEE', 'TECHNICIAN'],
    ])
    expect(await told('user disable eric')).toEqual([['user', true, 'disabled', 'false', 'true']])
    expect(await told('user enable eric --password-stdin', 'a new password')).toEqual([
      ['user', true, 'password', null, null],
      ['user', true, 'disabled', 'true', 'false'],
    ])
    expect(await told('user reset-password eric --password-stdin', 'another password')).toEqual([
      ['user', true, 'password', null, null],
    ])
  })

  it('of a file that names somebody twice, meaning the same: both lines; of words, one', async () => {
    const stdin = 'username,role\nemma,TECHNICIAN\ntess,TECHNICIAN\nEMMA,technician\n'
    expect(await world.json<Change>('user role --file - --dry-run', { as: 'ada', stdin })).toMatchObject({
      changed: 1,
      unchanged: 2,
      items: [
        { line: 2, user: 'emma', result: 'changed' },
        { line: 3, user: 'tess', result: 'unchanged' },
        { line: 4, user: 'emma', result: 'unchanged' },
      ],
    })
    const { items } = await world.json<Change>('user role emma EMMA tess --to TECHNICIAN --dry-run', { as: 'ada' })
    expect(items.map((i) => [i.line, i.user, i.result])).toEqual([
      [null, 'emma', 'changed'],
      [null, 'tess', 'unchanged'],
    ])
  })
})
