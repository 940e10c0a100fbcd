import { failure, type HelpdeskError } from '../../core/errors.js'
import { type Instant, isoFromEpoch, wallClockFromEpoch } from '../../core/instants.js'
import { words } from '../words.js'
import type { DateFormat } from './format.js'
import { BETWEEN, dayFirst, isDay, MIDNIGHT, type Parts, timeOf, yearFirst } from './parts.js'
import { epochIn, ownZone, type Zone } from './zone.js'

/** An instant: as a UTC wall clock, and in seconds since the Unix epoch. */
export interface Moment {
  wallClock: string
  epoch: number
}

/** A date that named no zone, and what it was taken for. */
export interface ReadDate {
  /** Whose clocks it was read by. */
  timeZone: string
  text: string
  at: Instant
}

export interface Dates {
  /** Throws INVALID for what is no date, or one that cannot be stored. */
  read(text: string): Moment
  /** The first date without a zone that was read; null where there was none. */
  first(): ReadDate | null
}

/**
 * Reads dates as ISO 8601 and other programs write them, the day first; `format` is how they are written otherwise.
 * What names no zone is in `zone`, by default that of whoever runs the program.
 */
export function createDates({
  format,
  zone: given,
}: {
  format?: DateFormat | undefined
  zone?: Zone | undefined
}): Dates {
  let zone = given
  let first: ReadDate | null = null
  return {
    read(text) {
      const exact = EXPORTED.exec(text)
      const parts = exact ? partsOfExport(exact) : partsOf(text, format)
      if (!parts || !isDay(parts)) throw isMonthFirst(text, format) ? monthFirst(text) : noTime(text)
      const wall = Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute, parts.second) / 1000
      if (parts.offset === undefined) zone ??= ownZone()
      const epoch = parts.offset === undefined ? epochIn(zone as Zone, wall) : wall - parts.offset
      if (epoch < FIRST_INSTANT || epoch > LAST_INSTANT) throw noTime(text)
      if (parts.offset === undefined)
        first ??= { timeZone: (zone as Zone).name, text: text.trim(), at: isoFromEpoch(epoch) }
      return { epoch, wallClock: exact ? `${text.slice(0, 10)} ${text.slice(11, 19)}` : wallClockFromEpoch(epoch) }
    },
    first: () => first,
  }
}

/** What a TIMESTAMP holds in every time zone: the second of January 1970 to 17 January 2038. */
const [FIRST_INSTANT, LAST_INSTANT] = [86_400, 2_147_385_600]

/** As our exports have it. */
const EXPORTED = /^(\d{4})-(\d\d)-(\d\d)T([01]\d|2[0-3]):([0-5]\d):([0-5]\d)Z$/
const partsOfExport = ([, year, month, day, hour, minute, second]: RegExpExecArray): Parts => ({
  year: Number(year),
  month: Number(month),
  day: Number(day),
  hour: Number(hour),
  minute: Number(minute),
  second: Number(second),
  offset: 0,
})

/** What a text says as a date; undefined for what is none. Whether there is such a day is not looked at. */
export function partsOf(given: string, format?: DateFormat): Parts | undefined {
  const text = given.normalize('NFC').replace(/\s+/g, ' ').trim()
  if (!format) return withTime(text, yearFirst(text) ?? dayFirst(text))
  return format.read(text) ?? (format.yearFirst ? undefined : withTime(text, yearFirst(text)))
}

const BEHIND = new RegExp(`^${BETWEEN}(.+)$`)

function withTime(text: string, day: ReturnType<typeof yearFirst>): Parts | undefined {
  if (!day) return undefined
  const rest = text.slice(day.end)
  const time = rest === '' ? MIDNIGHT : timeOf(BEHIND.exec(rest)?.[1] ?? '')
  return time && { ...day, ...time }
}

/** Whether it would be a date with the month first. */
function isMonthFirst(text: string, format: DateFormat | undefined): boolean {
  const parts = format ? undefined : partsOf(text)
  return parts !== undefined && isDay({ year: parts.year, month: parts.day, day: parts.month })
}

const monthFirst = (text: string): HelpdeskError =>
  failure('INVALID', words.monthFirst(text), {
    say: `--date-format '${text.trim().replace(/^\d+(.)\d+.(\d+).*$/s, (_, sign, year) => `MM${sign}DD${sign}${'Y'.repeat(year.length)}`)}'`,
  })

const noTime = (text: string): HelpdeskError =>
  failure('INVALID', words.noTime(text), { say: `${FORMS}, --date-format` })

/** Dates as they may be written. */
export const FORMS = '2026-01-31T10:00:00Z, 2026-01-31, 31/01/2026, 31/Jan/26'
