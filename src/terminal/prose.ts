import { wrapAnsi } from 'fast-wrap-ansi'
import { held, released } from '../core/hint.js'
import { widthOf } from './width.js'

/**
 * Lines for a terminal of so many columns, broken at blanks; a word that is longer, and whatever is `held` or begins with
 * `$`, stays whole and is the terminal's to break, so that it can be copied. Without columns nothing is broken.
 */
export function prose(text: string, columns: number | undefined): string {
  const quoted = text.replace(/^ +(\$ .*)?/gm, held).replace(/'(?:"[^']*"|\([^']*)'/g, held)
  const lines = quoted.split('\n').map((line) => (columns && widthOf(line) > columns ? broken(line, columns) : line))
  return released(lines.join('\n'))
}

const broken = (line: string, columns: number): string =>
  wrapAnsi(line, columns, { hard: false, trim: false })
    .split('\n')
    .map((piece, i) => (i === 0 ? piece.trimEnd() : piece.trim()))
    .join('\n')
