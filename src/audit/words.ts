import { lazyWords } from '../core/language.js'
import { en, fr } from '../core/number.js'

export const words = lazyWords(() => ({
  options: {
    actor: { en: 'who did it', fr: 'l’auteur des modifications' },
    ticket: { en: 'what was done to this ticket', fr: 'les modifications de ce ticket' },
    user: { en: 'what was done to this account', fr: 'les modifications de ce compte' },
    since: { en: 'since 2026-01-31, 7d, 12h or today', fr: 'depuis 2026-01-31, 7d, 12h ou today' },
    limit: (latest: number) => ({
      en: `at most so many; without it ${latest} on a terminal, all in a pipe`,
      fr: `nombre maximal ; sans cette option, ${latest} dans un terminal, tout dans un tube`,
    }),
    change: {
      en: 'a change id, or its first seven characters or more',
      fr: 'un identifiant de modification, ou au moins ses sept premiers caractères',
    },
    ownChange: {
      en: 'a change of yours, by its id or at least seven characters of it; your last one without it',
      fr: 'une de vos modifications, par son identifiant ou au moins sept caractères ; la dernière par défaut',
    },
    dryRun: {
      en: 'show what would be undone, and undo nothing',
      fr: 'afficher ce qui serait annulé, sans rien annuler',
    },
  },
  whichChange: { en: 'Which change?', fr: 'Quelle modification ?' },
  /** When a change was made, and what it did. */
  thisChange: (when: string, what: string) => ({ en: `${when}: ${what}`, fr: `${when} : ${what}` }),
  /** How many things of each kind. */
  confirmUndo: (things: string) => ({ en: `Undo this (${things})?`, fr: `L’annuler (${things}) ?` }),
  redo: (command: string) => ({ en: `redo: ${command}`, fr: `rétablir : ${command}` }),
  /** What an undo did, or one that did it again: of which change. */
  undid: (id: string, what: string) => ({ en: `undo of ${id}: ${what}`, fr: `annulation de ${id} : ${what}` }),
  redid: (id: string, what: string) => ({ en: `redo of ${id}: ${what}`, fr: `rétablissement de ${id} : ${what}` }),
  undoOf: (id: string) => ({ en: `undo of ${id}`, fr: `annulation de ${id}` }),
  redoOf: (id: string) => ({ en: `redo of ${id}`, fr: `rétablissement de ${id}` }),
  /** Between what was done to things of different kinds. */
  semicolon: { en: '; ', fr: ' ; ' },
  /** What was done to which things. */
  done: (things: string, what: string) => ({ en: `${things}: ${what}`, fr: `${things} : ${what}` }),
  ticket: (id: number, title: string) => ({ en: `#${id} '${title}'`, fr: `#${id} « ${title} »` }),
  thing: (kind: string, name: string) => ({ en: `${kind} ${name}`, fr: `${kind} ${name}` }),
  several: (names: string, count: number) => ({
    en: `${names} (${en.number(count)})`,
    fr: `${names} (${fr.number(count)})`,
  }),
  nothingChanged: { en: 'Nothing was changed.', fr: 'Rien n’a été modifié.' },
  columns: {
    thing: { en: 'Thing', fr: 'Objet' },
    things: { en: 'Things', fr: 'Objets' },
    number: { en: 'Number', fr: 'Numéro' },
    undoes: { en: 'Undoes', fr: 'Annule' },
    redoes: { en: 'Does again', fr: 'Rétablit' },
  },
  /** A comment is called by its ticket. */
  commentOn: (ticket: string) => ({ en: `comment on ${ticket}`, fr: `commentaire sur ${ticket}` }),
  counts: {
    ticket: (n: number) => ({ en: en.count(n, 'ticket', 'tickets'), fr: fr.count(n, 'ticket', 'tickets') }),
    comment: (n: number) => ({
      en: en.count(n, 'comment', 'comments'),
      fr: fr.count(n, 'commentaire', 'commentaires'),
    }),
    user: (n: number) => ({ en: en.count(n, 'account', 'accounts'), fr: fr.count(n, 'compte', 'comptes') }),
    category: (n: number) => ({
      en: en.count(n, 'category', 'categories'),
      fr: fr.count(n, 'catégorie', 'catégories'),
    }),
    priority: (n: number) => ({ en: en.count(n, 'priority', 'priorities'), fr: fr.count(n, 'priorité', 'priorités') }),
    status: (n: number) => ({ en: en.count(n, 'status', 'statuses'), fr: fr.count(n, 'statut', 'statuts') }),
    setting: (n: number) => ({ en: en.count(n, 'setting', 'settings'), fr: fr.count(n, 'réglage', 'réglages') }),
  },
  commentDone: {
    deleted: { en: 'comment taken back', fr: 'commentaire retiré' },
    restored: { en: 'comment restored', fr: 'commentaire rétabli' },
    content: { en: 'comment changed', fr: 'commentaire modifié' },
  },
  more: (count: number) => ({ en: `… and ${en.number(count)} more`, fr: `… et ${fr.number(count)} de plus` }),
  nothingToUndo: { en: 'Nothing to undo.', fr: 'Rien à annuler.' },
  things: {
    ticket: { en: 'ticket', fr: 'ticket' },
    comment: { en: 'comment', fr: 'commentaire' },
    user: { en: 'account', fr: 'compte' },
    category: { en: 'category', fr: 'catégorie' },
    priority: { en: 'priority', fr: 'priorité' },
    status: { en: 'status', fr: 'statut' },
    setting: { en: 'setting', fr: 'réglage' },
  },
  fields: {
    created: { en: 'created', fr: 'création' },
    deleted: { en: 'deleted', fr: 'suppression' },
    restored: { en: 'restored', fr: 'restauration' },
    title: { en: 'title', fr: 'titre' },
    description: { en: 'description', fr: 'description' },
    category: { en: 'category', fr: 'catégorie' },
    priority: { en: 'priority', fr: 'priorité' },
    status: { en: 'status', fr: 'statut' },
    requester: { en: 'requester', fr: 'demandeur' },
    assignee: { en: 'assignee', fr: 'assignation' },
    createdAt: { en: 'creation time', fr: 'date de création' },
    updatedAt: { en: 'time of the last change', fr: 'date de la dernière modification' },
    closedAt: { en: 'resolution time', fr: 'date de résolution' },
    comment: { en: 'comment', fr: 'commentaire' },
    content: { en: 'text', fr: 'texte' },
    author: { en: 'author', fr: 'auteur' },
    username: { en: 'username', fr: 'nom d’utilisateur' },
    email: { en: 'e-mail address', fr: 'adresse e-mail' },
    fullName: { en: 'full name', fr: 'nom complet' },
    role: { en: 'role', fr: 'rôle' },
    password: { en: 'password', fr: 'mot de passe' },
    disabled: { en: 'disabled', fr: 'désactivation' },
    name: { en: 'name', fr: 'nom' },
    level: { en: 'level', fr: 'niveau' },
    color: { en: 'colour', fr: 'couleur' },
    passwords: { en: 'how passwords are stored', fr: 'enregistrement des mots de passe' },
    /** What refers to a thing. */
    tickets: { en: 'tickets with it', fr: 'tickets liés' },
    comments: { en: 'comments', fr: 'commentaires' },
    answered: { en: 'answered', fr: 'réponse' },
  },
  results: {
    undone: { en: 'undone', fr: 'annulé' },
    'changed-since': { en: 'changed again since', fr: 'modifié de nouveau depuis' },
    'not-undone': { en: 'not undone', fr: 'non annulé' },
    kept: { en: 'passwords are never undone', fr: 'un mot de passe n’est jamais rétabli' },
  },
  /** Which things, and what of them. */
  wouldBeUndone: (list: string) => ({ en: `Would be undone: ${list}.`, fr: `Serait annulé : ${list}.` }),
  nothingWouldBe: { en: 'Nothing would be undone.', fr: 'Rien ne serait annulé.' },
  undone: (list: string) => ({ en: `Undone: ${list}.`, fr: `Annulé : ${list}.` }),
  lockedOut: (names: string, count: number, commands: string) => ({
    en: `${names} ${en.form(count, 'comes', 'come')} back without a password, and cannot log in until ${en.form(count, 'it gets', 'they get')} one: ${commands}`,
    fr: `${names} ${fr.form(count, 'revient', 'reviennent')} sans mot de passe et ne ${fr.form(count, 'peut', 'peuvent')} pas se connecter avant d’en avoir reçu un : ${commands}`,
  }),
  notAChangeId: (text: string) => ({
    en: `'${text}' is not a change id.`,
    fr: `« ${text} » n’est pas un identifiant de modification.`,
  }),
  tooShort: (text: string) => ({
    en: `'${text}' is too little of a change id: it takes at least seven characters.`,
    fr: `« ${text} » ne suffit pas : il faut au moins sept caractères d’un identifiant de modification.`,
  }),
  nothingOfYours: {
    en: 'There is no change of yours to undo.',
    fr: 'Il n’y a aucune modification de votre part à annuler.',
  },
  ambiguousChange: (beginning: string) => ({
    en: `More than one change begins with ${beginning}.`,
    fr: `Plusieurs modifications commencent par ${beginning}.`,
  }),
  noChange: (id: string) => ({ en: `There is no change ${id}.`, fr: `Il n’y a pas de modification ${id}.` }),
  onlyPasswords: (what: string) => ({
    en: `There is nothing to undo in this change, ${what}: passwords never are, nor who is disabled.`,
    fr: `Il n’y a rien à annuler dans cette modification, ${what} : un mot de passe n’est jamais rétabli, une désactivation non plus.`,
  }),
  endedAsItBegan: {
    en: 'There is nothing to undo in this change: all of it ended as it began.',
    fr: 'Il n’y a rien à annuler dans cette modification : tout y a fini comme avant.',
  },
  takenBackBy: (commands: string) => ({ en: `What does: ${commands}`, fr: `Pour y revenir : ${commands}` }),
  /** Between a hint and one more. */
  andThen: { en: '; ', fr: ' ; ' },
  theOneBefore: (command: string) => ({
    en: `to undo the change before it: ${command}`,
    fr: `pour annuler la modification précédente : ${command}`,
  }),
  yourLastChange: { en: 'Your last change:', fr: 'Votre dernière modification :' },
  yourLast: (why: string) => ({
    en: `Your last change cannot be undone. ${why}`,
    fr: `Votre dernière modification ne peut pas être annulée. ${why}`,
  }),
  firstOfMore: (n: number) => ({
    en: `the last ${n} changes; more with --limit`,
    fr: `les ${n} dernières modifications ; davantage avec --limit`,
  }),
  undoneAlready: (id: string) => ({
    en: `Change ${id} is undone already: everything is as it was before it.`,
    fr: `La modification ${id} a déjà été annulée : tout est redevenu comme avant.`,
  }),
  doneSince: { en: 'What was done since:', fr: 'Ce qui a été fait depuis :' },
  answered: (tickets: readonly string[]) => ({
    en: `Somebody answered your comment on ${en.form(tickets.length, 'ticket', 'tickets')} ${tickets.join(', ')} meanwhile; nothing was undone.`,
    fr: `Quelqu’un a répondu entre-temps à votre commentaire sur ${fr.form(tickets.length, 'le ticket', 'les tickets')} ${tickets.join(', ')} ; rien n’a été annulé.`,
  }),
  changedSince: (list: string) => ({
    en: `This was changed again since: ${list}; nothing was undone.`,
    fr: `Ceci a été modifié de nouveau depuis : ${list} ; rien n’a été annulé.`,
  }),
}))
