import { offsetOf } from './zone.js'

/** What a date says. */
export interface Parts {
  year: number
  month: number
  day: number
  hour: number
  minute: number
  second: number
  /** Seconds ahead of UTC; undefined where it names no zone. */
  offset: number | undefined
}
export type Day = Pick<Parts, 'year' | 'month' | 'day'>
export type Time = Omit<Parts, keyof Day>

/** English and French, as programs shorten them, by their beginnings without accents. */
const MONTHS = [
  'jan',
  'fe[bv]',
  'mar',
  'a[pv]r',
  'ma[yi]',
  'jun|juin',
  'jul|juil',
  'aug|aou',
  'sep',
  'oct',
  'nov',
  'dec',
].map((begin) => new RegExp(`^(${begin})[a-z]*\\.?$`))

/** 1 to 12; undefined for what is no name of a month. */
export function monthNamed(name: string): number | undefined {
  const bare = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  const found = MONTHS.findIndex((month) => month.test(bare))
  return found === -1 ? undefined : found + 1
}

/** `26` is 2026: no helpdesk is older than 1970. */
export const fullYear = (text: string): number =>
  text.length > 2 ? Number(text) : Number(text) + (Number(text) < 70 ? 2_000 : 1_900)

export const MIDNIGHT: Time = { hour: 0, minute: 0, second: 0, offset: undefined }

const TIME =
  /^(\d\d?)(?:\s*[:h.]\s*(\d\d)(?:\s*[:.]\s*(\d\d)(?:[.,]\d+)?)?|h)?(?:\s*([ap])\.?m\.?)?(?:\s*\(?(z|utc|gmt|(?:utc|gmt)?[+\-\u2212]\d\d?:?(?:\d\d)?)\)?)?$/i
const BASIC_TIME = /^(\d\d)(\d\d)(?:(\d\d)(?:[.,]\d+)?)?()(z|[+\-\u2212]\d\d:?(?:\d\d)?)?$/i

/**
 * `14:05`, `2:05:59.123 PM`, `14h05`, `140559`, with or without a zone behind it; undefined for what is no time of the
 * day.
 */
export function timeOf(text: string): Time | undefined {
  const [, hours, minutes = '0', seconds = '0', half, zone] = BASIC_TIME.exec(text) ?? TIME.exec(text) ?? []
  if (hours === undefined || (/^\d+$/.test(text) && text.length < 4)) return undefined
  const hour = half ? (Number(hours) % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : Number(hours)
  if ((half && (Number(hours) < 1 || Number(hours) > 12)) || hour > 23 || Number(minutes) > 59 || Number(seconds) > 59)
    return undefined
  const offset = zone ? offsetOf(zone) : undefined
  if (zone && offset === undefined) return undefined
  return { hour, minute: Number(minutes), second: Number(seconds), offset }
}

/** What stands between a day and the time behind it. */
export const BETWEEN = '(?:[Tt]|,?\\s+(?:à\\s+|at\\s+)?|,)'

const YEAR_FIRST = /^(\d{4})([-/.])(\d\d?)\2(\d\d?)/
const BASIC = /^(\d{4})(\d\d)(\d\d)(?=$|[Tt])/
const DAY_FIRST = /^(\d\d?)([-/.])(\d\d?)\2(\d{4}|\d\d(?!\d))/
const DAY_AND_NAME = /^(\d\d?)(?:er|st|nd|rd|th)?[-/. ]+(\p{L}+\.?)[-/., ]+(\d{4}|\d\d)(?!\d)/u
const NAME_AND_DAY = /^(\p{L}+\.?) (\d\d?)(?:st|nd|rd|th)?,? (\d{4})(?!\d)/u
const WEEKDAY = /^(mon|tue|wed|thu|fri|sat|sun|lun|mar|mer|jeu|ven|sam|dim)\p{L}*\.?,? (?=\p{L}|\d)/iu

/** What is read of the beginning of a text, and where it ends. */
interface Read extends Day {
  end: number
}

/** A day with its year first: there is one way to read it. */
export function yearFirst(text: string): Read | undefined {
  const found = YEAR_FIRST.exec(text)
  if (found) return { year: Number(found[1]), month: Number(found[3]), day: Number(found[4]), end: found[0].length }
  const basic = BASIC.exec(text)
  return basic
    ? { year: Number(basic[1]), month: Number(basic[2]), day: Number(basic[3]), end: basic[0].length }
    : undefined
}

/**
 * A day as most of the world writes it: the day first, or the month by its name; the day of the week may stand before
 * it.
 */
export function dayFirst(text: string): Read | undefined {
  const read = numbered(text) ?? named(text)
  if (read) return read
  const skipped = WEEKDAY.exec(text)?.[0].length ?? 0
  const behind = skipped === 0 ? undefined : (numbered(text.slice(skipped)) ?? named(text.slice(skipped)))
  return behind && { ...behind, end: skipped + behind.end }
}

function numbered(text: string): Read | undefined {
  const [all, day, sign, month, year = ''] = DAY_FIRST.exec(text) ?? []
  // 26-01-31 has its year first, and is not told from the 26th.
  if (all === undefined || (year.length === 2 && sign === '-')) return undefined
  return { year: fullYear(year), month: Number(month), day: Number(day), end: all.length }
}

function named(text: string): Read | undefined {
  const [all, day, name = '', year = ''] = DAY_AND_NAME.exec(text) ?? byName(NAME_AND_DAY.exec(text))
  const month = monthNamed(name)
  return all === undefined || month === undefined
    ? undefined
    : { year: fullYear(year), month, day: Number(day), end: all.length }
}
const byName = (found: RegExpExecArray | null): (string | undefined)[] =>
  found ? [found[0], found[2], found[1], found[3]] : []

/** The 30th of February is none. */
export const isDay = ({ year, month, day }: Day): boolean =>
  month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
