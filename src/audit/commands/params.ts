import { optional, required } from '../../command/param.js'
import { invalid } from '../../command/parsers.js'
import { words } from '../words.js'
import { changes, ownChanges } from './offers.js'

const WHOLE = '00000000-0000-0000-0000-000000000000'
const SHORTEST = 7

/** A change id, as every change names it, or at least the first seven characters of one. */
function changeId(text: string): string {
  const id = text.trim().toLowerCase()
  if (id.length >= SHORTEST && WHOLE.startsWith(id.replace(/[1-9a-f]/g, '0'))) return id
  throw invalid(words.notAChangeId(text), { run: 'audit list' })
}

/** The change that a command is about. */
export const change = required('<change>', words.options.change, changeId, {
  complete: { from: changes },
})

export const ownChange = optional('[change]', words.options.ownChange, changeId, {
  complete: { from: ownChanges },
})
