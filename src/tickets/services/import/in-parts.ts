import { DoneInPart, failure, HelpdeskError, interrupted } from '../../../core/errors.js'
import type { Hint } from '../../../core/hint.js'
import type { ChangeId } from '../../../history/change.js'
import type { Stop } from '../../../machine/host.js'
import { failureWords } from '../../words/failures.js'
import { reportWords } from '../../words/reports.js'

/**
 * Runs `work`, which hands rows to `store` by thousands, each time a transaction of its own. Told to stop, it stops
 * between two of them. Whatever ends it before all of the `total` rows are stored, throws DoneInPart with how many are
 * once any is: the others are still missing.
 */
export async function storeInParts<T>(
  { changeId, total, stop: { signal, giveBack } }: { changeId: ChangeId; total: number; stop: Stop },
  store: (rows: T[]) => Promise<void>,
  work: (store: (rows: T[]) => Promise<void>) => Promise<unknown>,
): Promise<void> {
  let stored = 0
  let last: Promise<void> = Promise.resolve()
  const storePart = async (rows: T[]) => {
    if (signal.aborted) throw stopped(stored)
    last = store(rows)
    await last
    stored += rows.length
  }
  try {
    await work(storePart)
  } catch (error) {
    await last.catch(() => undefined) // what is under way may still be stored
    if (stored === 0) throw error
    const isOpen = error instanceof HelpdeskError && error.code === 'UNKNOWN'
    const left = isOpen ? reportWords.storedAtLeast : reportWords.storedExactly
    throw new DoneInPart(left(stored, total, changeId), goOn(changeId), error)
  } finally {
    giveBack()
  }
}

const stopped = (stored: number): HelpdeskError =>
  stored === 0 ? interrupted() : failure('INTERRUPTED', failureWords.interrupted)

const goOn = (id: ChangeId): Hint => ({
  run: [`audit show ${id}`, `audit undo ${id}`],
  say: (show = '', undo = '') => failureWords.goOn(show, undo),
})
