import { failure } from '../../core/errors.js'
import { words } from '../words.js'

/** What clocks show somewhere. */
export interface Zone {
  /** `Europe/Paris`, `UTC`, `+02:00`. */
  name: string
  /** Seconds that its clocks are ahead of UTC, at an instant in seconds since the Unix epoch. */
  aheadAt(epoch: number): number
}

/** `Z`, `UTC`, `+02:00`, `+0200`, `+02` in seconds ahead of UTC; undefined for other text. */
export function offsetOf(text: string): number | undefined {
  if (/^(z|utc|gmt)$/i.test(text)) return 0
  const [, sign, hours, minutes = '0'] = /^(?:utc|gmt)?([+\-\u2212])(\d\d?)(?::?(\d\d))?$/i.exec(text) ?? []
  if (hours === undefined || Number(hours) > 15 || Number(minutes) > 59) return undefined
  return (sign === '+' ? 1 : -1) * (Number(hours) * 3_600 + Number(minutes) * 60)
}

/** The zone that a person names, as the time zone database writes it, or by its distance from UTC. Throws USAGE. */
export function timeZone(text: string): Zone {
  const name = text.trim()
  const offset = offsetOf(name)
  if (offset !== undefined) return { name: offset === 0 ? 'UTC' : signed(offset), aheadAt: () => offset }
  try {
    return zoneOf(new Intl.DateTimeFormat('en-US', { timeZone: name }).resolvedOptions().timeZone)
  } catch {
    throw failure('USAGE', words.noTimeZone(text), { say: 'Europe/Paris, America/Montreal, UTC, +02:00' })
  }
}

const signed = (offset: number) => {
  const minutes = Math.abs(offset) / 60
  const two = (n: number) => String(n).padStart(2, '0')
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

/** The zone of whoever runs the program. */
export const ownZone = (): Zone => zoneOf(new Intl.DateTimeFormat().resolvedOptions().timeZone)

/** No clock is changed but at a quarter of an hour: Intl is asked once for each. */
const QUARTER = 900
const MOST_KEPT = 10_000

function zoneOf(name: string): Zone {
  if (name === 'UTC') return { name, aheadAt: () => 0 }
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: name,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  const known = new Map<number, number>()
  return {
    name,
    aheadAt(epoch) {
      const quarter = Math.floor(epoch / QUARTER) * QUARTER
      const before = known.get(quarter)
      if (before !== undefined) return before
      const [month = 0, day, year = 0, hour, minute, second] = (format.format(quarter * 1000).match(/\d+/g) ?? []).map(
        Number,
      )
      const ahead = Date.UTC(year, month - 1, day, hour, minute, second) / 1000 - quarter
      if (known.size >= MOST_KEPT) known.clear()
      known.set(quarter, ahead)
      return ahead
    },
  }
}

/**
 * The instant at which clocks there show `wall`, seconds of a wall clock as if it were UTC's. Of an hour that comes
 * twice the first, of one that is skipped as much later.
 */
export function epochIn({ aheadAt }: Zone, wall: number): number {
  const before = wall - aheadAt(wall - 86_400)
  if (before + aheadAt(before) === wall) return before
  const after = wall - aheadAt(wall + 86_400)
  return after + aheadAt(after) === wall ? after : before
}
