import type { Text } from '../core/language.js'
import type { Style } from './style.js'

/** One column: a JSON key, and how its value is written. */
export interface Field<T> {
  /** The JSON key; `--fields` takes it. */
  name: string
  title: Text
  /** For tsv, csv and ids: plain, nothing cut, nothing translated. */
  plain: (row: T) => string | number | null
  /** For people; without it, `plain` made inert. */
  shown?: (row: T, style: Style) => string
  /** What stands above the column in a table, where that is not the title. */
  head?: (style: Style) => Text
  align?: 'right'
  /** On a narrow terminal the column with the highest number is left out first; without it, never. */
  leaveOut?: number
  /** On a terminal the column goes where it has one value in all rows, unless it was asked for. */
  goes?: 'where all are alike'
}

/** How things of one kind are listed. */
export interface Listing<T> {
  fields: Field<T>[]
  /** Field names shown in a table, and written as tsv, where `--fields` names none. */
  table: string[]
  plain: string[]
  /** In CSV, where that has others than tsv. */
  csv?: string[]
  /** What people read where there is nothing. */
  empty: Text
  /** Numbers that do not say of what are no ids to go on with: `-o ids` is refused. */
  ids?: 'of several kinds'
}
