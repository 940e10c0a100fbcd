import type { Tree } from '../command.js'

/** Every command of helpdesk. `load` runs only for the command that was asked for. */
export const commands: Tree = {
  init: {
    summary: { en: 'Set up a database and its first administrator', fr: 'Préparer une base et son premier administrateur' },
    load: () => import('./init.js'),
  },
  register: { summary: { en: 'Create an account of your own', fr: 'Créer son propre compte' }, load: () => import('./register.js') },
  login: { summary: { en: 'Log in on this machine', fr: 'Se connecter sur cette machine' }, load: () => import('./login.js') },
  logout: { summary: { en: 'Log out', fr: 'Se déconnecter' }, load: () => import('./logout.js') },
  whoami: { summary: { en: 'Show who is logged in, and where', fr: 'Montrer qui est connecté, et où' }, load: () => import('./whoami.js') },
  ticket: {
    summary: { en: 'Work with tickets', fr: 'Travailler avec les tickets' },
    commands: {
      create: { summary: { en: 'Create a ticket', fr: 'Créer un ticket' }, load: () => import('./ticket/create.js') },
      list: { summary: { en: 'List tickets', fr: 'Lister les tickets' }, load: () => import('./ticket/list.js') },
      show: {
        summary: { en: 'Show a ticket and its conversation', fr: 'Montrer un ticket et sa conversation' },
        load: () => import('./ticket/show.js'),
      },
      comment: { summary: { en: 'Comment on a ticket', fr: 'Commenter un ticket' }, load: () => import('./ticket/comment.js') },
      assign: {
        summary: { en: 'Give tickets to a technician', fr: 'Confier des tickets à un technicien' },
        load: () => import('./ticket/assign.js'),
      },
      take: {
        summary: { en: 'Take tickets that nobody has', fr: "Prendre des tickets que personne n'a" },
        load: () => import('./ticket/take.js'),
      },
      start: { summary: { en: 'Mark tickets as in progress', fr: 'Passer des tickets en cours' }, load: () => import('./ticket/start.js') },
      resolve: {
        summary: { en: 'Resolve tickets, with a report', fr: 'Résoudre des tickets, avec un rapport' },
        load: () => import('./ticket/resolve.js'),
      },
      reopen: {
        summary: { en: 'Set tickets back to pending', fr: 'Remettre des tickets en attente' },
        load: () => import('./ticket/reopen.js'),
      },
      priority: {
        summary: { en: 'Change the priority of tickets', fr: 'Changer la priorité de tickets' },
        load: () => import('./ticket/priority.js'),
      },
      delete: { summary: { en: 'Delete tickets', fr: 'Supprimer des tickets' }, load: () => import('./ticket/delete.js') },
    },
  },
  user: {
    summary: { en: 'Manage people', fr: 'Gérer les personnes' },
    commands: {
      role: {
        summary: { en: 'Change roles, one or many at a time', fr: 'Changer des rôles, un ou plusieurs à la fois' },
        load: () => import('./user/role.js'),
      },
      delete: { summary: { en: 'Delete accounts', fr: 'Supprimer des comptes' }, load: () => import('./user/delete.js') },
    },
  },
  db: {
    summary: { en: 'Look after the database', fr: 'Prendre soin de la base de données' },
    commands: {
      migrate: { summary: { en: 'Bring the schema up to date', fr: 'Mettre le schéma à jour' }, load: () => import('./db/migrate.js') },
      status: {
        summary: { en: 'Show the database and its schema', fr: 'Montrer la base et son schéma' },
        load: () => import('./db/status.js'),
      },
    },
  },
}
