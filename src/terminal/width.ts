import { wrapAnsi } from 'fast-wrap-ansi'
import stringWidth from 'string-width'

/**
 * Text of which every character is one column wide: Latin letters, and the punctuation of French. Measuring it is
 * counting it.
 */
const NARROW = /^[ -~\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027]*$/

/** Marks that stand before the digits they belong to: of one column, which the library counts as none. */
const PREFIXED = /[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u{110bd}\u{110cd}]/gu

/** Terminal columns that `text` takes; escape sequences take none, wide characters two. */
export const widthOf = (text: string): number =>
  NARROW.test(text) ? text.length : stringWidth(text.replace(PREFIXED, '#'))

/** Made when it is first needed: that takes 7 ms. */
let graphemes: Intl.Segmenter | undefined
const segmentsOf = (text: string): Intl.Segments => {
  graphemes ??= new Intl.Segmenter()
  return graphemes.segment(text)
}
// biome-ignore lint/suspicious/noControlCharactersInRegex: what chalk puts around a coloured text
const COLOUR = /(\u001b\[[\d;]*m)/

/**
 * `text` in at most `columns` terminal columns, ending in `…` where something is left out; colours stay, and stay
 * closed.
 */
export function truncate(text: string, columns: number): string {
  if (widthOf(text) <= columns) return text
  let width = 0
  let cut = ''
  for (const part of text.split(COLOUR)) {
    if (part.startsWith('\u001b')) cut += part
    else if (width < columns) {
      for (const { segment } of segmentsOf(part)) {
        const wide = widthOf(segment)
        const fits = width + wide < columns
        cut += fits ? segment : '…'
        width = fits ? width + wide : columns
        if (!fits) break
      }
    }
  }
  return cut
}

/**
 * Breaks lines at blanks, and words longer than a line anywhere; the indent of a line stays, what follows a break has
 * none.
 */
export const wrap = (text: string, columns: number): string =>
  text
    .split('\n')
    .flatMap((line) =>
      wrapAnsi(line, columns, { hard: true, trim: false })
        .split('\n')
        .map((piece, i) => (i === 0 ? piece : piece.trimStart()))
        .map((piece, i, all) => (i < all.length - 1 ? piece.trimEnd() : piece)),
    )
    .join('\n')
