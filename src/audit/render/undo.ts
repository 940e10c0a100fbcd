import { counted } from '../../core/number.js'
import type { Change } from '../../history/change.js'
import { inert } from '../../terminal/inert.js'
import type { Listing } from '../../terminal/listing.js'
import type { Style } from '../../terminal/style.js'
import { truncate } from '../../terminal/width.js'
import type { UndoItem } from '../audit.js'

export const undoListing: Listing<UndoItem> = {
  fields: [
    { name: 'entity', title: { en: 'Thing', fr: 'Objet' }, plain: (i) => i.entity },
    { name: 'id', title: { en: 'Id', fr: 'Nº' }, plain: (i) => i.id, align: 'right' },
    { name: 'name', title: { en: 'Name', fr: 'Nom' }, plain: (i) => i.name },
    { name: 'field', title: { en: 'Field', fr: 'Champ' }, plain: (i) => i.field },
    { name: 'from', title: { en: 'From', fr: 'De' }, plain: (i) => i.from },
    { name: 'to', title: { en: 'To', fr: 'À' }, plain: (i) => i.to },
    { name: 'result', title: { en: 'Result', fr: 'Résultat' }, plain: (i) => i.result },
  ],
  table: ['entity', 'id', 'name', 'field', 'from', 'to', 'result'],
  plain: ['entity', 'id', 'field', 'from', 'to', 'result'],
  empty: { en: 'Nothing to undo.', fr: 'Rien à annuler.' },
}

/** Items that are shown one by one; of more, only how many. */
const MOST_SHOWN = 40
const WHY = {
  'changed-since': { en: 'changed again since', fr: 'modifié de nouveau depuis' },
  kept: { en: 'passwords are never undone', fr: 'les mots de passe ne sont jamais annulés' },
}

function itemLines(items: readonly UndoItem[], s: Style): string[] {
  const show = (text: string | null) => (text === null ? '—' : inert(text))
  const lines = items.slice(0, MOST_SHOWN).map((i) => {
    const thing = `${inert(i.entity)} ${i.entity === 'ticket' ? `#${i.id}` : show(i.name ?? String(i.id))}`
    const what = `${thing}  ${inert(i.field)}  ${show(i.from)} → ${show(i.to)}`
    const mark = i.result === 'undone' ? s.chalk.green('↶') : i.result === 'kept' ? s.chalk.dim('·') : s.chalk.red('✗')
    return truncate(`${mark} ${what}${i.result === 'undone' ? '' : `  (${s.say(WHY[i.result])})`}`, s.width)
  })
  if (items.length > MOST_SHOWN) lines.push('  …')
  return lines
}

/** What would be undone, and what cannot be. */
export function undoPlan({ items, changed }: Change<UndoItem>, s: Style): string {
  const nothing = s.say({ en: 'Nothing was changed: this is the plan.', fr: "Rien n'a été modifié : ceci est le plan." })
  const sum = s.say({
    en: `${counted(changed).en} of ${counted(items.length).en} can be undone.`,
    fr: `${counted(changed).fr} sur ${counted(items.length).fr} peuvent être annulés.`,
  })
  return [...itemLines(items, s), sum, nothing].join('\n')
}

/** What was undone, and the id under which it can be undone again. */
export function undoReport({ items, changed, changeId }: Change<UndoItem>, s: Style): string {
  const sum = s.ok({ en: `Undone: ${counted(changed).en}.`, fr: `Annulés : ${counted(changed).fr}.` })
  return [...itemLines(items, s), sum, s.chalk.dim(s.say({ en: `change ${changeId}`, fr: `modification ${changeId}` }))].join('\n')
}
