import type { Integer } from '../core/number.js'

/** What a table holds. */
export interface TableSum {
  rows: Integer
  /** SHA-256 over the rows, the same on every engine. */
  checksum: string
}

export interface TableComparison extends TableSum {
  table: string
  against: TableSum
  equal: boolean
}

/** Two databases, compared table by table. */
export interface Comparison {
  database: string
  against: string
  equal: boolean
  tables: TableComparison[]
}
