import type { Lang, Text } from './language.js'

// The tag is for docs/schemas, where a number may have a fraction.
/** @asType integer */
export type Integer = number

const FORMATS: Partial<Record<Lang, Intl.NumberFormat>> = {}
const written = (n: number, lang: Lang): string => {
  FORMATS[lang] ??= new Intl.NumberFormat(lang)
  return FORMATS[lang].format(n)
}

/** How many, as each language writes it: `1,234`, `1 234`. Not for numbers that name something. */
export const counted = (n: number): Text =>
  Math.abs(n) < 1_000 ? { en: String(n), fr: String(n) } : { en: written(n, 'en'), fr: written(n, 'fr') }
