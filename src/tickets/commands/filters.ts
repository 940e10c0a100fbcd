import { flag, optional } from '../../command/param.js'
import { word } from '../../command/parsers.js'
import { failure } from '../../core/errors.js'
import { lookupOffers } from '../../lookups/commands/offers.js'
import { type Order, SORT_KEYS } from '../services/list.js'
import { assignees, people } from './offers.js'
import { byCategory, byPriority, byStatus } from './params.js'

/** Which tickets to list or export, and in which order. */
export const ticketFilters = {
  status: optional(
    '--status <status>',
    { en: 'a status, or open, pending, in-progress, resolved', fr: 'un statut, ou open, pending, in-progress, resolved' },
    word,
    { complete: { words: ['open', ...byStatus.complete.words], from: lookupOffers.status } },
  ),
  assignee: optional('--assignee <user>', { en: 'who has it: a user, @me or none', fr: "qui l'a : un utilisateur, @me ou none" }, word, {
    complete: { words: ['@me', 'none'], from: assignees },
  }),
  requester: optional('--requester <user>', { en: 'who asked for it', fr: "qui l'a demandé" }, word, {
    complete: { words: ['@me'], from: people },
  }),
  category: optional('--category <category>', { en: 'a category', fr: 'une catégorie' }, word, byCategory),
  priority: optional(
    '--priority <priority>',
    { en: 'a priority, or low, medium, high', fr: 'une priorité, ou low, medium, high' },
    word,
    byPriority,
  ),
  all: flag('--all', { en: 'resolved ones too', fr: 'aussi les tickets résolus' }),
  sort: optional(
    '--sort <field[:desc]>',
    { en: `order: ${SORT_KEYS.join(', ')}; several with commas`, fr: `ordre : ${SORT_KEYS.join(', ')} ; plusieurs avec des virgules` },
    order,
    { complete: { words: SORT_KEYS.flatMap((k) => [k, `${k}:desc`]), list: true } },
  ),
}

/** `priority:desc,created`. */
function order(text: string): Order[] {
  return text.split(',').map((part) => {
    const [name, direction = 'asc', ...rest] = part.trim().split(':')
    const key = SORT_KEYS.find((k) => k === name)
    if (key && rest.length === 0 && (direction === 'asc' || direction === 'desc')) return { key, descending: direction === 'desc' }
    throw failure(
      'USAGE',
      { en: `'${part}' is no order.`, fr: `« ${part} » n'est pas un ordre.` },
      { say: SORT_KEYS.map((k) => `${k}[:desc]`).join(', ') },
    )
  })
}
