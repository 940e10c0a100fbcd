import { lazyWords } from '../../core/language.js'

export const fieldWords = lazyWords(() => ({
  ticket: { en: 'Ticket', fr: 'Ticket' },
  author: { en: 'Author', fr: 'Auteur' },
  comment: { en: 'Comment', fr: 'Commentaire' },
  title: { en: 'Title', fr: 'Titre' },
  about: {
    title: { en: 'a new title', fr: 'un nouveau titre' },
    description: { en: 'a new description', fr: 'une nouvelle description' },
    category: { en: 'a category', fr: 'une catégorie' },
    priority: { en: 'a priority, or low, medium, high', fr: 'une priorité, ou basse, moyenne, haute' },
  },
  description: { en: 'Description', fr: 'Description' },
  category: { en: 'Category', fr: 'Catégorie' },
  priority: { en: 'Priority', fr: 'Priorité' },
  status: { en: 'Status', fr: 'Statut' },
  requester: { en: 'Requester', fr: 'Demandeur' },
  assignee: { en: 'Assignee', fr: 'Assigné à' },
  updated: { en: 'Updated', fr: 'Modifié' },
  closed: { en: 'Closed', fr: 'Résolu' },
  resolved: { en: 'Resolved', fr: 'Résolu' },
  unread: { en: 'Unread', fr: 'Non lu' },
  /** Beside the number of a ticket that was not read. */
  new: { en: 'new', fr: 'nouveau' },
  /** Above a column of signs. */
  signOfPriority: { en: 'P', fr: 'P' },
  age: { en: 'Age', fr: 'Âge' },
  aTicket: { en: 'a ticket', fr: 'un ticket' },
  theTitle: { en: 'The title', fr: 'Le titre' },
  events: {
    created: { en: 'created', fr: 'création' },
    comment: { en: 'comment', fr: 'commentaire' },
    deleted: { en: 'deleted', fr: 'suppression' },
  },
  comments: { en: 'Comments', fr: 'Commentaires' },
  history: { en: 'History', fr: 'Historique' },
  conversation: { en: 'Conversation', fr: 'Conversation' },
  matches: { en: 'Found in', fr: 'Trouvé dans' },
}))
