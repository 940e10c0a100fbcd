import { type BadRow, badRows, HelpdeskError } from '../../core/errors.js'
import type { Table, TableRow } from './rows.js'

/** What `read` makes of a row, or why it cannot be read; `value` is what names it to people. */
export function judge<T>(row: TableRow, value: string, read: () => T): { read: T } | { bad: BadRow } {
  try {
    if (row.problem) throw new HelpdeskError('INVALID', row.problem)
    return { read: read() }
  } catch (error) {
    if (!(error instanceof HelpdeskError)) throw error
    return { bad: { line: row.line, value, code: error.code, text: error.text } }
  }
}

/** What `read` makes of every row. Throws INVALID with all rows that cannot be read. */
export async function readAll<T>({ rows }: Table, nameOf: (row: TableRow) => string, read: (row: TableRow) => T): Promise<T[]> {
  const found: T[] = []
  const bad: BadRow[] = []
  for await (const chunk of rows) {
    for (const row of chunk) {
      const judged = judge(row, nameOf(row), () => read(row))
      if ('bad' in judged) bad.push(judged.bad)
      else found.push(judged.read)
    }
  }
  if (bad.length > 0) throw badRows(bad)
  return found
}
