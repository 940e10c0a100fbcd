import { setTimeout as startTimer } from 'node:timers'
import { setTimeout } from 'node:timers/promises'
import { type Fault, faultOf } from '../db/faults.js'
import type { Db } from '../db/schema.js'
import { linkOf } from '../db/waits/link.js'
import { tellerOf } from '../db/waits/retries.js'

/** What another writer, or the end of a server, made of a unit: nothing is left of it, and the next time it may go well. */
const PASSING = new Set<Fault | undefined>(['deadlock', 'busy', 'lost', 'no-majority'])
/** And what a server that starts again, or whose connections are all taken, answers meanwhile. */
const MEANWHILE = new Set<Fault | undefined>([...PASSING, 'unreachable', 'connections', 'limit'])
/** Times that a unit is run once more. */
const MOST = 5
/** Between them, in milliseconds: at random, so that two who stopped each other do not meet again. */
const [LEAST_MS, MOST_MS] = [20, 400]
/** In all. */
const WITHIN_MS = 15_000
/** Who waits for longer is told why. */
const TOLD_AFTER_MS = 2_000

/**
 * Whether a unit that failed so can be run again. A file has one writer at a time, who was waited for already; a server
 * that fell silent is not asked again.
 */
export const passes = (db: Db, error: unknown): boolean => {
  const link = linkOf(db)
  return link !== undefined && link.silence === undefined && PASSING.has(faultOf(error))
}

/** Runs a unit that began at `since`, by `performance.now()`, and failed, until it succeeds; throws what the last try did. */
export async function again<T>(db: Db, unit: () => Promise<T>, error: unknown, since: number): Promise<T> {
  let failed = error
  const timer = startTimer(() => tellerOf(db)?.(), Math.max(0, since + TOLD_AFTER_MS - performance.now()))
  try {
    for (let tries = 0; tries < MOST; tries++) {
      const pause = LEAST_MS + Math.random() * Math.min(MOST_MS - LEAST_MS, LEAST_MS * 2 ** (tries + 1))
      if (performance.now() + pause - since > WITHIN_MS) break
      await setTimeout(pause)
      try {
        return await unit()
      } catch (next) {
        const fault = faultOf(next)
        if (linkOf(db)?.silence || !MEANWHILE.has(fault)) throw next
        failed = next
      }
    }
    throw failed
  } finally {
    clearTimeout(timer)
  }
}
