import { failure } from '../../../core/errors.js'
import { inEach, type Lang } from '../../../core/language.js'
import { firstOf } from '../../../core/lists.js'
import type { UndoItem } from '../../audit.js'
import { fieldCalled, thingCalled } from '../../called.js'
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
  const called = ({ entity, id, name, field }: UndoItem, lang: Lang) =>
    `${thingCalled(entity)[lang]} ${entity === 'ticket' ? `#${id}` : (name ?? id)} (${fieldCalled(field)[lang]})`
  const named = (lang: Lang) => firstOf([...new Set(items.map((i) => called(i, lang)))], MOST_NAMED)
  return failure(
    'CONFLICT',
    inEach((lang) => words.changedSince(named(lang))[lang]),
  )
}
