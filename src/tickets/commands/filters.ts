import { flag, optional } from '../../command/param.js'
import { word } from '../../command/parsers.js'
import { failure } from '../../core/errors.js'
import { lookupOffers } from '../../lookups/commands/offers.js'
import { type Order, SORT_KEYS } from '../services/list.js'
import { commandWords } from '../words/commands.js'
import { failureWords } from '../words/failures.js'
import { assignees, people } from './offers.js'
import { byCategory, byPriority, byStatus } from './params.js'

/** Which tickets to list or export, and in which order. */
export const ticketFilters = {
  status: optional('--status <status>', commandWords.filters.status, word, {
    complete: { words: ['open', ...byStatus.complete.words], from: lookupOffers.status },
  }),
  assignee: optional('--assignee <user>', commandWords.filters.assignee, word, {
    complete: { words: ['@me', 'none'], from: assignees },
  }),
  requester: optional('--requester <user>', commandWords.filters.requester, word, {
    complete: { words: ['@me'], from: people },
  }),
  category: optional('--category <category>', commandWords.options.category, word, byCategory),
  priority: optional('--priority <priority>', commandWords.options.priority, word, byPriority),
  all: flag('--all', commandWords.filters.all),
  sort: optional('--sort <field[:desc]>', commandWords.filters.sort(SORT_KEYS.join(', ')), order, {
    complete: { words: SORT_KEYS.flatMap((k) => [k, `${k}:desc`]), list: true },
  }),
}

/** `priority:desc,created`. */
function order(text: string): Order[] {
  return text.split(',').map((part) => {
    const [name, direction = 'asc', ...rest] = part.trim().split(':')
    const key = SORT_KEYS.find((k) => k === name)
    if (key && rest.length === 0 && (direction === 'asc' || direction === 'desc'))
      return { key, descending: direction === 'desc' }
    throw failure('USAGE', failureWords.noSortField(part), { say: SORT_KEYS.map((k) => `${k}[:desc]`).join(', ') })
  })
}
