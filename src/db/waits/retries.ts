import { setTimeout } from 'node:timers'
import { elapsedMs } from '../../core/light/clock.js'
import type { Db } from '../schema.js'
import { type Link, linkOf } from './link.js'

/** Times that what failed is run once more. */
export const MOST_TRIES = 5
/** In all, from what failed first on. */
export const WITHIN_MS = 15_000
/** Between them, in milliseconds: at random, so that two who stopped each other do not meet again. */
const [LEAST_MS, MOST_MS] = [20, 400]
/** Who waits for longer is told why. */
const TOLD_AFTER_MS = 2_000

/** How long to wait before the next try, after so many. */
export const pauseMs = (tries: number): number =>
  LEAST_MS + Math.random() * Math.min(MOST_MS - LEAST_MS, LEAST_MS * 2 ** (tries + 1))

/** Has somebody told that what he asked for is tried again, where that lasts; at most once. */
export function tellOfRetries(db: Db, tell: () => void): void {
  const link = linkOf(db)
  if (link) link.tell = tell
}

/** Begins to wait, since `since` by `elapsedMs()`; the answer ends it. */
export function telling(link: Link | undefined, since = elapsedMs()): () => void {
  if (!link?.tell) return () => undefined
  const tell = () => {
    link.tell?.()
    link.tell = undefined
  }
  const timer = setTimeout(tell, Math.max(0, since + TOLD_AFTER_MS - elapsedMs()))
  return () => clearTimeout(timer)
}
