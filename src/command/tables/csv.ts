import { stringify } from 'csv-stringify/sync'

/**
 * Lines of RFC 4180, each ended by CRLF. A cell that a spreadsheet would run as a formula gets an apostrophe before it, as does one that
 * begins with apostrophes before such a sign, so that taking one away gives every cell back unchanged.
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
export const csvLines = (rows: readonly (readonly string[])[]): string =>
  stringify(
    rows.map((row) => row.map((cell) => (/^'*[=+\-@\t\r\n＝＋－＠]/.test(cell) ? `'${cell}` : cell))),
    { record_delimiter: '\r\n' },
  )
