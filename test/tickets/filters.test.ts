import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engines } from '../helpers/engines.js'
import { createWorld, type World } from '../helpers/world.js'

describe.each(engines)('filters together (%s)', (engine) => {
  let world: World
  const ids: Record<string, number> = {}
  beforeAll(async () => {
    world = await createWorld(engine)
    for (const requester of ['emma', 'eric', 'tom']) {
      for (const assignee of ['tom', 'tess', undefined]) {
        ids[`${requester} ${assignee ?? 'none'}`] = await world.addTicket({
          requester,
          ...(assignee === undefined ? {} : { assignee }),
        })
      }
    }
    ids.resolved = await world.addTicket({ requester: 'emma', assignee: 'tom', status: 3 })
    ids.high = await world.addTicket({ requester: 'emma', assignee: 'tom', priority: 3 })
  })
  afterAll(() => world.destroy())

  it.each([
    ['--assignee tom --requester emma', ['emma tom', 'high']],
    ['--requester emma --assignee tom', ['emma tom', 'high']],
    ['--assignee tom --requester tom', ['tom tom']],
    ['--assignee none --requester eric', ['eric none']],
    ['--assignee none', ['emma none', 'eric none', 'tom none']],
    ['--requester tom', ['tom tom', 'tom tess', 'tom none']],
    ['--assignee tess', ['emma tess', 'eric tess', 'tom tess']],
    ['--assignee tom --requester emma --all', ['emma tom', 'resolved', 'high']],
    ['--assignee tom --requester emma --status resolved', ['resolved']],
    ['--assignee tom --requester emma --priority high', ['high']],
    ['--assignee tom --requester emma --priority high --category 2', []],
    ['--assignee ada --requester emma', []],
  ])('%s', async (filters, expected) => {
    const listed = await world.json<{ id: number }[]>(`ticket list ${filters} --sort id`, { as: 'ada' })
    expect(listed.map((t) => Object.keys(ids).find((name) => ids[name] === t.id))).toEqual(expected)
  })
})
