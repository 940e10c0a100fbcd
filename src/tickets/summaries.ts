import type { Words } from '../core/language.js'

/** What each command does, in one line. Every start of the program reads these, and no other words of the subject. */
export const summaries = {
  create: { en: 'Create a ticket', fr: 'Créer un ticket' },
  list: { en: 'List tickets', fr: 'Lister les tickets' },
  find: { en: 'Find tickets by their words', fr: 'Trouver des tickets par leurs mots' },
  show: { en: 'Show a ticket and its conversation', fr: 'Afficher un ticket et sa conversation' },
  comment: { en: 'Comment on a ticket', fr: 'Commenter un ticket' },
  edit: {
    en: 'Change title, description, category or priority',
    fr: 'Modifier le titre, la description, la catégorie ou la priorité',
  },
  assign: { en: 'Assign tickets to a technician', fr: 'Assigner des tickets à un technicien' },
  take: { en: 'Take tickets that nobody has', fr: 'Prendre des tickets non assignés' },
  unassign: { en: 'Give tickets back', fr: 'Ne plus assigner les tickets indiqués' },
  next: { en: 'Show, or take, the next open ticket', fr: 'Afficher, ou prendre, le prochain ticket ouvert' },
  status: { en: 'Change the status of tickets', fr: 'Changer le statut de tickets' },
  start: { en: 'Mark tickets as in progress', fr: 'Marquer des tickets comme en cours' },
  resolve: { en: 'Resolve tickets, with a report', fr: 'Résoudre des tickets, avec un rapport' },
  reopen: { en: 'Set tickets back to pending', fr: 'Rouvrir des tickets (les remettre en attente)' },
  priority: { en: 'Change the priority of tickets', fr: 'Changer la priorité de tickets' },
  category: { en: 'Change the category of tickets', fr: 'Changer la catégorie de tickets' },
  history: { en: 'Show who changed what of a ticket', fr: 'Afficher qui a modifié quoi dans un ticket' },
  export: { en: 'Write tickets to a file', fr: 'Exporter des tickets vers un fichier' },
  import: { en: 'Read tickets from a file', fr: 'Importer des tickets depuis un fichier' },
  delete: { en: 'Delete tickets', fr: 'Supprimer des tickets' },
} satisfies Words
