import type { Lang, Text } from '../core/language.js'
import { inert } from './inert.js'
import type { Style } from './style.js'

const STEPS: [unit: Intl.RelativeTimeFormatUnit, seconds: number][] = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
]

const FORMATS: Partial<Record<Lang, Intl.RelativeTimeFormat>> = {} // making one takes longer than a line of a table
const formatOf = (lang: Lang) => {
  FORMATS[lang] ??= new Intl.RelativeTimeFormat(lang, { numeric: 'always', style: 'short' })
  return FORMATS[lang]
}

const NOW: Text = { en: 'now', fr: 'maintenant' }

/** An ISO 8601 instant as people say it: `3 hr. ago`, `il y a 3 h`; nothing for null. */
export function ago(iso: string | null, { lang, now }: Style): string {
  if (iso === null) return ''
  const seconds = (Date.parse(iso) - now) / 1000
  const [unit, size] = STEPS.find(([, size]) => Math.abs(seconds) >= size) ?? ['second', 1]
  return unit === 'second' ? NOW[lang] : formatOf(lang).format(Math.trunc(seconds / size), unit)
}

/** An ISO 8601 instant in the reader's own time zone, `23 Nov 2026, 18:55`; what is no instant as it stands there. */
export function dateTime(iso: string | null, { lang }: Pick<Style, 'lang'>): string {
  if (iso === null) return ''
  const at = new Date(iso)
  if (Number.isNaN(at.getTime())) return inert(iso)
  return new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, { dateStyle: 'medium', timeStyle: 'short' }).format(at)
}
