import { lazyWords } from '../core/language.js'
import { en, fr } from '../core/number.js'

export const words = lazyWords(() => ({
  draft: { en: 'which one: the beginning of its id', fr: 'lequel : le début de son identifiant' },
  drafts: {
    en: 'which ones: the beginnings of their ids, or - for standard input',
    fr: 'lesquels : le début de leurs identifiants, ou - pour l’entrée standard',
  },
  which: { en: 'Which draft?', fr: 'Quel brouillon ?' },
  columns: {
    ticket: { en: 'Ticket', fr: 'Ticket' },
    file: { en: 'File', fr: 'Fichier' },
    kind: { en: 'What', fr: 'Quoi' },
    at: { en: 'Written', fr: 'Écrit' },
    text: { en: 'Text', fr: 'Texte' },
  },
  kinds: {
    ticket: { en: 'ticket', fr: 'ticket' },
    comment: { en: 'comment', fr: 'commentaire' },
    'edited-comment': { en: 'edited comment', fr: 'commentaire modifié' },
    description: { en: 'description', fr: 'description' },
    resolve: { en: 'report', fr: 'rapport' },
    reopen: { en: 'reason to reopen', fr: 'motif de réouverture' },
    text: { en: 'text of an editor', fr: 'texte d’un éditeur' },
  },
  none: { en: 'Nothing is kept.', fr: 'Rien n’est conservé.' },
  goOnWith: (id: string, command: string) => ({
    en: `To go on with ${id}: ${command}`,
    fr: `Pour continuer ${id} : ${command}`,
  }),
  goOn: (command: string) => ({ en: `To go on: ${command}`, fr: `Pour continuer : ${command}` }),
  confirmOne: (beginning: string) => ({ en: `Delete '${beginning}'?`, fr: `Supprimer « ${beginning} » ?` }),
  confirmDelete: (count: number, first: string) => ({
    en: `Delete ${en.count(count, 'draft', 'drafts')}, the first of them '${first}'?`,
    fr: `Supprimer ${fr.count(count, 'brouillon', 'brouillons')}, dont « ${first} » ?`,
  }),
  deleted: (id: string) => ({ en: `Deleted draft ${id}.`, fr: `Brouillon ${id} supprimé.` }),
}))
