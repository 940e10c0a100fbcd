import type { Session } from '../../../command/session.js'
import { HelpdeskError } from '../../../core/errors.js'
import { inEach } from '../../../core/language.js'
import { type ChangeId, shortId } from '../../../history/change.js'
import { findLastChangeOf, findUndoableBefore } from '../../queries/last-change.js'
import { words } from '../../words.js'
import { nothingOfYours, withNext } from './failures.js'

/** The id of the last change that the actor made and that is not undone yet, undos passed over. NOT_FOUND: none. */
export async function lastChangeOf({ db, actor }: Session): Promise<ChangeId> {
  const last = await findLastChangeOf(db, actor.id)
  if (last === undefined) throw nothingOfYours()
  return last
}

const OF_THE_CHANGE = new Set(['NOT_FOUND', 'FORBIDDEN', 'CONFLICT', 'INVALID'])

/**
 * What an undo of the last change failed with, for somebody who named none: that it is about this one, and how to go on
 * to the one before.
 */
export async function aboutLast({ db, actor }: Session, changeId: ChangeId, error: unknown): Promise<unknown> {
  if (!(error instanceof HelpdeskError) || !OF_THE_CHANGE.has(error.code)) return error
  const before = await findUndoableBefore(db, actor.id, changeId)
  const isUnsaid = error.code === 'NOT_FOUND' || error.code === 'FORBIDDEN'
  const text = isUnsaid ? inEach((lang) => words.yourLast(error.text[lang])[lang]) : error.text
  if (before === undefined) return new HelpdeskError(error.code, text, error.hint, error)
  return new HelpdeskError(error.code, text, withNext(error.hint, words.theOneBefore, `undo ${shortId(before)}`), error)
}
