import type { Lookups } from '../../src/lookups/queries/lookups.js'

const status = (
  id: number,
  name: string,
  state: Lookups['statuses'][number]['state'],
  color: string | null = null,
) => ({
  ...{ id, name, color, state },
})
const priority = (id: number, name: string, level: number | null) => ({ id, name, level })
const category = (id: number, name: string) => ({ id, name, description: null })

/** Those of a new database. */
export const seed: Lookups = {
  statuses: [
    status(1, 'En attente', 'pending'),
    status(2, 'En cours', 'in-progress'),
    status(3, 'Résolue', 'resolved'),
  ],
  priorities: [priority(1, 'Faible', 1), priority(2, 'Moyenne', 2), priority(3, 'Élevée', 3)],
  categories: [category(1, 'Matériel'), category(2, 'Logiciel'), category(3, 'Réseau')],
}
/**
 * Old rows: names that are numbers, words and each other's beginnings, or that repeat; levels that repeat or are NULL.
 */
export const odd: Lookups = {
  statuses: [
    status(2, '5', 'pending'),
    status(5, 'Open', 'in-progress'),
    status(8, 'Opened by phone', 'in-progress'),
    status(9, 'Pending', 'resolved'),
    status(11, 'Doublon', 'resolved'),
    status(12, 'doublon', 'resolved'),
    status(13, 'Lowest', 'in-progress'),
  ],
  priorities: [priority(4, 'High', 1), priority(5, 'Lower', 9), priority(6, 'Urgent', 9), priority(7, 'Low-ish', 5)],
  categories: [category(3, 'PC'), category(4, 'PC portable'), category(5, 'Pc ')],
}
