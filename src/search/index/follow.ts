import { type Fault, faultOf } from '../../db/faults.js'
import type { Tx } from '../../db/schema.js'
import type { NewEvent } from '../../history/events.js'
import { findTexts } from '../queries/search-rows.js'
import { findMark } from './mark.js'
import type { Texts } from './rows.js'
import { addRows, putRight } from './write.js'

/** Tickets by what was done to their texts. */
interface Touched {
  added: Set<number>
  changed: Set<number>
}

/** Keeps the search table in step with what these events tell of, in their transaction. */
export async function followTexts(tx: Tx, events: readonly NewEvent[]): Promise<void> {
  const { added, changed } = touchedBy(events)
  if (added.size + changed.size === 0 || !(await findMark(tx))?.built) return
  if (!(await attempt(async () => addRows(tx, await findTexts(tx, [...added])))))
    for (const id of added) changed.add(id)
  if (changed.size > 0) await attempt(() => putRight(tx, [...changed]))
}

/**
 * Adds the rows of tickets that are new in this transaction, and of which no event tells: `texts` as they were stored.
 * False where it could not.
 */
export const followNew = async (tx: Tx, texts: readonly Texts[]): Promise<boolean> =>
  (await findMark(tx))?.built === true && attempt(() => addRows(tx, texts))

function touchedBy(events: readonly NewEvent[]): Touched {
  const added = new Set<number>()
  const changed = new Set<number>()
  const gone = new Set<number>()
  for (const { entity, entityId, field, oldValue, newValue } of events) {
    if (entity === 'ticket') {
      if (field === 'created' || field === 'restored') added.add(entityId)
      else if (field === 'title' || field === 'description' || (field === 'comment' && oldValue)) changed.add(entityId)
      else if (field === 'deleted') gone.add(entityId)
    } else if (entity === 'comment') {
      if (field === 'created') changed.add(Number(newValue))
      else if (field === 'restored') changed.add(ticketOf(newValue))
      else if (field === 'deleted') changed.add(ticketOf(oldValue))
    }
  }
  for (const id of gone) added.delete(id)
  for (const id of [...gone, ...added]) changed.delete(id)
  return { added, changed }
}

/** Of a comment as the history keeps it whole. */
const ticketOf = (row: string | number | null | undefined): number => Number(JSON.parse(String(row)).ticket_id)

/** What ends a statement and leaves its transaction as it was: the next search finds that the row is not right. */
const PASSED_OVER = new Set<Fault | undefined>(['busy', 'duplicate', 'too-large', 'bad-value', 'unstorable-text'])

/** No ticket and no comment is refused because of the index. False where it could not be written. */
async function attempt(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work()
    return true
  } catch (error) {
    if (PASSED_OVER.has(faultOf(error))) return false
    throw error
  }
}
