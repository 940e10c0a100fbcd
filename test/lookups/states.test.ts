import { describe, expect, it } from 'vitest'
import { stateOf } from '../../src/lookups/lookup.js'

describe('what a status counts as', () => {
  it.each([
    [1, 'warning', 1, 'pending'],
    [1, 'success', 1, 'pending'], // the column's default, whatever its colour
    [1, null, 1, 'pending'],
    [3, 'success', 1, 'resolved'],
    [3, 'Success', 1, 'resolved'],
    [2, 'primary', 1, 'in-progress'],
    [2, 'warning', 1, 'in-progress'],
    [2, null, 1, 'in-progress'],
    [2, '', 1, 'in-progress'],
    [2, 'successful', 1, 'in-progress'],
    [0, null, null, 'in-progress'],
  ] as const)('%s, coloured %s, where %s is pending: %s', (id, color, pendingId, state) => {
    expect(stateOf({ id, color }, pendingId)).toBe(state)
  })
})
