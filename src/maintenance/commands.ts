import type { Tree } from '../command/command.js'

/** The verbs of `helpdesk db`. */
export const databaseCommands = {
  migrate: {
    summary: { en: 'Bring the schema up to date', fr: 'Mettre le schéma à jour' },
    load: () => import('./commands/migrate.js'),
  },
  copy: {
    summary: { en: 'Copy a whole helpdesk to another database', fr: 'Copier tout un helpdesk vers une autre base' },
    load: () => import('./commands/copy.js'),
  },
  policy: {
    summary: { en: 'Show or choose how passwords are stored', fr: "Montrer ou choisir l'enregistrement des mots de passe" },
    load: () => import('./commands/policy.js'),
  },
  status: {
    summary: { en: 'Show the database and its schema', fr: 'Montrer la base et son schéma' },
    load: () => import('./commands/status.js'),
  },
  check: {
    summary: { en: 'Look for what needs mending', fr: 'Chercher ce qui est à réparer' },
    load: () => import('./commands/check.js'),
  },
  triggers: {
    summary: { en: 'Record at once what other programs change', fr: "Noter aussitôt ce que d'autres programmes modifient" },
    load: () => import('./commands/triggers.js'),
  },
} satisfies Tree
