import type { Tree } from '../command/command.js'

/** The verbs of `helpdesk user`. */
export const userCommands = {
  list: { summary: { en: 'List people', fr: 'Lister les personnes' }, load: () => import('./commands/list.js') },
  show: { summary: { en: 'Show an account', fr: 'Montrer un compte' }, load: () => import('./commands/show.js') },
  import: {
    summary: { en: 'Create accounts from a file', fr: "Créer des comptes d'un fichier" },
    load: () => import('./commands/import.js'),
  },
  create: {
    summary: { en: 'Create an account for somebody', fr: "Créer le compte de quelqu'un" },
    load: () => import('./commands/create.js'),
  },
  edit: { summary: { en: 'Change an account', fr: 'Modifier un compte' }, load: () => import('./commands/edit.js') },
  'reset-password': {
    summary: { en: 'Set a new password', fr: 'Mettre un nouveau mot de passe' },
    load: () => import('./commands/reset-password.js'),
  },
  disable: { summary: { en: 'Lock accounts out', fr: 'Bloquer des comptes' }, load: () => import('./commands/disable.js') },
  enable: { summary: { en: 'Let an account in again', fr: 'Débloquer un compte' }, load: () => import('./commands/enable.js') },
  role: {
    summary: { en: 'Change roles, one or many at a time', fr: 'Changer des rôles, un ou plusieurs à la fois' },
    load: () => import('./commands/role.js'),
  },
  delete: { summary: { en: 'Delete accounts', fr: 'Supprimer des comptes' }, load: () => import('./commands/delete.js') },
} satisfies Tree
