import { afterAll, beforeAll, expect, it } from 'vitest'
import { COPIED } from '../../src/maintenance/queries/copied-rows.js'
import { pages } from '../../src/maintenance/services/copy-pages.js'
import { createWorld, type World } from '../helpers/world.js'

let world: World
beforeAll(async () => {
  world = await createWorld('sqlite')
})
afterAll(() => world.destroy())

/** How many rows each page has, and the ids of all of them. */
async function read(): Promise<{ rows: number[]; ids: unknown[] }> {
  const table = COPIED.find((t) => t.name === 'helpdesk_event')
  const found: { rows: number[]; ids: unknown[] } = { rows: [], ids: [] }
  if (!table) return found
  for await (const page of pages(world.db, table)) {
    found.rows.push(page.length)
    found.ids.push(...page.map((row) => row[0]))
  }
  return found
}

/** Events with texts of these lengths. */
async function addEvents(lengths: readonly number[]): Promise<void> {
  const event = (length: number) => ({
    ...{
      change_id: 'x',
      at: 1,
      source: 'cli' as const,
      actor_id: null,
      actor_name: null,
      entity: 'ticket',
      entity_id: 1,
      field: 'title',
    },
    ...{ old_value: 'x'.repeat(length), new_value: null, old_name: null, new_name: null },
  })
  await world.db.deleteFrom('helpdesk_event').execute()
  for (let i = 0; i < lengths.length; i += 100) {
    await world.db
      .insertInto('helpdesk_event')
      .values(lengths.slice(i, i + 100).map(event))
      .execute()
  }
}

it.each([
  ['none', []],
  ['short ones', Array<number>(1_200).fill(1)],
  ['long ones', Array<number>(130).fill(20_000)],
  ['some that are longer than a page', [...Array<number>(49).fill(1), ...Array<number>(4).fill(1_000_000), 1, 1]],
  ['ever longer ones', [...Array<number>(50).fill(100_000), ...Array<number>(7).fill(500_000), 1_000_000, 1, 1]],
])('every row is read once, in the order of its key: %s', async (_, lengths) => {
  await addEvents(lengths)
  const { rows, ids } = await read()
  const stored = await world.db.selectFrom('helpdesk_event').select('id').orderBy('id').execute()
  expect(ids).toEqual(stored.map((row) => row.id))
  expect(Math.max(0, ...rows)).toBeLessThanOrEqual(500)
})
