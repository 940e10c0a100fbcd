import { isDay } from '../../command/dates/parts.js'
import { epochIn, offsetOf, type Zone } from '../../command/dates/zone.js'

type Calendar = 'year' | 'month' | 'day' | 'minute' | 'second'

/** An age, or a stretch of the calendar: `wall` is where it begins on the wall clock there, as if that were UTC's. */
export type Time =
  | { kind: 'age'; count: number; unit: string }
  | { kind: 'ago'; days: number }
  | { kind: 'calendar'; of: Calendar; wall: number; offset: number | undefined }

/** By what a time is counted: seconds since the Unix epoch, and whoever's clocks. */
export interface Clock {
  now: number
  zone: Zone
}

const SECONDS: Record<string, number> = { m: 60, h: 3_600, d: 86_400, w: 604_800 }
const MONTHS: Record<string, number> = { mo: 1, y: 12 }
const DAYS: Record<string, number> = { today: 0, yesterday: 1 }

const AGE = /^(\d{1,5})(mo|[mhdwy])$/i
const DATE = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d))?(Z|[+-]\d\d:?\d\d)?)?)?)?$/i
/** The years of which a ticket can be: what a TIMESTAMP holds. */
const [FIRST_YEAR, LAST_YEAR] = [1970, 2037]

/** `7d`, `2026-01`, `today`; undefined for what is no time. */
export function timeOf(text: string): Time | undefined {
  const [, count, unit] = AGE.exec(text) ?? []
  if (unit) return { kind: 'age', count: Number(count), unit: unit.toLowerCase() }
  const days = Object.hasOwn(DAYS, text.toLowerCase()) ? DAYS[text.toLowerCase()] : undefined
  if (days !== undefined) return { kind: 'ago', days }
  const [, year, month, day, hour, minute, second, zone] = DATE.exec(text) ?? []
  if (year === undefined) return undefined
  const date = { year: Number(year), month: Number(month ?? 1), day: Number(day ?? 1) }
  const isTime = Number(hour ?? 0) < 24 && Number(minute ?? 0) < 60 && Number(second ?? 0) < 60
  if (!isDay(date) || !isTime || date.year < FIRST_YEAR || date.year > LAST_YEAR) return undefined
  return {
    kind: 'calendar',
    of: smallest({ second, minute, day, month }),
    wall:
      Date.UTC(date.year, date.month - 1, date.day, Number(hour ?? 0), Number(minute ?? 0), Number(second ?? 0)) / 1000,
    offset: zone === undefined ? undefined : offsetOf(zone),
  }
}

function smallest(said: Partial<Record<Calendar, string | undefined>>): Calendar {
  const units: Calendar[] = ['second', 'minute', 'day', 'month']
  return units.find((unit) => said[unit] !== undefined) ?? 'year'
}

/** The first and the last second of a time; of an age the same. */
export function secondsOf(time: Time, { now, zone }: Clock): { first: number; last: number } {
  if (time.kind === 'age') {
    const at = ageAgo(time.count, time.unit, { now, zone })
    return { first: at, last: at }
  }
  const epoch = (wall: number) =>
    time.kind === 'calendar' && time.offset !== undefined ? wall - time.offset : epochIn(zone, wall)
  const today = Math.floor((now + zone.aheadAt(now)) / 86_400) * 86_400
  const wall = time.kind === 'calendar' ? time.wall : today - time.days * 86_400
  return { first: epoch(wall), last: epoch(next(wall, time.kind === 'calendar' ? time.of : 'day')) - 1 }
}

/** A day is 24 hours, a month one of the calendar: a month before the 31st of March is the last of February. */
function ageAgo(count: number, unit: string, { now, zone }: Clock): number {
  const seconds = SECONDS[unit]
  if (seconds !== undefined) return now - count * seconds
  const wall = new Date((now + zone.aheadAt(now)) * 1000)
  const month = wall.getUTCMonth() - count * (MONTHS[unit] ?? 0)
  const lastDay = new Date(Date.UTC(wall.getUTCFullYear(), month + 1, 0)).getUTCDate()
  const day = Math.min(wall.getUTCDate(), lastDay)
  const time = Math.floor(wall.getTime() / 1000) % 86_400
  return epochIn(zone, Date.UTC(wall.getUTCFullYear(), month, day) / 1000 + time)
}

/** Where the next stretch of the same length begins. */
function next(wall: number, of: Calendar): number {
  const at = new Date(wall * 1000)
  if (of === 'year') return Date.UTC(at.getUTCFullYear() + 1, 0, 1) / 1000
  if (of === 'month') return Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 1) / 1000
  return wall + { day: 86_400, minute: 60, second: 1 }[of]
}
