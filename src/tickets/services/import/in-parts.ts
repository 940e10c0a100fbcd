import { DoneInPart, failure, HelpdeskError, interrupted } from '../../../core/errors.js'
import type { Hint } from '../../../core/hint.js'
import type { Text } from '../../../core/language.js'
import { counted } from '../../../core/number.js'
import type { ChangeId } from '../../../history/change.js'
import type { Stop } from '../../../machine/host.js'

/**
 * Runs `work`, which hands rows to `store` by thousands, each time a transaction of its own. Told to stop, it stops between two of them.
 * Whatever ends it before all of the `total` rows are stored, throws DoneInPart with how many are once any is: the others are still missing.
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
    throw new DoneInPart((isOpen ? atLeast : exactly)(counted(stored), counted(total), changeId), goOn(changeId), error)
  } finally {
    giveBack()
  }
}

const stopped = (stored: number): HelpdeskError =>
  stored === 0 ? interrupted() : failure('INTERRUPTED', { en: 'Interrupted.', fr: 'Interrompu.' })

const exactly = (stored: Text, total: Text, id: ChangeId): Text => ({
  en: `${stored.en} of ${total.en} rows are stored, as change ${id}.`,
  fr: `${stored.fr} lignes sur ${total.fr} sont enregistrées : modification ${id}.`,
})
const atLeast = (stored: Text, total: Text, id: ChangeId): Text => ({
  en: `At least ${stored.en} of ${total.en} rows are stored, as change ${id}.`,
  fr: `Au moins ${stored.fr} lignes sur ${total.fr} sont enregistrées : modification ${id}.`,
})

const goOn = (id: ChangeId): Hint => ({
  run: [`audit show ${id}`, `audit undo ${id}`],
  say: (show = '', undo = '') => ({
    en: `The same import again stores the rest. What is stored: ${show}; to take it back: ${undo}`,
    fr: `Le même import enregistre le reste. Ce qui est enregistré : ${show} ; pour le retirer : ${undo}`,
  }),
})
