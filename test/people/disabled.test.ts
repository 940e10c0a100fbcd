import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engines } from '../helpers/engines.js'
import { createWorld, type World } from '../helpers/world.js'

interface Listed {
  username: string
  disabled: boolean
}

describe.each(engines)('disabled accounts (%s)', (engine) => {
  let world: World
  beforeAll(async () => {
    world = await createWorld(engine)
    await world.json('user disable eric', { as: 'ada' })
  })
  afterAll(() => world.destroy())

  it('are told from others in the list, and listed alone', async () => {
    const all = await world.json<Listed[]>('user list', { as: 'ada' })
    expect(all.filter((u) => u.disabled).map((u) => u.username)).toEqual(['eric'])
    expect(all.length).toBeGreaterThan(3)
    expect((await world.json<Listed[]>('user list --disabled', { as: 'ada' })).map((u) => u.username)).toEqual(['eric'])
    expect(await world.json('user list tom --disabled', { as: 'ada' })).toEqual([])
    const shown = await world.helpdesk('user list --lang fr', { as: 'ada', columns: 160 })
    expect(shown.out).toMatch(/eric .*désactivé/)
    expect(shown.out).not.toMatch(/tom .*désactivé/)
  })
})
