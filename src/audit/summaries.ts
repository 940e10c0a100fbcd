import type { Words } from '../core/language.js'

/** What each command does, in one line. Every start of the program reads these, and no other words of the subject. */
export const summaries = {
  list: { en: 'List the latest changes', fr: 'Lister les dernières modifications' },
  show: { en: 'Show what a change did', fr: 'Afficher le détail d’une modification' },
  undoOwn: { en: 'Undo what you did last', fr: 'Annuler ce que vous venez de faire' },
  undo: { en: 'Undo a change', fr: 'Annuler une modification' },
} satisfies Words
