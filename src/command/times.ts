import { createDates, FORMS, type Moment, partsOf } from './dates/dates.js'
import { isDay } from './dates/parts.js'
import { epochIn, ownZone } from './dates/zone.js'
import { invalid } from './parsers.js'
import { words } from './words.js'

/** A time that can be stored, as `dates/dates.ts` reads it; without a zone in that of whoever runs the program. */
export const instant = (text: string): Moment => createDates({}).read(text)

/** A date as imports read it, `7d`, `12h` or `today`, in seconds since the Unix epoch. */
export function since(text: string): number {
  const now = Math.floor(Date.now() / 1000)
  const [, number, unit] = /^(\d{1,6})([dh])$/.exec(text) ?? []
  if (unit) return now - Number(number) * (unit === 'h' ? 3_600 : 86_400)
  const zone = ownZone()
  if (text === 'today') return epochIn(zone, Math.floor((now + zone.aheadAt(now)) / 86_400) * 86_400)
  const parts = partsOf(text)
  if (parts && isDay(parts)) {
    const wall = Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute, parts.second) / 1000
    return parts.offset === undefined ? epochIn(zone, wall) : wall - parts.offset
  }
  throw invalid(words.notADate(text), { say: `${FORMS}, 7d, 12h, today` })
}

/** Ten years. */
const MOST_DAYS = 3_653

/** `90d` or `12h`, up to ten years, in seconds. */
export function days(text: string): number {
  const [, number, unit] = /^(\d+)([dh])$/.exec(text) ?? []
  const seconds = Number(number) * (unit === 'h' ? 3_600 : 86_400)
  if (seconds > 0 && seconds <= MOST_DAYS * 86_400) return seconds
  if (seconds > 0) throw invalid(words.tooLong(text), { say: `${MOST_DAYS}d` })
  throw invalid(words.notADuration(text), { say: '90d, 12h' })
}
