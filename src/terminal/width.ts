import { wrapAnsi } from 'fast-wrap-ansi'
import stringWidth from 'string-width'
import { countedCharacters, countedCut, countedWidth } from './counted.js'

/** Below so many columns what does not fit beside something stands on lines of its own. */
export const NARROW = 60

/** Marks that stand before the digits they belong to: of one column, which the library counts as none. */
const PREFIXED = /[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u{110bd}\u{110cd}]/gu

// biome-ignore lint/suspicious/noControlCharactersInRegex: what chalk puts around a coloured text
const COLOUR = /(\u001b\[[\d;]*m)/

/** Terminal columns that `text` takes; escape sequences take none, wide characters two. */
export const widthOf = (text: string): number => countedWidth(text) ?? stringWidth(text.replace(PREFIXED, '#'))

/** Made when it is first needed: that takes 7 ms. */
let graphemes: Intl.Segmenter | undefined

/** What a reader takes for one character each. */
function charactersOf(text: string): string[] {
  const counted = countedCharacters(text)
  if (counted) return counted
  graphemes ??= new Intl.Segmenter()
  return Array.from(graphemes.segment(text), ({ segment }) => segment)
}

/**
 * `text` in at most `columns` terminal columns, ending in `…` where something is left out; colours stay, and stay
 * closed.
 */
export const truncate = (text: string, columns: number): string =>
  text.length * 2 <= columns || widthOf(text) <= columns ? text : cutTo(text, columns)

/** The same of a text that is known to take more. */
export function cutTo(text: string, columns: number): string {
  const counted = columns > 0 ? countedCut(text, columns - 1) : undefined
  if (counted !== undefined) return `${counted}…`
  let width = 0
  let cut = ''
  for (const part of text.split(COLOUR)) {
    if (part.startsWith('\u001b')) cut += part
    else if (width < columns) {
      for (const character of charactersOf(part)) {
        const wide = widthOf(character)
        const fits = width + wide < columns
        cut += fits ? character : '…'
        width = fits ? width + wide : columns
        if (!fits) break
      }
    }
  }
  return cut
}

/** The library composes letters with their marks also in a line that it leaves whole. */
const broken = (line: string, columns: number): string =>
  (countedWidth(line) ?? Number.POSITIVE_INFINITY) <= columns
    ? line.normalize()
    : wrapAnsi(line, columns, { hard: true, trim: false })

/**
 * Breaks lines at blanks, and words longer than a line anywhere; the indent of a line stays, what follows a break has
 * none.
 */
export const wrap = (text: string, columns: number): string =>
  text
    .split('\n')
    .flatMap((line) =>
      broken(line, columns)
        .split('\n')
        .map((piece, i) => (i === 0 ? piece : piece.trimStart()))
        .map((piece, i, all) => (i < all.length - 1 ? piece.trimEnd() : piece)),
    )
    .join('\n')
