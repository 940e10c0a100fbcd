import type { LogEvent } from 'kysely'
import type { Output } from '../machine/host.js'
import { inert } from '../terminal/inert.js'

/** Writes each SQL statement and its time; parameters, among which are hashes and texts, are never shown. */
export const statementLog =
  (err: Output) =>
  (event: LogEvent): void => {
    const text = event.query.sql.replace(/\s+/g, ' ')
    err.write(
      `sql: ${inert(text)} (${event.queryDurationMillis.toFixed(1)} ms)${event.level === 'error' ? ' failed' : ''}\n`,
    )
  }
