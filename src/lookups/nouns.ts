import type { LookupKind } from './lookup.js'

/** What each kind is called: in English, and in French with what stands before it. */
const NOUNS = {
  status: {
    one: 'status',
    many: 'statuses',
    un: 'un statut',
    les: 'les statuts',
    le: 'le statut',
    du: 'du statut',
    de: 'de statut',
  },
  priority: {
    one: 'priority',
    many: 'priorities',
    un: 'une priorité',
    les: 'les priorités',
    le: 'la priorité',
    du: 'de la priorité',
    de: 'de priorité',
  },
  category: {
    one: 'category',
    many: 'categories',
    un: 'une catégorie',
    les: 'les catégories',
    le: 'la catégorie',
    du: 'de la catégorie',
    de: 'de catégorie',
  },
}

/** One sentence for each kind. */
export const forEachKind = <T>(say: (noun: (typeof NOUNS)[LookupKind]) => T): Record<LookupKind, T> => ({
  status: say(NOUNS.status),
  priority: say(NOUNS.priority),
  category: say(NOUNS.category),
})
