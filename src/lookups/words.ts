import { lazyWords } from '../core/language.js'
import { en, fr } from '../core/number.js'
import { forEachKind } from './nouns.js'

export const words = lazyWords(() => ({
  options: {
    name: forEachKind(({ one, du }) => ({ en: `the name of the ${one}`, fr: `le nom ${du}` })),
    lookup: forEachKind(({ one, un }) => ({ en: `a ${one}, by number or name`, fr: `${un}, par numéro ou par nom` })),
    newName: { en: 'a new name', fr: 'un nouveau nom' },
    description: { en: 'what belongs to it', fr: 'ce qui relève de la catégorie' },
    level: { en: 'higher is more urgent', fr: 'plus il est élevé, plus c’est urgent' },
    color: { en: 'success counts as resolved', fr: 'avec success, les tickets comptent comme résolus' },
  },
  newName: forEachKind(({ one, du }) => ({ en: `Name of the ${one}`, fr: `Nom ${du}` })),
  which: {
    status: { en: 'Which status?', fr: 'Quel statut ?' },
    priority: { en: 'Which priority?', fr: 'Quelle priorité ?' },
    category: { en: 'Which category?', fr: 'Quelle catégorie ?' },
  },
  columns: {
    description: { en: 'Description', fr: 'Description' },
    level: { en: 'Level', fr: 'Niveau' },
    color: { en: 'Colour', fr: 'Couleur' },
    countsAs: { en: 'Counts as', fr: 'Équivaut à' },
  },
  /** As they are typed. */
  states: {
    pending: { en: 'pending', fr: 'en-attente' },
    'in-progress': { en: 'in-progress', fr: 'en-cours' },
    resolved: { en: 'resolved', fr: 'résolu' },
  },
  created: {
    status: (id: number, name: string) => ({ en: `Created status ${id}: ${name}`, fr: `Statut ${id} créé : ${name}` }),
    priority: (id: number, name: string) => ({
      en: `Created priority ${id}: ${name}`,
      fr: `Priorité ${id} créée : ${name}`,
    }),
    category: (id: number, name: string) => ({
      en: `Created category ${id}: ${name}`,
      fr: `Catégorie ${id} créée : ${name}`,
    }),
  },
  confirmDelete: forEachKind(({ one, le }) => (name: string) => ({
    en: `Delete ${one} '${name}'?`,
    fr: `Supprimer ${le} « ${name} » ?`,
  })),
  deleted: (name: string) => ({ en: `Deleted ${name}.`, fr: `Suppression effectuée : ${name}.` }),
  edited: (name: string) => ({ en: `Edited ${name}.`, fr: `Modification effectuée : ${name}.` }),
  noLookup: forEachKind(({ one, de }) => (word: string) => ({
    en: `There is no ${one} '${word}'.`,
    fr: `Il n’y a pas ${de} « ${word} ».`,
  })),
  ambiguous: (word: string, list: string) => ({
    en: `'${word}' fits several: ${list}.`,
    fr: `« ${word} » en désigne plusieurs : ${list}.`,
  }),
  orWords: (names: string, words: string) => ({ en: `${names}; or ${words}`, fr: `${names} ; ou ${words}` }),
  writeNumber: { en: 'Write its number.', fr: 'Indiquez le numéro.' },
  thereAlready: forEachKind(({ one, un }) => (name: string, id: number) => ({
    en: `There is a ${one} '${name}' (${id}) already.`,
    fr: `Il y a déjà ${un} « ${name} » (${id}).`,
  })),
  inUse: (name: string, tickets: number) => ({
    en: `'${name}' cannot be deleted: ${en.count(tickets, 'ticket has', 'tickets have')} it.`,
    fr: `Impossible de supprimer « ${name} » : ${fr.count(tickets, 'ticket s’en sert', 'tickets s’en servent')}.`,
  }),
  neededForNew: (name: string) => ({
    en: `'${name}' cannot be deleted: new tickets get it.`,
    fr: `Impossible de supprimer « ${name} » : les nouveaux tickets en ont besoin.`,
  }),
  notAWholeNumber: (text: string) => ({
    en: `'${text}' is not a whole number.`,
    fr: `« ${text} » n’est pas un nombre entier.`,
  }),
  noColor: (text: string) => ({ en: `There is no colour '${text}'.`, fr: `Il n’y a pas de couleur « ${text} ».` }),
}))
