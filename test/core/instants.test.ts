import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isoFromEpoch, wallClockFromEpoch } from '../../src/core/instants.js'

const YEARS_S = 365.25 * 86_400
const iso = (seconds: number) => new Date(seconds * 1000).toISOString()

describe('seconds since the epoch', () => {
  it.each([0, -1, 951_782_399, 951_782_400, 4_102_444_800, 253_402_300_799, 253_402_300_800, -62_135_596_801, 1.5])(
    '%d is the instant that JavaScript makes of it',
    (seconds) => {
      expect(isoFromEpoch(seconds)).toBe(iso(seconds).replace('.000Z', 'Z'))
      expect(wallClockFromEpoch(seconds)).toBe(iso(seconds).slice(0, 19).replace('T', ' '))
    },
  )
  it('whatever they are', () =>
    fc.assert(
      fc.property(fc.integer({ min: -3_000 * YEARS_S, max: 9_000 * YEARS_S }), (seconds) => {
        expect(isoFromEpoch(seconds)).toBe(iso(seconds).replace('.000Z', 'Z'))
      }),
    ))
  it('are refused where they are none', () => expect(() => isoFromEpoch(Number.NaN)).toThrow(RangeError))
})
