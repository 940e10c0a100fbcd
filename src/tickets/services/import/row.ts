import type { Judged, TableRow } from '../../../command/tables/kind.js'

/**
 * What a row says of a ticket, checked but for the names in it, and the file's own key; undefined where it says
 * nothing.
 */
type Values = Record<string, string | number | undefined>
export type ImportRow = TableRow<Values>
export type Checked = Judged<Values>
