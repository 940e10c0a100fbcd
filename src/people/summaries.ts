import type { Words } from '../core/language.js'

/** What each command does, in one line. Every start of the program reads these, and no other words of the subject. */
export const summaries = {
  list: { en: 'List people', fr: 'Lister les comptes' },
  show: { en: 'Show an account', fr: 'Afficher un compte' },
  import: { en: 'Create accounts from a file', fr: 'Créer des comptes à partir d’un fichier' },
  create: { en: 'Create an account for somebody', fr: 'Créer un compte pour quelqu’un' },
  edit: { en: 'Change an account', fr: 'Modifier un compte' },
  resetPassword: { en: 'Set a new password', fr: 'Définir un nouveau mot de passe' },
  disable: { en: 'Disable accounts', fr: 'Désactiver des comptes' },
  enable: { en: 'Enable an account again', fr: 'Réactiver un compte' },
  role: { en: 'Change roles, one or many at a time', fr: 'Changer le rôle d’un ou de plusieurs comptes' },
  delete: { en: 'Delete accounts', fr: 'Supprimer des comptes' },
} satisfies Words
