import { setImmediate } from 'node:timers/promises'
import { type Fault, faultOf } from '../../db/faults.js'
import type { Db, Tx } from '../../db/schema.js'
import { defining } from '../../db/waits/link.js'
import { inStep } from '../../history/unit.js'
import { findReach, findTouched } from '../queries/news.js'
import {
  addFullText,
  countTickets,
  deleteSearchRows,
  findOrphans,
  findTicketsBehind,
  hasFullText,
} from '../queries/whole-table.js'
import { findMark, type Mark, saveMark } from './mark.js'
import { differing, putRight } from './write.js'

/** Tickets of a step: others wait for its rows no longer than it takes. */
const STEP = 500

/** How many tickets are done, of how many. */
export type Progress = (done: number, total: number) => void

/**
 * Makes the search table say what is written in every ticket, whatever it says now; step by step, so that a later call
 * goes on where this one was cut off. Returns how many tickets it had to put right.
 */
export async function buildIndex(db: Db, progress: Progress = () => undefined): Promise<number> {
  const before = await findMark(db)
  const begun = before?.built === false
  const reach = await findReach(db)
  // What is written from here on is looked at once more at the end.
  const mark: Mark = begun
    ? before
    : { built: before?.built ?? false, ...reach, ticket: before?.built ? reach.ticket : 0 }
  if (!before) await persistently(db, (tx) => saveMark(tx, mark))
  let corrected = await removeOrphans(db)
  const total = await countTickets(db)
  let done = 0
  for (let last = begun ? before.ticket : 0; ; ) {
    // SQLite answers at once, always: without this Ctrl-C would not get its turn.
    await setImmediate()
    const ids = await findTicketsBehind(db, last, STEP)
    last = ids.at(-1) ?? last
    if (ids.length === 0) break
    corrected += await step(db, ids, mark.built ? undefined : { ...mark, ticket: last })
    done += ids.length
    progress(Math.min(done, total), total)
  }
  await addFullTextOnce(db)
  const end = await findReach(db)
  const since = { ...mark, ticket: 0 }
  const late = [...(await findTouched(db, since, false))].sort((a, b) => a - b)
  for (let i = 0; i < late.length; i += STEP) corrected += await step(db, late.slice(i, i + STEP), undefined)
  await persistently(db, (tx) => saveMark(tx, { built: true, ...end }))
  return corrected
}

async function addFullTextOnce(db: Db): Promise<void> {
  if (await hasFullText(db)) return
  try {
    await defining(db, 'db migrate', () => addFullText(db))
  } catch (error) {
    if (!(await hasFullText(db))) throw error // another did it at the same time
  }
}

async function removeOrphans(db: Db): Promise<number> {
  let removed = 0
  for (;;) {
    const ids = await findOrphans(db, STEP)
    if (ids.length === 0) return removed
    await persistently(db, (tx) => deleteSearchRows(tx, ids))
    removed += ids.length
  }
}

/** With the mark of how far it came, in the same transaction; without one, most of them are right already. */
async function step(db: Db, ids: readonly number[], mark: Mark | undefined): Promise<number> {
  if (mark) {
    return persistently(db, async (tx) => {
      await saveMark(tx, mark)
      return putRight(tx, ids)
    })
  }
  const wrong = (await differing(db, ids)).map(({ id }) => id)
  return wrong.length === 0 ? 0 : persistently(db, (tx) => putRight(tx, wrong))
}

const TRIES = 5

/** Again where others were at the same rows. */
async function persistently<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await inStep(db, work)
    } catch (error) {
      if (attempt === TRIES || !PASSING.has(faultOf(error))) throw error
    }
  }
}
const PASSING = new Set<Fault | undefined>(['deadlock', 'busy', 'duplicate'])
