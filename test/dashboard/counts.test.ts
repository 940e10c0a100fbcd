import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Day } from '../../src/dashboard/day.js'
import { engines } from '../helpers/engines.js'
import { createWorld, type World } from '../helpers/world.js'

describe.each(engines)('the day (%s)', (engine) => {
  let world: World
  beforeAll(async () => {
    world = await createWorld(engine)
  })
  afterAll(() => world.destroy())

  const day = async (as: string): Promise<Day> => JSON.parse((await world.helpdesk('--json', { as, columns: 80 })).out)

  it('counts what is open: who carries most comes first, and who carries nothing where he could', async () => {
    const loads = { tom: 1, tess: 2, ada: 0, emma: 1 }
    for (const [assignee, count] of Object.entries(loads))
      for (let i = 0; i < count; i++) await world.addTicket({ assignee })
    for (const name of ['idle', 'gone', 'busy']) await world.addUser(name, 'TECHNICIAN')
    await world.addTicket({ assignee: 'busy', status: 2 })
    await world.addTicket({ assignee: 'tom', status: 3 })
    await world.addTicket()
    const free = await world.addTicket()
    await world.db.updateTable('ticket').set({ status_id: null }).where('id', '=', free).execute()
    await world.json('user disable gone busy', { as: 'ada' })
    const { counts } = await day('ada')
    expect(counts?.technicians.map((t) => [t.username, t.open])).toEqual([
      ['tess', 2],
      ['tom', 1],
      ['emma', 1], // no technician any more, and still has one
      ['busy', 1],
      ['idle', 0],
    ])
    expect(counts?.statuses.map((s) => [s.name, s.open])).toEqual([
      ['En attente', 6],
      ['En cours', 1],
    ])
  })

  it('tells how old the oldest ticket is that nobody has', async () => {
    const at = { created_at: '2026-03-10 12:00:00' }
    const [old, older] = [await world.addTicket(), await world.addTicket({ assignee: 'tom' })]
    await world.db.updateTable('ticket').set(at).where('id', '=', old).execute()
    await world.db.updateTable('ticket').set({ created_at: '2026-02-10 12:00:00' }).where('id', '=', older).execute()
    expect(await day('tom')).toMatchObject({
      unassigned: { oldest: '2026-03-10T12:00:00Z' },
      mine: { oldest: '2026-02-10T12:00:00Z' },
    })
  })
})
