import type { BadRow } from '../../../core/errors.js'

/** A row of a file, checked but for the names in it. A value is undefined where the row says nothing of that field. */
export interface ImportRow {
  line: number
  /** The file's own idempotency key. */
  key: string | undefined
  values: Record<string, string | number | undefined>
}

export type Checked = ImportRow | BadRow
