import { inEach, type Lang, type Text } from './language.js'

// The tag is for docs/schemas, where a number may have a fraction.
/** @asType integer */
export type Integer = number

const FORMATS: Partial<Record<Lang, Intl.NumberFormat>> = {}

/** How a language writes a number of things, and which form of a word goes with it. */
function grammar(lang: Lang, and: string, isOne: (n: number) => boolean) {
  const number = (n: number): string => {
    if (Math.abs(n) < 1_000) return String(n)
    FORMATS[lang] ??= new Intl.NumberFormat(lang)
    return FORMATS[lang].format(n)
  }
  const form = (n: number, one: string, many: string): string => (isOne(n) ? one : many)
  return {
    /** `1,234`, `1 234`. Not for numbers that name something. */
    number,
    /** The form of a word beside `n` things: `form(2, 'is', 'are')`. */
    form,
    /** `1 ticket`, `1,234 tickets`. */
    count: (n: number, one: string, many: string): string => `${number(n)} ${form(n, one, many)}`,
    /** The same of several kinds of things, of those that there are: `2 tickets and 1 comment`. */
    counts: (...things: [n: number, one: string, many: string][]): string =>
      things
        .filter(([n], i) => n > 0 || (i === 0 && things.every(([none]) => none === 0)))
        .map(([n, one, many]) => `${number(n)} ${form(n, one, many)}`)
        .join(` ${and} `),
  }
}

// Which numbers take the singular: CLDR's plural rules for whole numbers,
// https://cldr.unicode.org/index/cldr-spec/plural-rules
export const en = grammar('en', 'and', (n) => n === 1)
export const fr = grammar('fr', 'et', (n) => n === 0 || n === 1)
const GRAMMARS = { en, fr } satisfies Record<Lang, unknown>

/** How many, as each language writes it. */
export const counted = (n: number): Text => inEach((lang) => GRAMMARS[lang].number(n))
