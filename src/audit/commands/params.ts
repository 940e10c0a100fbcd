import { required } from '../../command/param.js'
import { invalid } from '../../command/parsers.js'
import { changes } from './offers.js'

/** A change id, as every change names it. */
export function changeId(text: string): string {
  const id = text.trim().toLowerCase()
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return id
  throw invalid(`'${text}' is not a change id.`, `« ${text} » n'est pas un identifiant de modification.`, { run: 'audit list' })
}

/** The change that a command is about. */
export const change = required('<change>', { en: 'a change id', fr: 'un identifiant de modification' }, changeId, {
  complete: { from: changes },
})
