import { inBatches } from '../../core/lists.js'
import { faultOf } from '../../db/faults.js'
import type { Db } from '../../db/schema.js'
import { inStep } from '../../history/unit.js'
import { findReach, findTouched } from '../queries/news.js'
import { findMark, type Mark, saveMark } from './mark.js'
import { differing, putRight } from './write.js'

/** More than these a search does not fold in by itself. */
const MOST = 1_000
/** So many that were changed in whatever way are compared with their rows; that costs a second, and once. */
const MOST_COMPARED = 20_000
/** Nothing is written for fewer that turn out to be right: they are looked at again. */
const WORTH_A_MARK = 100

/** What the search table does not tell. */
export interface Freshness {
  /** Tickets whose rows are missing or old: their own texts have to be read. */
  stale: ReadonlySet<number>
  /** There are so many that `db migrate` should fold them in. */
  many: boolean
  /** The highest number of a ticket: about so many there are. */
  upTo: number
}

/**
 * Folds in what other programs have written since the last time, and commits it: a full-text index does not find what
 * is not committed. Where that cannot be written, it says what is missing, and throws nothing. Tickets whose rows are
 * `known` to be right need not be looked at.
 */
export async function freshen(db: Db, known: ReadonlySet<number> = new Set()): Promise<Freshness> {
  const mark = await findMark(db)
  const reach = await findReach(db)
  const upTo = reach.ticket
  const fresh = { stale: new Set<number>(), many: false, upTo }
  const since = mark ?? { ticket: 0, comment: 0, at: 0 }
  let touched = await findTouched(db, since, false)
  if (touched.size > MOST) touched = await findTouched(db, since, true)
  const unknown = [...touched].filter((id) => !known.has(id))
  if (unknown.length > MOST_COMPARED) return { stale: new Set(unknown), many: true, upTo }
  const wrong = await allDiffering(db, unknown)
  if (wrong.length > MOST) return { stale: new Set(wrong), many: true, upTo }
  const next: Mark = { built: true, ...reach }
  if (mark && wrong.length === 0 && !isWorthAMark(mark, next, touched.size)) return fresh
  // What `db migrate` has begun to fill, it alone goes on with.
  if (mark?.built === false) return { stale: new Set(wrong), many: false, upTo }
  try {
    await inStep(db, async (tx) => {
      await saveMark(tx, next)
      await putRight(tx, wrong)
    })
    return fresh
  } catch (error) {
    if (faultOf(error) === undefined || faultOf(error) === 'lost') throw error
    return { stale: new Set(wrong), many: false, upTo }
  }
}

async function allDiffering(db: Db, ids: readonly number[]): Promise<number[]> {
  const wrong: number[] = []
  for (const batch of inBatches(ids)) for (const { id } of await differing(db, batch)) wrong.push(id)
  return wrong
}

/** Whether to look at the same again the next time would take long. */
const isWorthAMark = (from: Mark, to: Mark, looked: number): boolean =>
  looked > WORTH_A_MARK || to.ticket - from.ticket > MOST || to.comment - from.comment > MOST
