/** What a spreadsheet runs when it opens a file: https://owasp.org/www-community/attacks/CSV_Injection */
const FORMULA = /^'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/

/**
 * A cell with an apostrophe before it where a spreadsheet would run it, or where apostrophes stand before such a sign,
 * so that taking one away gives every cell back unchanged.
 */
export const withApostrophe = (cell: string): string => (FORMULA.test(cell) ? `'${cell}` : cell)

/** Takes away what `withApostrophe` put there. */
export const withoutApostrophe = (cell: string): string =>
  cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell
