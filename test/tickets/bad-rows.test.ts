import { afterAll, beforeAll, expect, it } from 'vitest'
import { createWorld, type World } from '../helpers/world.js'

let world: World
beforeAll(async () => {
  world = await createWorld('sqlite')
})
afterAll(() => world.destroy())

it('bad rows are told in the order of the file, whatever is wrong with each', async () => {
  const row = (more: object) =>
    JSON.stringify({ title: 'T', description: 'D', category: 1, priority: 1, requester: 'emma', ...more })
  const rows = [{ requester: 'nobody' }, { title: '' }, {}, { priority: 'nosuch' }, { title: ' ' }].map(row)
  const { code, err } = await world.helpdesk('ticket import - --json', { as: 'ada', stdin: rows.join('\n') })
  const { details } = JSON.parse(err).error as { details: { line: number; code: string }[] }
  expect([code, details.map((d) => [d.line, d.code])]).toEqual([
    2,
    [
      [1, 'NOT_FOUND'],
      [2, 'INVALID'],
      [4, 'NOT_FOUND'],
      [5, 'INVALID'],
    ],
  ])
})
