import { wallClockFromIso } from '../core/instants.js'
import type { Database } from '../db/schema.js'

/**
 * What a column holds. Instants of the shared tables are UTC wall clocks: a `datetime` stays as it is written, a
 * `timestamp` is moved where a server's own clocks skip an hour (`Engine.created`), a `stamp` is set by the server
 * whenever the row changes (`Engine.updated`).
 */
export type ColumnKind = 'number' | 'text' | 'datetime' | 'timestamp' | 'stamp'

/** A value as both engines give it back. */
export type Cell = string | number | null
/** A row by column, as stored. */
export type StoredRow = Record<string, Cell>

/** A table that this program reads and writes. */
export interface StoredTable {
  name: keyof Database
  /** The column that orders it and tells its rows apart. */
  key: string
  /** In the order of sql/. Columns that neither program has made are not here. */
  columns: Record<string, ColumnKind>
  /** Migrations put rows into it where it is empty. */
  seeded?: true
  /** A row in it tells that somebody uses the database. */
  tellsOfUse?: true
  /** Left out where a database is copied: all of it, or rows by their keys. */
  notCopied?: true | readonly string[]
  /** Where the history follows each row, under the name of the table. */
  followed?: Followed
}

/**
 * Rows of another table, at most one for each row, that belong to it: deleted with it, kept with it in the history, put
 * back with it.
 */
export interface Alongside {
  /** Its key is the id of the row that they belong to. */
  table: StoredTable
  /** What their columns are called in what the history keeps. */
  columns: Record<string, string>
}

/** How the history names what is in a row, and how an undo puts it back. */
export interface Followed {
  /** What events call the thing, where not by the name of the table. */
  entity?: string
  /** Fields of events and their columns. A field that is not here is no column of its own: a creation, a comment. */
  fields: Record<string, string>
  /** The column that people call the thing by; without it it has no name. */
  called?: string
  /** Fields of events that are no undo's business. */
  keptForGood?: readonly string[]
  /** What comes and goes with a row. */
  alongside?: Alongside
  /** What the history keeps of a row that is deleted; without it, all of it. */
  kept?(row: StoredRow): StoredRow
  /** The row made of what was kept; without it, just that. */
  restored?(kept: StoredRow): StoredRow
}

/** Sees to it that every column of the schema has its kind. */
export const storedTable = <T extends keyof Database>(
  table: Omit<StoredTable, 'name' | 'columns'> & { name: T; columns: Record<keyof Database[T], ColumnKind> },
): StoredTable => table

/** What an event holds, as a column does: events have ids and levels as text, and instants as ISO 8601. */
export function storedValue(kind: ColumnKind | undefined, value: Cell): Cell {
  if (value === null) return null
  if (kind === 'number') return Number(value)
  return kind === undefined || kind === 'text' ? value : wallClockFromIso(String(value))
}
