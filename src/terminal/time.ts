import type { Lang, Text } from '../core/language.js'
import { inert } from './inert.js'
import type { Style } from './style.js'
import { words } from './words.js'

const STEPS: [unit: keyof typeof words.lengths, seconds: number][] = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
]

/**
 * An ISO 8601 instant as people say it: `3 hr. ago`, `il y a 3 h`; nothing for null. Intl says `il y a 10 m.` for
 * months.
 */
export const ago = (iso: string | null, style: Since): string => since(iso, style, words.ago, words.now)

/** How long ago, in a column that is called so: `3 hr.`; of what lies ahead as `ago`. */
export const age = (iso: string | null, style: Since): string => since(iso, style, (length) => length, words.shortest)

/** The same without abbreviations, in both languages: `3 hours`. Below a minute that is the least. */
export function fullAge(iso: string, now: number): Text {
  const seconds = Math.max(0, (now - Date.parse(iso)) / 1000)
  const [unit, size] = STEPS.find(([, size]) => seconds >= size) ?? ['minute', 60]
  return words.fullLengths[unit](Math.max(1, Math.trunc(seconds / size)))
}

type Since = Pick<Style, 'lang' | 'now'>

function since(iso: string | null, { lang, now }: Since, past: (length: Text) => Text, justNow: Text): string {
  if (iso === null) return ''
  const seconds = (Date.parse(iso) - now) / 1000
  const step = STEPS.find(([, size]) => Math.abs(seconds) >= size)
  if (!step) return justNow[lang]
  const [unit, size] = step
  const length = words.lengths[unit](Math.trunc(Math.abs(seconds) / size))
  return (seconds < 0 ? past : words.ahead)(length)[lang]
}

const two = (n: number): string => String(n).padStart(2, '0')

/** As `Intl` writes the medium form of a day, of which a formatter takes 10 ms to make; before the year 1 by its era. */
function dayOf(at: Date, lang: Lang): string {
  const year = at.getFullYear()
  return `${at.getDate()} ${words.months[lang].split(' ')[at.getMonth()]} ${year > 0 ? year : 1 - year}`
}

/** An ISO 8601 instant in the reader's own time zone, `23 Nov 2026, 18:55`; what is no instant as it stands there. */
export function dateTime(iso: string | null, { lang }: Pick<Style, 'lang'>): string {
  if (iso === null) return ''
  const at = new Date(iso)
  if (Number.isNaN(at.getTime())) return inert(iso)
  return `${dayOf(at, lang)}, ${two(at.getHours())}:${two(at.getMinutes())}`
}

/** The day of an ISO 8601 instant there, `23 Nov 2026`. */
export const date = (iso: string, { lang }: Pick<Style, 'lang'>): string => dayOf(new Date(iso), lang)
