import { setTimeout } from 'node:timers/promises'
import { elapsedMs } from '../core/light/clock.js'
import { type Fault, faultOf } from '../db/faults.js'
import type { Db } from '../db/schema.js'
import { linkOf } from '../db/waits/link.js'
import { MOST_TRIES, pauseMs, telling, WITHIN_MS } from '../db/waits/retries.js'

/** What another writer, or the end of a server, made of a unit: nothing is left of it, and the next time it may go well. */
const PASSING = new Set<Fault | undefined>(['deadlock', 'lost', 'no-majority'])
/** A row that others keep; a statement that the server ended after a time would take as long again. */
const LOCK_WAIT = 1205
/** And what a server that starts again, or whose connections are all taken, answers meanwhile. */
const MEANWHILE = new Set<Fault | undefined>([...PASSING, 'unreachable', 'connections', 'limit'])

/**
 * Whether a unit that failed so can be run again. A file has one writer at a time, who was waited for already; a server
 * that fell silent is not asked again. Of several hosts another may be written to.
 */
export const passes = (db: Db, error: unknown): boolean => {
  const link = linkOf(db)
  if (!link || link.silence) return false
  if ((error as { errno?: number }).errno === LOCK_WAIT) return true
  return PASSING.has(faultOf(error)) || (link.hosts > 1 && faultOf(error) === 'read-only')
}

/** Runs a unit that began at `since`, by `elapsedMs()`, and failed, until it succeeds; throws what the last try did. */
export async function again<T>(db: Db, unit: () => Promise<T>, error: unknown, since: number): Promise<T> {
  const link = linkOf(db)
  const until = since + WITHIN_MS
  let failed = error
  const stop = telling(link, since)
  if (link) link.until = until
  try {
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const pause = pauseMs(tries)
      if (elapsedMs() + pause > until) break
      await setTimeout(pause)
      try {
        return await unit()
      } catch (next) {
        if (link?.silence || !(MEANWHILE.has(faultOf(next)) || passes(db, next))) throw next
        failed = next
      }
    }
    throw failed
  } finally {
    stop()
    if (link) link.until = undefined
  }
}
