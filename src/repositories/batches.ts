/** Rows a statement: enough that round trips do not count, few enough for every server's packet and SQLite's 32,766 parameters. */
const BATCH = 500

/** Numbers or names a statement, where it holds nothing else. */
export const NUMBERS = 5_000

export function* inBatches<T>(rows: readonly T[], size = BATCH): Generator<T[]> {
  for (let i = 0; i < rows.length; i += size) yield rows.slice(i, i + size)
}
