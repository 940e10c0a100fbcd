import { optional, required } from '../../command/param.js'
import { invalid } from '../../command/parsers.js'
import type { Hint } from '../../core/hint.js'
import { whereChangesAre } from '../services/undo/failures.js'
import { words } from '../words.js'
import { changes, ownChanges } from './offers.js'

const WHOLE = '00000000-0000-0000-0000-000000000000'
const SHORTEST = 7

/** A change id, as every change names it, or at least the first seven characters of one; `hint` is where they are. */
const changeId =
  (hint: Hint) =>
  (text: string): string => {
    const id = text.trim().toLowerCase()
    if (id.length >= SHORTEST && WHOLE.startsWith(id.replace(/[1-9a-f]/g, '0'))) return id
    throw invalid(
      /^[0-9a-f]+$/.test(id) && id.length < SHORTEST ? words.tooShort(text) : words.notAChangeId(text),
      hint,
    )
  }

/** The change that a command is about. */
export const change = required('<change>', words.options.change, changeId(whereChangesAre({ role: 'ADMIN' })), {
  complete: { from: changes },
})

export const ownChange = optional(
  '[change]',
  words.options.ownChange,
  changeId(whereChangesAre({ role: 'EMPLOYEE' })),
  {
    complete: { from: ownChanges },
  },
)
