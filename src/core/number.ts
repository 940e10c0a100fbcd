import { inEach, type Lang, type Text } from './language.js'

// The tag is for docs/schemas, where a number may have a fraction.
/** @asType integer */
export type Integer = number

/**
 * How a language writes a number of things, and which form of a word goes with it. What stands between thousands is
 * what `Intl` writes there, whose formatter takes 10 ms to make.
 */
function grammar(thousands: string, and: string, isOne: (n: number) => boolean) {
  const number = (n: number): string => String(n).replace(/\B(?=(?:\d{3})+$)/g, thousands)
  const form = (n: number, one: string, many: string): string => (isOne(n) ? one : many)
  return {
    /** `1,234`, `1 234`, of a whole number. Not for numbers that name something. */
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
export const en = grammar(',', 'and', (n) => n === 1)
export const fr = grammar('\u202f', 'et', (n) => n === 0 || n === 1)
const GRAMMARS = { en, fr } satisfies Record<Lang, unknown>

/** How many, as each language writes it. */
export const counted = (n: number): Text => inEach((lang) => GRAMMARS[lang].number(n))
