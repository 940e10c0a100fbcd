import { faultOf } from '../../db/faults.js'
import type { Db } from '../../db/schema.js'
import { inStep } from '../../history/unit.js'
import { findReach, findTouched } from '../queries/news.js'
import { findMark, type Mark, saveMark } from './mark.js'
import { differing, putRight } from './write.js'

/** More than these a search does not fold in by itself. */
const MOST = 1_000
/** Nothing is written for fewer that turn out to be right: they are looked at again. */
const WORTH_A_MARK = 100

/** What the search table does not tell. */
export interface Freshness {
  /** Tickets whose rows are missing or old: their own texts have to be read. */
  stale: ReadonlySet<number>
  /** There are so many that `db migrate` should fold them in. */
  many: boolean
}

const FRESH: Freshness = { stale: new Set(), many: false }

/**
 * Folds in what other programs have written since the last time, and commits it: a full-text index does not find what
 * is not committed. Where that cannot be written, it says what is missing, and throws nothing.
 */
export async function freshen(db: Db): Promise<Freshness> {
  const mark = await findMark(db)
  const reach = await findReach(db)
  const since = mark ?? { ticket: 0, comment: 0, at: 0 }
  let touched = await findTouched(db, since, false)
  if (touched.size > MOST) touched = await findTouched(db, since, true)
  if (touched.size > MOST) return { stale: touched, many: true }
  const wrong = (await differing(db, [...touched])).map(({ id }) => id)
  const next: Mark = { built: true, ...reach }
  if (mark && wrong.length === 0 && !isWorthAMark(mark, next, touched.size)) return FRESH
  // What `db migrate` has begun to fill, it alone goes on with.
  if (mark?.built === false) return { stale: new Set(wrong), many: false }
  try {
    await inStep(db, async (tx) => {
      await saveMark(tx, next)
      await putRight(tx, wrong)
    })
    return FRESH
  } catch (error) {
    if (faultOf(error) === undefined || faultOf(error) === 'lost') throw error
    return { stale: new Set(wrong), many: false }
  }
}

/** Whether to look at the same again the next time would take long. */
const isWorthAMark = (from: Mark, to: Mark, looked: number): boolean =>
  looked > WORTH_A_MARK || to.ticket - from.ticket > MOST || to.comment - from.comment > MOST
