import { stringify } from 'csv-stringify/sync'
import type { Lang } from '../../core/language.js'
import { withApostrophe } from './formula.js'

/** What stands between cells, and before the first. */
export interface Dialect {
  separator: string
  mark: string
}
export const FOR_ALL: Dialect = { separator: ',', mark: '' }
/** Excel takes a file for UTF-8 by its byte order mark only, and splits it at the list separator of its language. */
export const FOR_EXCEL: Record<Lang, Dialect> = {
  en: { separator: ',', mark: '\ufeff' },
  fr: { separator: ';', mark: '\ufeff' },
}

/** Lines of RFC 4180, each ended by CRLF; what a spreadsheet would run as a formula has an apostrophe before it. */
export const csvLines = (rows: readonly (readonly string[])[], { separator }: Dialect): string =>
  stringify(
    rows.map((row) => row.map(withApostrophe)),
    {
      delimiter: separator,
      record_delimiter: '\r\n',
      quoted_match: /[\r\n]/,
      // A line with nothing in it is no row to most programs.
      quoted_empty: rows[0]?.length === 1,
    },
  )
