import { DatabaseSync } from '@photostructure/sqlite'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createWorld, type World } from '../helpers/world.js'

let world: World
beforeAll(async () => {
  world = await createWorld('sqlite')
})
afterAll(() => world.destroy())

/** What another process does to the first of three free tickets, just after it was found to be free. */
it.each([
  ['takes it', (id: number) => `update ticket set assigned_to = ${world.ids.tess} where id = ${id}`],
  ['deletes it', (id: number) => `delete from ticket where id = ${id}`],
])('the next ticket is the one after it where somebody %s', async (_, statement) => {
  await world.db.deleteFrom('ticket').execute()
  const [first, second, third] = [await world.addTicket(), await world.addTicket(), await world.addTicket()]
  let found = false
  const onErr = (text: string) => {
    if (found || !/^sql: select .* limit /.test(text)) return
    found = true
    const other = new DatabaseSync(world.url.replace('sqlite:', ''))
    other.exec(statement(first))
    other.close()
  }
  const { code, out } = await world.helpdesk('ticket next --take --debug -o ids', { as: 'tom', onErr })
  expect([found, code, out]).toEqual([true, 0, `${second}\n`])
  expect(await world.json(`ticket show ${second}`, { as: 'ada' })).toMatchObject({ assignee: { username: 'tom' } })
  expect(await world.json(`ticket show ${third}`, { as: 'ada' })).toMatchObject({ assignee: null })
})

it('of two the older comes first, of the same age the one with the lower number, mine or free', async () => {
  await world.db.deleteFrom('ticket').execute()
  const at = (id: number, created_at: string) =>
    world.db.updateTable('ticket').set({ created_at }).where('id', '=', id).execute()
  const [mine, free] = [await world.addTicket({ assignee: 'tom' }), await world.addTicket()]
  const next = async () => (await world.json<{ id: number }>('ticket next', { as: 'tom' })).id
  for (const [minesAge, freesAge, expected] of [
    ['2026-01-02 10:00:00', '2026-01-01 10:00:00', free],
    ['2026-01-01 10:00:00', '2026-01-02 10:00:00', mine],
    ['2026-01-01 10:00:00', '2026-01-01 10:00:00', mine],
  ] as const) {
    await at(mine, minesAge)
    await at(free, freesAge)
    expect([minesAge, freesAge, await next()]).toEqual([minesAge, freesAge, expected])
  }
})
