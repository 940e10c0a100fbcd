import { ownZone } from '../../command/dates/zone.js'
import { secondsOf } from './times.js'
import type { TimesTerm } from './tree.js'

/**
 * The first and the last second of a range of times, since the Unix epoch, where it has that end; counted from `now`,
 * by the clocks of whoever runs the program.
 */
export function boundsOf({ from, to }: TimesTerm, now: number): { from: number | undefined; to: number | undefined } {
  const clock = { now, zone: ownZone() }
  const first = from && secondsOf(from.value, clock)
  const last = to && secondsOf(to.value, clock)
  return {
    from: first && (from.isIncluded ? first.first : first.last + 1),
    to: last && (to.isIncluded ? last.last : last.first - 1),
  }
}
