import { expect, it } from 'vitest'
import { newId } from '../../src/core/light/new-id.js'

it('is a UUID of version 4, another one each time', () => {
  const ids = Array.from({ length: 1_000 }, newId)
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(new Set(ids).size).toBe(ids.length)
  // Each of the digits that are not fixed takes every value.
  for (const at of [0, 7, 9, 20, 35]) expect(new Set(ids.map((id) => id[at])).size).toBe(16)
})
