import type { Words } from '../core/language.js'

/** What each command does, in one line. Every start of the program reads these, and no other words of the subject. */
export const summaries = {
  migrate: { en: 'Bring the schema up to date', fr: 'Mettre le schéma à jour' },
  copy: { en: 'Copy a whole helpdesk to another database', fr: 'Copier toutes les données vers une autre base' },
  verify: { en: 'Compare the database with another', fr: 'Comparer la base avec une autre' },
  policy: {
    en: 'Show or choose how passwords are stored',
    fr: 'Afficher ou choisir comment sont enregistrés les mots de passe',
  },
  status: { en: 'Show the database and its schema', fr: 'Afficher la base et son schéma' },
  check: { en: 'Look for what needs mending', fr: 'Chercher ce qu’il faut réparer' },
  triggers: {
    en: 'Record at once what other programs change',
    fr: 'Enregistrer aussitôt ce que d’autres programmes modifient',
  },
} satisfies Words
