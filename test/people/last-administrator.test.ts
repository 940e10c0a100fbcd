import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engines } from '../helpers/engines.js'
import { CHEAP_HASH, createWorld, type World } from '../helpers/world.js'

describe.each(engines)('the last administrator (%s)', (engine) => {
  let world: World
  beforeAll(async () => {
    world = await createWorld(engine)
  })
  afterAll(() => world.destroy())

  const set = (columns: { role?: string; password?: string }) =>
    world.db.updateTable('user').set(columns).where('username', '=', 'eric').execute()

  it.each([
    ['whose role is written in small letters', { role: 'admin' }],
    ['whose role has a blank at its end', { role: 'ADMIN ' }],
    ['who is disabled', { role: 'ADMIN', password: '!' }],
    ['whose password cannot be read', { role: 'ADMIN', password: 'plain' }],
  ])('is not made up for by somebody %s', async (_, columns) => {
    await set({ password: CHEAP_HASH, ...columns })
    for (const line of [
      'user role ada --to TECHNICIAN',
      'user edit ada --role EMPLOYEE',
      'user disable ada',
      'user delete ada --yes',
    ]) {
      expect([line, await world.fails(line, 'ada', 6)]).toEqual([
        line,
        expect.stringContaining('at least one administrator'),
      ])
    }
  })

  it('is made up for by another', async () => {
    await set({ role: 'ADMIN', password: CHEAP_HASH })
    expect(await world.json('user role ada --to TECHNICIAN', { as: 'ada' })).toMatchObject({ changed: 1 })
  })
})
