import type { BadRow } from '../../core/errors.js'
import type { Text } from '../../core/language.js'
import type { Dates } from '../dates/dates.js'

/** What a table of one kind has columns for. */
export interface Kind {
  /** `a ticket`, in messages. */
  what: Text
  /** The names of its fields, with other names that their columns may have. */
  fields: Record<string, { also?: readonly string[]; needed?: true }>
  /** Columns that an export has, and that are passed over. */
  passedOver: readonly string[]
  /** Whether other columns are nobody's business; else they are refused until they are named. */
  takesOthers?: true
}

/** What a table has of one field of its things. */
export interface TableField<V> {
  /** What a cell stands for. Throws INVALID. */
  parse(cell: string, dates: Dates): V
  /** Other names that its column may have. */
  also?: readonly string[]
  /** Every row must say it, and every file have a column for it. */
  needed?: true
  /** A password: its cell is taken as it stands, and no option says what it means. */
  secret?: true
}
export type TableFields = Record<string, TableField<unknown>>

/** The values of a row; undefined where it says nothing. */
export type ValuesOf<F extends TableFields> = {
  [K in keyof F]: F[K] extends TableField<infer V> ? (F[K] extends { needed: true } ? V : V | undefined) : never
}

/** A kind of table: what its rows are, and the fields by which they are called, the first that says something. */
export interface TableKind<F extends TableFields> extends Kind {
  fields: F
  called: readonly (keyof F & string)[]
}

export interface TableRow<V> {
  /** Where it begins, counted from 1. */
  line: number
  values: V
}
/** A row, or why it is none. */
export type Judged<V> = TableRow<V> | BadRow

/** What the options say of the cells of a field. */
export interface Meanings {
  /** What stands for what, by the folded word; undefined where no word is another. */
  words: ReadonlyMap<string, string> | undefined
  /** What an empty cell stands for. */
  fallback: string | undefined
}
