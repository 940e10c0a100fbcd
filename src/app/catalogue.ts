import type { Group, Tree } from '../command/command.js'
import type { Text } from '../core/language.js'

/** Written once for the three kinds of lookup. */
const lookup = (kind: 'category' | 'priority' | 'status', summary: Text): Group => ({
  summary,
  commands: {
    list: {
      summary: { en: 'List them', fr: 'Les lister' },
      load: async () => ({ default: (await import('../lookups/commands/list.js')).list(kind) }),
    },
    create: {
      summary: { en: 'Create one', fr: 'En créer' },
      load: async () => ({ default: (await import('../lookups/commands/create.js')).create(kind) }),
    },
    edit: {
      summary: { en: 'Change one', fr: 'En modifier' },
      load: async () => ({ default: (await import('../lookups/commands/edit.js')).edit(kind) }),
    },
    delete: {
      summary: { en: 'Delete one', fr: 'En supprimer' },
      load: async () => ({ default: (await import('../lookups/commands/delete.js')).remove(kind) }),
    },
  },
})

/** Every command of helpdesk. `load` runs only for the command that was asked for. */
export const commands: Tree = {
  init: {
    summary: { en: 'Set up a database and its first administrator', fr: 'Préparer une base et son premier administrateur' },
    load: () => import('../setup/commands/init.js'),
  },
  register: {
    summary: { en: 'Create an account of your own', fr: 'Créer son propre compte' },
    load: () => import('../identity/commands/register.js'),
  },
  login: {
    summary: { en: 'Log in on this machine', fr: 'Se connecter sur cette machine' },
    load: () => import('../identity/commands/login.js'),
  },
  logout: { summary: { en: 'Log out', fr: 'Se déconnecter' }, load: () => import('../identity/commands/logout.js') },
  whoami: {
    summary: { en: 'Show who is logged in, and where', fr: 'Montrer qui est connecté, et où' },
    load: () => import('../identity/commands/whoami.js'),
  },
  password: {
    summary: { en: 'Change your password', fr: 'Changer son mot de passe' },
    load: () => import('../identity/commands/password.js'),
  },
  session: {
    summary: { en: 'Where you are logged in, and tokens for scripts', fr: 'Où vous êtes connecté, et jetons pour scripts' },
    commands: {
      list: {
        summary: { en: 'List your sessions', fr: 'Lister ses sessions' },
        load: () => import('../identity/commands/session-list.js'),
      },
      revoke: { summary: { en: 'End sessions', fr: 'Fermer des sessions' }, load: () => import('../identity/commands/session-revoke.js') },
      create: {
        summary: { en: 'Make a token for HELPDESK_TOKEN', fr: 'Créer un jeton pour HELPDESK_TOKEN' },
        load: () => import('../identity/commands/session-create.js'),
      },
    },
  },
  ticket: {
    summary: { en: 'Work with tickets', fr: 'Travailler avec les tickets' },
    commands: {
      create: { summary: { en: 'Create a ticket', fr: 'Créer un ticket' }, load: () => import('../tickets/commands/create.js') },
      list: { summary: { en: 'List tickets', fr: 'Lister les tickets' }, load: () => import('../tickets/commands/list.js') },
      show: {
        summary: { en: 'Show a ticket and its conversation', fr: 'Montrer un ticket et sa conversation' },
        load: () => import('../tickets/commands/show.js'),
      },
      comment: { summary: { en: 'Comment on a ticket', fr: 'Commenter un ticket' }, load: () => import('../tickets/commands/comment.js') },
      edit: {
        summary: { en: 'Change title, description, category or priority', fr: 'Modifier titre, description, catégorie ou priorité' },
        load: () => import('../tickets/commands/edit.js'),
      },
      assign: {
        summary: { en: 'Give tickets to a technician', fr: 'Confier des tickets à un technicien' },
        load: () => import('../tickets/commands/assign.js'),
      },
      take: {
        summary: { en: 'Take tickets that nobody has', fr: "Prendre des tickets que personne n'a" },
        load: () => import('../tickets/commands/take.js'),
      },
      unassign: {
        summary: { en: 'Give tickets back', fr: 'Rendre des tickets' },
        load: () => import('../tickets/commands/unassign.js'),
      },
      next: {
        summary: { en: 'Show, or take, what waits first', fr: 'Montrer, ou prendre, ce qui attend en premier' },
        load: () => import('../tickets/commands/next.js'),
      },
      status: {
        summary: { en: 'Change the status of tickets', fr: 'Changer le statut de tickets' },
        load: () => import('../tickets/commands/status.js'),
      },
      start: {
        summary: { en: 'Mark tickets as in progress', fr: 'Passer des tickets en cours' },
        load: () => import('../tickets/commands/start.js'),
      },
      resolve: {
        summary: { en: 'Resolve tickets, with a report', fr: 'Résoudre des tickets, avec un rapport' },
        load: () => import('../tickets/commands/resolve.js'),
      },
      reopen: {
        summary: { en: 'Set tickets back to pending', fr: 'Remettre des tickets en attente' },
        load: () => import('../tickets/commands/reopen.js'),
      },
      priority: {
        summary: { en: 'Change the priority of tickets', fr: 'Changer la priorité de tickets' },
        load: () => import('../tickets/commands/priority.js'),
      },
      category: {
        summary: { en: 'Change the category of tickets', fr: 'Changer la catégorie de tickets' },
        load: () => import('../tickets/commands/category.js'),
      },
      history: {
        summary: { en: 'Show who changed what of a ticket', fr: "Montrer qui a modifié quoi d'un ticket" },
        load: () => import('../tickets/commands/history.js'),
      },
      export: {
        summary: { en: 'Write tickets to a file', fr: 'Écrire les tickets dans un fichier' },
        load: () => import('../tickets/commands/export.js'),
      },
      import: {
        summary: { en: 'Read tickets from a file', fr: "Lire les tickets d'un fichier" },
        load: () => import('../tickets/commands/import.js'),
      },
      delete: { summary: { en: 'Delete tickets', fr: 'Supprimer des tickets' }, load: () => import('../tickets/commands/delete.js') },
    },
  },
  user: {
    summary: { en: 'Manage people', fr: 'Gérer les personnes' },
    commands: {
      list: { summary: { en: 'List people', fr: 'Lister les personnes' }, load: () => import('../people/commands/list.js') },
      show: { summary: { en: 'Show an account', fr: 'Montrer un compte' }, load: () => import('../people/commands/show.js') },
      import: {
        summary: { en: 'Create accounts from a file', fr: "Créer des comptes d'un fichier" },
        load: () => import('../people/commands/import.js'),
      },
      create: {
        summary: { en: 'Create an account for somebody', fr: "Créer le compte de quelqu'un" },
        load: () => import('../people/commands/create.js'),
      },
      edit: { summary: { en: 'Change an account', fr: 'Modifier un compte' }, load: () => import('../people/commands/edit.js') },
      'reset-password': {
        summary: { en: 'Set a new password', fr: 'Mettre un nouveau mot de passe' },
        load: () => import('../people/commands/reset-password.js'),
      },
      disable: { summary: { en: 'Lock accounts out', fr: 'Bloquer des comptes' }, load: () => import('../people/commands/disable.js') },
      enable: { summary: { en: 'Let an account in again', fr: 'Débloquer un compte' }, load: () => import('../people/commands/enable.js') },
      role: {
        summary: { en: 'Change roles, one or many at a time', fr: 'Changer des rôles, un ou plusieurs à la fois' },
        load: () => import('../people/commands/role.js'),
      },
      delete: { summary: { en: 'Delete accounts', fr: 'Supprimer des comptes' }, load: () => import('../people/commands/delete.js') },
    },
  },
  category: lookup('category', { en: 'Categories of tickets', fr: 'Les catégories de tickets' }),
  priority: lookup('priority', { en: 'Priorities of tickets', fr: 'Les priorités de tickets' }),
  status: lookup('status', { en: 'Statuses of tickets', fr: 'Les statuts de tickets' }),
  audit: {
    summary: { en: 'What was done by whom, and its undoing', fr: 'Qui a fait quoi, et comment le défaire' },
    commands: {
      list: {
        summary: { en: 'List the latest changes', fr: 'Lister les dernières modifications' },
        load: () => import('../audit/commands/list.js'),
      },
      show: {
        summary: { en: 'Show what a change did', fr: "Montrer ce qu'a fait une modification" },
        load: () => import('../audit/commands/show.js'),
      },
      undo: { summary: { en: 'Undo a change', fr: 'Annuler une modification' }, load: () => import('../audit/commands/undo.js') },
    },
  },
  config: {
    summary: { en: 'Settings of this machine', fr: 'Réglages de cette machine' },
    commands: {
      list: {
        summary: { en: 'List all settings', fr: 'Lister tous les réglages' },
        load: () => import('../setup/commands/config-list.js'),
      },
      get: { summary: { en: 'Show a setting', fr: 'Montrer un réglage' }, load: () => import('../setup/commands/config-get.js') },
      set: { summary: { en: 'Change a setting', fr: 'Modifier un réglage' }, load: () => import('../setup/commands/config-set.js') },
      unset: { summary: { en: 'Remove a setting', fr: 'Retirer un réglage' }, load: () => import('../setup/commands/config-unset.js') },
      path: {
        summary: { en: 'Where the settings are kept', fr: 'Où sont gardés les réglages' },
        load: () => import('../setup/commands/config-path.js'),
      },
    },
  },
  completion: {
    summary: { en: 'Print a script that lets Tab complete', fr: 'Afficher un script de complétion par Tab' },
    load: () => import('./completion/command.js'),
  },
  db: {
    summary: { en: 'Look after the database', fr: 'Prendre soin de la base de données' },
    commands: {
      migrate: {
        summary: { en: 'Bring the schema up to date', fr: 'Mettre le schéma à jour' },
        load: () => import('../maintenance/commands/migrate.js'),
      },
      copy: {
        summary: { en: 'Copy a whole helpdesk to another database', fr: 'Copier tout un helpdesk vers une autre base' },
        load: () => import('../maintenance/commands/copy.js'),
      },
      policy: {
        summary: { en: 'Show or choose how passwords are stored', fr: "Montrer ou choisir l'enregistrement des mots de passe" },
        load: () => import('../maintenance/commands/policy.js'),
      },
      status: {
        summary: { en: 'Show the database and its schema', fr: 'Montrer la base et son schéma' },
        load: () => import('../maintenance/commands/status.js'),
      },
      check: {
        summary: { en: 'Look for what needs mending', fr: 'Chercher ce qui est à réparer' },
        load: () => import('../maintenance/commands/check.js'),
      },
      triggers: {
        summary: { en: 'Record at once what other programs change', fr: "Noter aussitôt ce que d'autres programmes modifient" },
        load: () => import('../maintenance/commands/triggers.js'),
      },
    },
  },
}
