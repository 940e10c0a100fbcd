import { required } from '../../command/param.js'
import { invalid } from '../../command/parsers.js'
import { words } from '../words.js'
import { changes } from './offers.js'

/** A change id, as every change names it. */
function changeId(text: string): string {
  const id = text.trim().toLowerCase()
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return id
  throw invalid(words.notAChangeId(text), { run: 'audit list' })
}

/** The change that a command is about. */
export const change = required('<change>', words.options.change, changeId, {
  complete: { from: changes },
})
