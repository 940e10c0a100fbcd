import type { Words } from '../core/language.js'
import { en, fr } from '../core/number.js'

export const words = {
  options: {
    actor: { en: 'who did it', fr: 'l’auteur des modifications' },
    ticket: { en: 'what was done to this ticket', fr: 'les modifications de ce ticket' },
    user: { en: 'what was done to this account', fr: 'les modifications de ce compte' },
    since: { en: 'since 2026-01-31, 7d, 12h or today', fr: 'depuis 2026-01-31, 7d, 12h ou today' },
    limit: (latest: number) => ({
      en: `at most so many; ${latest} without it`,
      fr: `nombre maximal ; ${latest} par défaut`,
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
  confirmUndo: (fields: number) => ({
    en: `Undo ${en.count(fields, 'changed field', 'changed fields')}?`,
    fr: `Annuler ${fr.count(fields, 'champ modifié', 'champs modifiés')} ?`,
  }),
  /** When a change was made, and what it did. */
  thisChange: (when: string, what: string) => ({ en: `${when}: ${what}`, fr: `${when} : ${what}` }),
  confirmOwn: (things: number, fields: number) => ({
    en: `Undo this (${en.count(things, 'thing', 'things')}, ${en.count(fields, 'changed field', 'changed fields')})?`,
    fr: `L’annuler (${fr.count(things, 'objet', 'objets')}, ${fr.count(fields, 'champ modifié', 'champs modifiés')}) ?`,
  }),
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
    number: { en: 'Number', fr: 'Numéro' },
    undoes: { en: 'Undoes', fr: 'Annule' },
    redoes: { en: 'Does again', fr: 'Rétablit' },
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
  },
  results: {
    undone: { en: 'undone', fr: 'annulé' },
    'changed-since': { en: 'changed again since', fr: 'modifié de nouveau depuis' },
    kept: { en: 'passwords are never undone', fr: 'un mot de passe n’est jamais rétabli' },
  },
  canBeUndone: (changed: number, all: number) => ({
    en: `${en.number(changed)} of ${en.number(all)} can be undone.`,
    fr: `${fr.count(changed, 'champ', 'champs')} sur ${fr.number(all)} ${fr.form(changed, 'peut être rétabli', 'peuvent être rétablis')}.`,
  }),
  undone: (changed: number) => ({
    en: `${en.count(changed, 'field', 'fields')} undone.`,
    fr: fr.count(changed, 'champ rétabli.', 'champs rétablis.'),
  }),
  notAChangeId: (text: string) => ({
    en: `'${text}' is not a change id.`,
    fr: `« ${text} » n’est pas un identifiant de modification.`,
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
  onlyPasswords: {
    en: 'There is nothing to undo in this change: passwords never are.',
    fr: 'Il n’y a rien à annuler dans cette modification : un mot de passe n’est jamais rétabli.',
  },
  undoneAlready: (id: string) => ({
    en: `Change ${id} is undone already: everything is as it was before it.`,
    fr: `La modification ${id} a déjà été annulée : tout est redevenu comme avant.`,
  }),
  doneSince: { en: 'What was done since:', fr: 'Ce qui a été fait depuis :' },
  changedSince: (list: string) => ({
    en: `This was changed again since: ${list}; nothing was undone.`,
    fr: `Ceci a été modifié de nouveau depuis : ${list} ; rien n’a été annulé.`,
  }),
} satisfies Words
