import { failure } from '../../../core/errors.js'
import { firstOf } from '../../../core/lists.js'
import type { UndoItem } from '../../audit.js'
import { words } from '../../words.js'

export const noChange = (id: string) => failure('NOT_FOUND', words.noChange(id))

/** Of somebody who has made no change, or undone them all. */
export const nothingOfYours = () => failure('NOT_FOUND', words.nothingOfYours)

export const ambiguousChange = (beginning: string, ids: readonly string[]) =>
  failure('INVALID', words.ambiguousChange(beginning), { say: ids.join(', ') })

export const nothingToUndo = () => failure('INVALID', words.onlyPasswords)

export const undoneAlready = (id: string) =>
  failure('CONFLICT', words.undoneAlready(id), { run: 'audit list', say: words.doneSince })

/** At most this many are named. */
const MOST_NAMED = 20

export function changedSince(items: readonly UndoItem[]) {
  const names = [
    ...new Set(items.map((i) => `${i.entity} ${i.entity === 'ticket' ? `#${i.id}` : (i.name ?? i.id)} (${i.field})`)),
  ]
  const list = firstOf(names, MOST_NAMED)
  return failure('CONFLICT', words.changedSince(list))
}
