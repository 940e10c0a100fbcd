import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Day } from '../../src/dashboard/day.js'
import { engines } from '../helpers/engines.js'
import { createWorld, type World } from '../helpers/world.js'

describe.each(engines)('what another program did (%s)', (engine) => {
  let world: World
  beforeAll(async () => {
    world = await createWorld(engine)
  })
  afterAll(() => world.destroy())

  it('is news to the requester once it is recorded, although nobody is named for it', async () => {
    const pause = () => new Promise((resolve) => setTimeout(resolve, 1_100))
    const news = async () => (await world.json<Day>('--json', { as: 'emma', columns: 80 })).news.items
    const id = await world.addTicket({ requester: 'emma' })
    await world.json(`ticket take ${id}`, { as: 'tom' })
    await pause()
    await news()
    await world.db.updateTable('ticket').set({ status_id: 2 }).where('id', '=', id).execute()
    await world.json(`ticket priority ${id} --to high`, { as: 'tom' })
    await pause()
    expect((await news()).filter((n) => n.field === 'status')).toMatchObject([{ actor: null, field: 'status' }])
  })
})
