import type { Tree } from '../command/command.js'

/** The verbs of `helpdesk audit`. */
export const auditCommands = {
  list: {
    summary: { en: 'List the latest changes', fr: 'Lister les dernières modifications' },
    load: () => import('./commands/list.js'),
  },
  show: {
    summary: { en: 'Show what a change did', fr: "Montrer ce qu'a fait une modification" },
    load: () => import('./commands/show.js'),
  },
  undo: { summary: { en: 'Undo a change', fr: 'Annuler une modification' }, load: () => import('./commands/undo.js') },
} satisfies Tree
