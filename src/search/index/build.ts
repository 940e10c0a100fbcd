import { setImmediate } from 'node:timers/promises'
import type { Db } from '../../db/schema.js'
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
  if (!before) await inStep(db, (tx) => saveMark(tx, mark))
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
  if (!(await hasFullText(db))) await defining(db, 'db migrate', () => addFullText(db))
  const end = await findReach(db)
  const since = { ...mark, ticket: 0 }
  const late = [...(await findTouched(db, since, false))].sort((a, b) => a - b)
  for (let i = 0; i < late.length; i += STEP) corrected += await step(db, late.slice(i, i + STEP), undefined)
  await inStep(db, (tx) => saveMark(tx, { built: true, ...end }))
  return corrected
}

async function removeOrphans(db: Db): Promise<number> {
  let removed = 0
  for (;;) {
    const ids = await findOrphans(db, STEP)
    if (ids.length === 0) return removed
    await inStep(db, (tx) => deleteSearchRows(tx, ids))
    removed += ids.length
  }
}

/** With the mark of how far it came, in the same transaction; without one, most of them are right already. */
async function step(db: Db, ids: readonly number[], mark: Mark | undefined): Promise<number> {
  if (mark) {
    return inStep(db, async (tx) => {
      await saveMark(tx, mark)
      return putRight(tx, ids)
    })
  }
  const wrong = (await differing(db, ids)).map(({ id }) => id)
  return wrong.length === 0 ? 0 : inStep(db, (tx) => putRight(tx, wrong))
}
