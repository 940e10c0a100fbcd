import type { Leaf, Tree } from '../command/command.js'

export const init = {
  summary: { en: 'Set up a database and its first administrator', fr: 'Préparer une base et son premier administrateur' },
  load: () => import('./commands/init.js'),
} satisfies Leaf

/** The verbs of `helpdesk config`. */
export const configCommands = {
  list: {
    summary: { en: 'List all settings', fr: 'Lister tous les réglages' },
    load: () => import('./commands/config-list.js'),
  },
  get: { summary: { en: 'Show a setting', fr: 'Montrer un réglage' }, load: () => import('./commands/config-get.js') },
  set: { summary: { en: 'Change a setting', fr: 'Modifier un réglage' }, load: () => import('./commands/config-set.js') },
  unset: { summary: { en: 'Remove a setting', fr: 'Retirer un réglage' }, load: () => import('./commands/config-unset.js') },
  path: {
    summary: { en: 'Where the settings are kept', fr: 'Où sont gardés les réglages' },
    load: () => import('./commands/config-path.js'),
  },
} satisfies Tree
