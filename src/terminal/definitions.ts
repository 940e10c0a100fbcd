import { wrap } from './width.js'

const INDENT = '  '
const LEAST = 24

/** How wide the left column of `terms` is, with the gap behind it. */
export const termsWidth = (terms: readonly string[]): number =>
  terms.reduce((widest, term) => Math.max(widest, term.length), 0) + 2

/**
 * A term and its meaning beside it, at most `width` columns wide; below it where little is left beside a left column of
 * `left` columns.
 */
export function definition(term: string, meaning: string, left: number, width: number): string[] {
  const beside = width - INDENT.length - left
  const said = wrap(meaning, Math.max(beside, LEAST)).split('\n')
  return beside < LEAST
    ? [INDENT + term, ...said.map((line) => INDENT + INDENT + line)]
    : said.map((line, i) => INDENT + (i === 0 ? term : '').padEnd(left) + line)
}
