import { type BadRow, badRow, failure, HelpdeskError } from '../../core/errors.js'
import { words } from '../words.js'
import { readColumns } from './columns.js'
import type { Judged, TableFields, TableKind, ValuesOf } from './kind.js'
import { readMeanings } from './meanings.js'
import type { FileOptions } from './options.js'
import { openRecords, type TableRecord } from './records/open.js'
import type { Source } from './records/source.js'
import { createRowReader } from './rows.js'

export interface Table<V> {
  /** As the file names them. */
  columns: readonly string[]
  /** The fields that have a column. */
  has: ReadonlySet<string>
  /** Rows with something in them, by some hundreds, in the order of the file. */
  rows: AsyncIterable<Judged<V>[]>
}

/**
 * Opens a table of whatever program: see `openRecords`. Throws INVALID for what is no table, USAGE for columns that are
 * missing or unknown and for options that name what there is not; what is wrong with a row is said in its place.
 */
export async function openTable<F extends TableFields>(
  source: Source,
  kind: TableKind<F>,
  options: FileOptions,
): Promise<Table<ValuesOf<F>>> {
  const meanings = readMeanings(kind, options)
  const records = await openRecords(source)
  if (!records) throw noTable(source.name)
  const found = readColumns(records, kind, options, meanings)
  const read = createRowReader(kind, records, found, meanings, options)
  async function* rows(): AsyncGenerator<Judged<ValuesOf<F>>[]> {
    for await (const chunk of records?.chunks ?? []) yield chunk.filter(isRow).map(read)
  }
  return { columns: records.columns, has: new Set(found.places.keys()), rows: rows() }
}

/** Rows and what is wrong with others, all of a small table. */
export interface ReadTable<V> {
  rows: V[]
  bad: BadRow[]
}

/** What `made` makes of every row; where it throws, the row is bad. */
export async function readAll<V, R>({ rows }: Table<V>, made: (values: V, line: number) => R): Promise<ReadTable<R>> {
  const read: ReadTable<R> = { rows: [], bad: [] }
  for await (const chunk of rows) {
    for (const row of chunk) {
      if ('code' in row) read.bad.push(row)
      else {
        try {
          read.rows.push(made(row.values, row.line))
        } catch (error) {
          if (!(error instanceof HelpdeskError)) throw error
          read.bad.push(badRow(row.line, '', error))
        }
      }
    }
  }
  return read
}

/** Separators alone are no row. */
const isRow = ({ cells, problem }: TableRecord): boolean =>
  problem !== undefined || cells.some((cell) => cell !== undefined && cell.trim() !== '')

const noTable = (file: string) => failure('INVALID', words.noTable(file))
