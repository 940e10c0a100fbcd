import type { Tree } from '../command/command.js'

/** The verbs of `helpdesk ticket`. */
export const ticketCommands = {
  create: { summary: { en: 'Create a ticket', fr: 'Créer un ticket' }, load: () => import('./commands/create.js') },
  list: { summary: { en: 'List tickets', fr: 'Lister les tickets' }, load: () => import('./commands/list.js') },
  show: {
    summary: { en: 'Show a ticket and its conversation', fr: 'Montrer un ticket et sa conversation' },
    load: () => import('./commands/show.js'),
  },
  comment: { summary: { en: 'Comment on a ticket', fr: 'Commenter un ticket' }, load: () => import('./commands/comment.js') },
  edit: {
    summary: { en: 'Change title, description, category or priority', fr: 'Modifier titre, description, catégorie ou priorité' },
    load: () => import('./commands/edit.js'),
  },
  assign: {
    summary: { en: 'Give tickets to a technician', fr: 'Confier des tickets à un technicien' },
    load: () => import('./commands/assign.js'),
  },
  take: {
    summary: { en: 'Take tickets that nobody has', fr: "Prendre des tickets que personne n'a" },
    load: () => import('./commands/take.js'),
  },
  unassign: {
    summary: { en: 'Give tickets back', fr: 'Rendre des tickets' },
    load: () => import('./commands/unassign.js'),
  },
  next: {
    summary: { en: 'Show, or take, what waits first', fr: 'Montrer, ou prendre, ce qui attend en premier' },
    load: () => import('./commands/next.js'),
  },
  status: {
    summary: { en: 'Change the status of tickets', fr: 'Changer le statut de tickets' },
    load: () => import('./commands/status.js'),
  },
  start: {
    summary: { en: 'Mark tickets as in progress', fr: 'Passer des tickets en cours' },
    load: () => import('./commands/start.js'),
  },
  resolve: {
    summary: { en: 'Resolve tickets, with a report', fr: 'Résoudre des tickets, avec un rapport' },
    load: () => import('./commands/resolve.js'),
  },
  reopen: {
    summary: { en: 'Set tickets back to pending', fr: 'Remettre des tickets en attente' },
    load: () => import('./commands/reopen.js'),
  },
  priority: {
    summary: { en: 'Change the priority of tickets', fr: 'Changer la priorité de tickets' },
    load: () => import('./commands/priority.js'),
  },
  category: {
    summary: { en: 'Change the category of tickets', fr: 'Changer la catégorie de tickets' },
    load: () => import('./commands/category.js'),
  },
  history: {
    summary: { en: 'Show who changed what of a ticket', fr: "Montrer qui a modifié quoi d'un ticket" },
    load: () => import('./commands/history.js'),
  },
  export: {
    summary: { en: 'Write tickets to a file', fr: 'Écrire les tickets dans un fichier' },
    load: () => import('./commands/export.js'),
  },
  import: {
    summary: { en: 'Read tickets from a file', fr: "Lire les tickets d'un fichier" },
    load: () => import('./commands/import.js'),
  },
  delete: { summary: { en: 'Delete tickets', fr: 'Supprimer des tickets' }, load: () => import('./commands/delete.js') },
} satisfies Tree
