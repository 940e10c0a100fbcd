import { failure } from '../../core/errors.js'
import { words } from '../words.js'
import { fullYear, monthNamed, type Parts, timeOf } from './parts.js'

/** How a file's dates are written, where that is told. */
export interface DateFormat {
  /** Undefined for what is not written so. Of a format without hours, any time of the day may stand behind the day. */
  read(text: string): Parts | undefined
  /** Whether the year stands first. */
  yearFirst: boolean
}

type Name = 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second' | 'half' | 'zone' | 'fraction'

/** As C and Python write formats: https://docs.python.org/3/library/datetime.html#format-codes */
const PERCENT: Record<string, string> = {
  Y: 'YYYY',
  y: 'YY',
  m: 'MM',
  d: 'DD',
  e: 'D',
  b: 'MMM',
  B: 'MMMM',
  H: 'HH',
  I: 'hh',
  M: 'mm',
  S: 'ss',
  p: 'A',
  z: 'Z',
  f: 'SSS',
  T: 'HH:mm:ss',
  R: 'HH:mm',
}

const PATTERNS: Record<Name, string> = {
  year: '\\d{4}|\\d\\d',
  month: '\\d\\d?|\\p{L}+\\.?',
  day: '\\d\\d?',
  hour: '\\d\\d?',
  minute: '\\d\\d',
  second: '\\d\\d',
  fraction: '\\d+',
  half: '[ap]\\.?m\\.?',
  zone: 'z|utc|gmt|[+\\-−]\\d\\d?:?(?:\\d\\d)?',
}

/**
 * A format in the letters that spreadsheets and programs use for it, `MM/DD/YYYY hh:mm A`, `dd.MM.yyyy`, or `%m/%d/%Y`.
 * Throws USAGE where it does not tell day, month and year.
 */
export function dateFormat(text: string): DateFormat {
  const letters = text.replace(/%([a-zA-Z])/g, (all, code: string) => PERCENT[code] ?? all).trim()
  const names: Name[] = []
  const pattern = letters.replace(
    /'([^']*)'|AM\/PM|y+|M+|d+|H+|m+|s+|[Sf]+|[Aa]|tt|Z+|z+|X+|\s+|./gisu,
    (token: string, quoted: string | undefined, at: number) => {
      if (quoted !== undefined) return literal(quoted)
      if (/^\s/.test(token)) return '\\s+'
      const name = nameOf(token, letters.slice(0, at), letters)
      if (!name) return literal(token)
      names.push(name)
      return `(${name === 'year' && token.length > 2 ? '\\d{4}' : PATTERNS[name]})`
    },
  )
  for (const name of ['year', 'month', 'day'] as const)
    if (names.filter((n) => n === name).length !== 1) throw noFormat(text)
  const whole = new RegExp(`^${pattern}${names.includes('hour') ? '' : '(?:[Tt]|,?\\s+)?(.*)'}$`, 'iu')
  return { yearFirst: names[0] === 'year', read: (date) => partsOf(date, whole, names) }
}

const literal = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')

/**
 * What a run of letters stands for. M behind hours are minutes, whichever size; small ones also where big ones are the
 * month.
 */
function nameOf(token: string, before: string, all: string): Name | undefined {
  const isMinutes = /h[:.h\s]*$/i.test(before) || (token.startsWith('m') && /M/.test(all.replace(/AM|PM/g, '')))
  if (/^am\/pm$/i.test(token) || /^(a|tt)$/i.test(token)) return 'half'
  if (/^y+$/i.test(token)) return 'year'
  if (/^d+$/i.test(token)) return 'day'
  if (/^h+$/i.test(token)) return 'hour'
  if (/^m+$/i.test(token)) return isMinutes ? 'minute' : 'month'
  if (/^s+$/.test(token)) return 'second'
  if (/^[Sf]+$/.test(token)) return 'fraction'
  return /^[zx]+$/i.test(token) ? 'zone' : undefined
}

function partsOf(text: string, whole: RegExp, names: readonly Name[]): Parts | undefined {
  const found = whole.exec(text)
  if (!found) return undefined
  const said = (name: Name) => (names.includes(name) ? found[names.indexOf(name) + 1] : undefined)
  const month = said('month') ?? ''
  const number = /^\d/.test(month) ? Number(month) : monthNamed(month)
  if (number === undefined) return undefined
  const behind = names.includes('hour') ? timeAsSaid(said) : (found.at(-1) ?? '')
  const time = behind === '' ? timeOf('00:00') : timeOf(behind)
  return time && { year: fullYear(said('year') ?? ''), month: number, day: Number(said('day')), ...time }
}

const timeAsSaid = (said: (name: Name) => string | undefined): string =>
  `${said('hour')}:${said('minute') ?? '00'}:${said('second') ?? '00'} ${said('half') ?? ''}${said('zone') ?? ''}`.trim()

const noFormat = (text: string) =>
  failure('USAGE', words.noDateFormat(text), {
    say: "--date-format 'MM/DD/YYYY hh:mm A', 'DD.MM.YYYY HH:mm', '%m/%d/%y'",
  })
