import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engines } from '../helpers/engines.js'
import { createWorld, type World } from '../helpers/world.js'

describe.each(engines)('a new name (%s)', (engine) => {
  let world: World
  beforeAll(async () => {
    world = await createWorld(engine)
  })
  afterAll(() => world.destroy())

  it.each([
    ['category', 2, 'LOGICIEL', 'réseau'],
    ['priority', 3, 'Elevee', 'FAIBLE'],
    ['status', 3, 'résolue', 'En Cours'],
  ])('of a %s may be the old one in other letters, and not that of another', async (kind, id, same, others) => {
    const edit = [kind, 'edit', String(id), '--name']
    expect(await world.json([...edit, same], { as: 'ada' })).toMatchObject({ changed: 1, items: [{ id, name: same }] })
    expect(await world.fails([...edit, others], 'ada', 6)).toMatch(
      new RegExp(`^error: There is a ${kind} '.*' \\(\\d\\) already\\.\n$`),
    )
  })
})
