import type { Words } from '../core/language.js'

/** What each command does, in one line. Every start of the program reads these, and no other words of the subject. */
export const summaries = {
  init: {
    en: 'Set up a database and its first administrator',
    fr: 'Préparer une base de données et son premier administrateur',
  },
  list: { en: 'List all settings', fr: 'Lister tous les réglages' },
  get: { en: 'Show a setting', fr: 'Afficher un réglage' },
  set: { en: 'Change a setting', fr: 'Modifier un réglage' },
  unset: { en: 'Remove a setting', fr: 'Supprimer un réglage' },
  path: { en: 'Where the settings are kept', fr: 'Afficher où sont conservés les réglages' },
} satisfies Words
