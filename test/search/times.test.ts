import { describe, expect, it } from 'vitest'
import { timeZone } from '../../src/command/dates/zone.js'
import { secondsOf, timeOf } from '../../src/search/language/times.js'

const epoch = (iso: string) => Date.parse(iso) / 1000
const iso = (seconds: number) => new Date(seconds * 1000).toISOString().replace('.000Z', 'Z')

/** From the first second to the last. */
function read(typed: string, now: string, zone = 'Europe/Paris'): string {
  const time = timeOf(typed)
  if (!time) return 'no time'
  const { first, last } = secondsOf(time, { now: epoch(now), zone: timeZone(zone) })
  return first === last ? iso(first) : `${iso(first)} ${iso(last)}`
}

describe('times of a query', () => {
  it.each<[string, string]>([
    ['2026', '2025-12-31T23:00:00Z 2026-12-31T22:59:59Z'],
    ['2026-02', '2026-01-31T23:00:00Z 2026-02-28T22:59:59Z'],
    ['2028-02-29', '2028-02-28T23:00:00Z 2028-02-29T22:59:59Z'],
    ['2026-03-29', '2026-03-28T23:00:00Z 2026-03-29T21:59:59Z'], // 23 hours
    ['2026-10-25', '2026-10-24T22:00:00Z 2026-10-25T22:59:59Z'], // 25 hours
    ['2026-07-01T10:00', '2026-07-01T08:00:00Z 2026-07-01T08:00:59Z'],
    ['2026-07-01T10:00Z', '2026-07-01T10:00:00Z 2026-07-01T10:00:59Z'],
    ['2026-07-01T10:00:30+02:00', '2026-07-01T08:00:30Z'],
    ['today', '2026-03-30T22:00:00Z 2026-03-31T21:59:59Z'],
    ['YESTERDAY', '2026-03-29T22:00:00Z 2026-03-30T21:59:59Z'],
    ['30m', '2026-03-31T09:30:00Z'],
    ['12h', '2026-03-30T22:00:00Z'],
    ['7d', '2026-03-24T10:00:00Z'],
    ['2w', '2026-03-17T10:00:00Z'],
    ['1mo', '2026-02-28T11:00:00Z'], // the last of February, at the same time by the clock
    ['13mo', '2025-02-28T11:00:00Z'],
    ['1y', '2025-03-31T10:00:00Z'],
    ...['', '7', '7 d', '1.5d', '-7d', '2026-00', '2026-02-30', '2026-01-31T24:00', '1969', '2038', 'tomorrow'].map(
      (text): [string, string] => [text, 'no time'],
    ),
  ])('%s: %s', (typed, expected) => expect(read(typed, '2026-03-31T10:00:00Z')).toBe(expected))

  it('are of the zone of whoever asks', () => {
    expect(read('today', '2026-06-01T23:30:00Z')).toBe('2026-06-01T22:00:00Z 2026-06-02T21:59:59Z')
    expect(read('today', '2026-06-01T23:30:00Z', 'America/St_Johns')).toBe('2026-06-01T02:30:00Z 2026-06-02T02:29:59Z')
    expect(read('2026', '2026-06-01T23:30:00Z', 'Pacific/Kiritimati')).toBe('2025-12-31T10:00:00Z 2026-12-31T09:59:59Z')
  })
})
