import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engines } from '../helpers/engines.js'
import { createWorld, type World } from '../helpers/world.js'

describe.each(engines)("a file's own key (%s)", (engine) => {
  let world: World
  beforeAll(async () => {
    world = await createWorld(engine)
  })
  afterAll(() => world.destroy())

  it('goes on into other files up to 255 characters, and tells rows apart whatever its length', async () => {
    const keys = ['é'.repeat(255), 'x'.repeat(256)]
    const rows = keys.map((key) =>
      JSON.stringify({ key, title: 'T', description: 'D', category: 1, priority: 1, requester: 'emma' }),
    )
    const imported = () => world.json('ticket import -', { as: 'ada', stdin: rows.join('\n') })
    expect(await imported()).toMatchObject({ created: 2 })
    expect(await imported()).toMatchObject({ created: 0, present: 2 })
    const exported = await world.json<{ key: string }[]>('ticket export --sort id', { as: 'ada' })
    expect(exported.map((t) => keys.findIndex((key) => t.key.endsWith(key)))).toEqual([0, -1])
  })
})
