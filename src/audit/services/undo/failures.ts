import { failure } from '../../../core/errors.js'
import type { UndoItem } from '../../audit.js'

export const noChange = (id: string) => failure('NOT_FOUND', { en: `There is no change ${id}.`, fr: `Il n'y a pas de modification ${id}.` })

export const nothingToUndo = () =>
  failure('INVALID', {
    en: 'There is nothing to undo in this change: passwords never are.',
    fr: "Il n'y a rien à annuler dans cette modification : les mots de passe ne le sont jamais.",
  })

export const undoneAlready = (id: string) =>
  failure(
    'CONFLICT',
    {
      en: `Change ${id} is undone already: everything is as it was before it.`,
      fr: `La modification ${id} est déjà annulée : tout est comme avant elle.`,
    },
    { run: 'audit list', say: { en: 'What was done since:', fr: 'Ce qui a été fait depuis :' } },
  )

/** At most this many are named. */
const MOST_NAMED = 20

export function changedSince(items: readonly UndoItem[]) {
  const names = [...new Set(items.map((i) => `${i.entity} ${i.entity === 'ticket' ? `#${i.id}` : (i.name ?? i.id)} (${i.field})`))]
  const list = `${names.slice(0, MOST_NAMED).join(', ')}${names.length > MOST_NAMED ? ', …' : ''}`
  return failure('CONFLICT', {
    en: `This was changed again since: ${list}; nothing was undone.`,
    fr: `Ceci a été modifié de nouveau depuis : ${list} ; rien n'a été annulé.`,
  })
}
