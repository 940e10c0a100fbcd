import { failure } from '../../core/errors.js'
import { fold } from '../../core/fold.js'
import type { Category, Lookup, LookupKind, Priority, State, Status } from '../lookup.js'
import type { Lookups } from '../queries/lookups.js'
import { levelsOf, type Rank } from '../rank.js'
import { words } from '../words.js'

interface Named {
  id: number
  name: string
}

/** What the words for statuses stand for, in English and in French, folded. */
const STATES: Record<string, State[]> = {
  pending: ['pending'],
  'en-attente': ['pending'],
  'in-progress': ['in-progress'],
  'en-cours': ['in-progress'],
  resolved: ['resolved'],
  resolu: ['resolved'],
  open: ['pending', 'in-progress'],
  ouvert: ['pending', 'in-progress'],
}
/** And those for priorities. */
const LEVELS: Record<string, Rank> = {
  low: 'low',
  basse: 'low',
  medium: 'medium',
  moyenne: 'medium',
  high: 'high',
  haute: 'high',
}

/** Those that a hint names. */
const WORDS: Partial<Record<LookupKind, readonly string[]>> = {
  status: ['pending', 'in-progress', 'resolved'],
  priority: ['low', 'medium', 'high'],
}

/**
 * The statuses that a word stands for: one by id or name, or all of a kind by `pending`, `in-progress`, `resolved`,
 * `open`.
 */
export function findStatuses({ statuses }: Lookups, word: string): Status[] {
  return resolve('status', statuses, word, (w) => {
    const meant = Object.hasOwn(STATES, w) ? STATES[w] : undefined
    return meant && statuses.filter((s) => meant.includes(s.state))
  })
}

/** The one status to change to. Throws USAGE where a word stands for several. */
export const findStatus = (lookups: Lookups, word: string): Status => only('status', word, findStatuses(lookups, word))

/** The first status that counts as `state`: what the short forms set. NOT_FOUND where there is none. */
export function firstStatus({ statuses }: Lookups, state: State): Status {
  const found = statuses.find((s) => s.state === state)
  if (!found) throw failure('NOT_FOUND', words.noLookup.status(state), { run: 'db check' })
  return found
}

export function findPriority({ priorities }: Lookups, word: string): Priority {
  const levels = levelsOf(priorities)
  const hits = resolve('priority', priorities, word, (w) => {
    const meant = Object.hasOwn(LEVELS, w) ? LEVELS[w] : undefined
    return meant && priorities.filter(({ level }) => level !== null && level === levels[meant])
  })
  return only('priority', word, hits)
}

export const findCategory = ({ categories }: Lookups, word: string): Category =>
  only(
    'category',
    word,
    resolve('category', categories, word, () => undefined),
  )

/** By kind, what finds the one that a word names. */
export const FIND_LOOKUP: { [K in LookupKind]: (lookups: Lookups, word: string) => Lookup<K> } = {
  category: findCategory,
  priority: findPriority,
  status: findStatus,
}

/**
 * By id, by exact name, by the words of the contract, by the beginning of a name, in this order; case and accents do
 * not count.
 */
function resolve<T extends Named>(
  kind: LookupKind,
  all: readonly T[],
  word: string,
  byWord: (folded: string) => T[] | undefined,
): T[] {
  const folded = fold(word)
  const byId = /^\d+$/.test(word) ? all.filter((x) => x.id === Number(word)) : []
  const byName = all.filter((x) => fold(x.name) === folded)
  const hits = [byId, byName, byWord(folded) ?? [], all.filter((x) => folded !== '' && fold(x.name).startsWith(folded))]
  const first = hits.find((found) => found.length > 0)
  if (first) return first === hits[2] ? first : [only(kind, word, first)]
  const known = all.map((x) => x.name).join(', ')
  const besides = WORDS[kind]
  const say = besides === undefined ? known : words.orWords(known, besides.join(', '))
  throw failure('NOT_FOUND', words.noLookup[kind](word), { say })
}

function only<T extends Named>(kind: LookupKind, word: string, hits: readonly T[]): T {
  const [hit, ...others] = hits
  if (hit && others.length === 0) return hit
  if (!hit) throw failure('NOT_FOUND', words.noLookup[kind](word))
  const list = hits.map((x) => `${x.name} (${x.id})`).join(', ')
  throw failure('USAGE', words.ambiguous(word, list), { say: words.writeNumber })
}
