import type { Context } from '../../command/context.js'
import { flag, optional, together } from '../../command/param.js'
import { count } from '../../command/parsers.js'
import { blaming, failure } from '../../core/errors.js'
import type { Integer } from '../../core/number.js'
import { lookupOffers } from '../../lookups/commands/offers.js'
import type { Query } from '../../search/language/tree.js'
import { named } from '../services/asking/terms.js'
import { type ListInput, type Order, SORT_KEYS } from '../services/list/list.js'
import { cursorFor, readCursor, type WrittenCursor } from '../services/list/page.js'
import { commandWords } from '../words/commands.js'
import { failureWords } from '../words/failures.js'
import { assignees, people } from './offers.js'
import { byCategory, byPriority, byStatus } from './params.js'
import { completedQuery } from './query-offer.js'

const options = commandWords.filters

/** Which tickets to list or export, and in which order: a query, and options that are terms of the same. */
export const ticketFilters = {
  query: together('[query...]', options.query, readQuery, { complete: completedQuery }),
  status: together('-s, --status <status>', options.status, names('status'), {
    complete: { words: ['open', ...byStatus.complete.words], from: lookupOffers.status },
  }),
  assignee: together('-a, --assignee <user>', options.assignee, names('assignee'), {
    complete: { words: ['@me', 'none'], from: assignees },
  }),
  requester: together('-r, --requester <user>', options.requester, names('requester'), {
    complete: { words: ['@me'], from: people },
  }),
  category: together('-c, --category <category>', commandWords.options.category, names('category'), byCategory),
  priority: together('-p, --priority <priority>', options.priority, namesOrRange('priority'), byPriority),
  created: together('--created <time>', options.created, range('created')),
  updated: together('--updated <time>', options.updated, range('updated')),
  all: flag('--all', options.all),
  sort: optional('--sort <field[:desc]>', options.sort(SORT_KEYS.join(', ')), order, {
    complete: { words: SORT_KEYS.flatMap((k) => [k, `${k}:desc`]), list: true },
  }),
  limit: optional('-L, --limit <number>', commandWords.options.limit, count),
  after: optional('--after <cursor>', options.after, readCursor),
  count: flag('--count', options.count),
}

/** How many there are, where that alone is asked for. */
export interface Counted {
  count: Integer
}

/** What is typed behind an option, as a term. */
type Read = (words: readonly string[]) => Promise<Query>

function names(field: string): Read {
  return async ([typed = '']) => named(field, typed)
}

function range(field: string): Read {
  return async ([typed = '']) => {
    const { optionTerm } = await import('../../search/language/values.js')
    const { fieldNamed } = await import('../ordered-fields.js')
    const asked = fieldNamed(field)
    if (!asked) throw new Error(`No query asks for ${field}.`)
    return optionTerm(typed, asked)
  }
}

/** Where it is no range, what reads ranges is not loaded. */
function namesOrRange(field: string): Read {
  return (words) => (/\.\.|[<>]/.test(words[0] ?? '') ? range(field) : names(field))(words)
}

interface Asked {
  query: Query | undefined
  sort: Order[] | undefined
}

async function readQuery(words: readonly string[]): Promise<Asked> {
  const { parseQuery } = await import('../../search/language/parse.js')
  const { QUERY_FIELDS } = await import('../ordered-fields.js')
  const { query, order: sort } = parseQuery(words, QUERY_FIELDS)
  return { query, sort: sort && blaming(sort.place, () => order(sort.text)) }
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

const TERMS = ['status', 'assignee', 'requester', 'category', 'priority', 'created', 'updated'] as const
type Given = {
  query: Asked | undefined
  all: boolean
  sort: Order[] | undefined
  after?: WrittenCursor | undefined
} & {
  [K in (typeof TERMS)[number]]: Query | undefined
}

/** What these parameters ask for, together; the order of the option counts more than that of the query. */
export const listed = ({ query, all, sort, after: _, ...given }: Given): ListInput => ({
  asked: [...TERMS.map((term) => given[term]), query?.query].filter((q) => q !== undefined),
  all,
  sort: sort ?? query?.sort,
})

/** The same of a list that has pages, in its `usual` order. INVALID where the cursor is of another order. */
export function listedInPages(given: Given, usual: Order[]): ListInput & { sort: Order[] } {
  const list = listed(given)
  const sort = list.sort ?? usual
  return { ...list, sort, after: cursorFor(sort, given.after) }
}

/** What tells where a page goes on, last on stderr. */
export const sayNext = (ctx: Context) => (cursor: string) => {
  const line = `next: ${cursor}` // for scripts, in every language
  ctx.noticeAtEnd({ en: line, fr: line })
}
