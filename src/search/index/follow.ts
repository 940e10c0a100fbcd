import { type Fault, faultOf } from '../../db/faults.js'
import type { Tx } from '../../db/schema.js'
import type { NewEvent } from '../../history/events.js'
import { indexed } from '../folding.js'
import { changeSearchRow, findTexts, type RowChange } from '../queries/search-rows.js'
import { type Foreseen, foreseen } from './foreseen.js'
import { findMark } from './mark.js'
import { indexedComment, type Texts } from './rows.js'
import { addRows, putRight } from './write.js'

/** Tickets by what was done to their texts. */
interface Touched {
  added: Set<number>
  changed: Set<number>
}

/** Keeps the search table in step with what these events tell of, in their transaction. */
export async function followTexts(tx: Tx, events: readonly NewEvent[]): Promise<void> {
  const known = foreseen(tx)
  const { added, changed } = touchedBy(events)
  if (known) await followForeseen(tx, known, events, { added, changed })
  if (added.size + changed.size === 0 || !(known?.built ?? (await findMark(tx))?.built)) return
  if (!(await attempt(async () => addRows(tx, await findTexts(tx, [...added])))))
    for (const id of added) changed.add(id)
  if (changed.size > 0) await attempt(() => putRight(tx, [...changed]))
}

/** Takes from `touched` what can be done by what the unit knows of the index, in a statement for each row. */
async function followForeseen(
  tx: Tx,
  { built, lastParts, added }: Foreseen,
  events: readonly NewEvent[],
  touched: Touched,
): Promise<void> {
  for (const texts of added) {
    const add = () => addRows(tx, [texts])
    if (touched.added.has(texts.id) && (!built || (await attempt(add)))) touched.added.delete(texts.id)
  }
  for (const id of [...touched.changed]) {
    const last = lastParts.get(id)
    const changes = last === undefined ? undefined : changesTo(id, last, events)
    if (!changes) continue
    const done: boolean[] = []
    for (const [part, change] of changes)
      await attempt(async () => done.push(await changeSearchRow(tx, id, part, change)))
    if (done.length === changes.size && done.every(Boolean)) touched.changed.delete(id)
  }
}

/** What these events make of the parts of a ticket's row; undefined where more has happened than is added here. */
function changesTo(id: number, last: number, events: readonly NewEvent[]): Map<number, RowChange> | undefined {
  const parts = new Map<number, RowChange>()
  const change = (part: number, more: RowChange) => parts.set(part, { ...parts.get(part), ...more })
  for (const { entity, entityId, field, newValue } of events) {
    if (entity === 'comment' && field !== 'created') return undefined
    if (entity !== 'ticket' || entityId !== id) continue
    const text = String(newValue ?? '')
    if (field === 'title' || field === 'description') change(0, { [field]: indexed(text) })
    else if (field === 'comment')
      change(last, { appended: `${parts.get(last)?.appended ?? ''}${indexedComment(text)}` })
  }
  return parts
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
