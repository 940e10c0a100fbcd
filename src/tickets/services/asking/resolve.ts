import type { Session } from '../../../command/session.js'
import { failure, Misplaced } from '../../../core/errors.js'
import { matchUsers } from '../../../identity/services/find-users.js'
import type { User } from '../../../identity/user.js'
import type { LookupKind, Priority, State, Status } from '../../../lookups/lookup.js'
import { findLookups, type Lookups } from '../../../lookups/queries/lookups.js'
import { boundsOf } from '../../../search/language/bounds.js'
import {
  type LevelsTerm,
  type Name,
  type NamesTerm,
  type Query,
  type Term,
  type TimesTerm,
  termsOf,
} from '../../../search/language/tree.js'
import { words } from '../../../search/words.js'
import type { StoredField } from '../../field.js'
import { AUTHOR, fieldNamed } from '../../ordered-fields.js'
import type { Among } from '../../queries/among.js'
import type { Condition } from '../../queries/conditions.js'
import { inAnyOf } from '../../queries/status-filter.js'
import { matchPeople } from '../acquaintances.js'
import { lookedUp, lookUp, meanings, peopleNamed } from './names.js'

/** Stands for no assignee, in either language. */
const isNobody = ({ text }: Name): boolean => text === 'none' || text === 'aucun'

export { decides } from './decides.js'

/** All that a query may refer to. */
interface Known {
  lookups: Lookups
  people: Map<Name, User>
  /** Tickets of which somebody has not read all. */
  unread: readonly number[]
  now: number
}

/** The names of people that queries hold, as they may be meant: what is looked up in the database. */
export const peopleAsked = (queries: readonly Query[]): string[] =>
  queries.flatMap((query) => [...termsOf(query)].filter(namesPeople).flatMap(peopleOf)).flatMap(meanings)

const peopleOf = (term: NamesTerm): Name[] => term.names.filter((n) => !mayBeNobody(term, n))

/**
 * What queries ask for, as the database is asked: names looked up, as far as the actor may see them, times counted from
 * now in the zone of whoever runs the program. Throws NOT_FOUND for a name that is not there, USAGE for one that fits
 * two, or a range that ends before it begins. `people` are all that may be named, where they were read.
 */
export async function resolve(
  { db, actor, now }: Pick<Session, 'db' | 'actor' | 'now'>,
  queries: readonly Query[],
  lookups: Lookups | undefined,
  people?: readonly User[],
): Promise<Condition[]> {
  const terms = queries.flatMap((query) => [...termsOf(query)])
  const known: Known = {
    lookups: lookups ?? (terms.some(needsLookups) ? await findLookups(db) : NONE),
    people: new Map(),
    unread: terms.some(asksForUnread) ? await findUnread({ db, actor }) : [],
    now,
  }
  // First what names no person, as it costs nothing more.
  for (const term of terms) if (!namesPeople(term)) conditionOf(term, known)
  const names = terms.filter(namesPeople).flatMap(peopleOf)
  const match = (words: readonly string[]) =>
    people ? matchUsers(db, actor, words, people) : matchPeople(db, actor, words)
  const named = await peopleNamed(names, match)
  return queries.map((query) => conditionOf(query, { ...known, people: named }))
}

const NONE: Lookups = { statuses: [], priorities: [], categories: [] }

const lookupOf = (term: Term): LookupKind | undefined => {
  const names = 'field' in term ? fieldNamed(term.field)?.of?.names : undefined
  return names === 'user' ? undefined : names
}
const asksForUnread = (term: Term): boolean => term.kind === 'words' && term.words.includes('unread')
const findUnread = async (who: Pick<Session, 'db' | 'actor'>) => (await import('../unread.js')).unreadIds(who)
const needsLookups = (term: Term): boolean =>
  term.kind === 'words' || lookupOf(term) !== undefined || fieldOf(term)?.followsStatus === true
const namesPeople = (term: Term): term is NamesTerm => term.kind === 'names' && lookupOf(term) === undefined
const fieldOf = (term: Term): StoredField | undefined => ('field' in term ? fieldNamed(term.field)?.of : undefined)
const mayBeNobody = (term: Term, name: Name) => fieldOf(term)?.query?.orNone === true && isNobody(name)

function conditionOf(query: Query, known: Known): Condition {
  switch (query.kind) {
    case 'and':
    case 'or':
      return { kind: query.kind, parts: query.parts.map((part) => conditionOf(part, known)) }
    case 'not':
      return { kind: 'not', part: conditionOf(query.part, known) }
    case 'text':
      return query
    case 'words':
      return either(query.words.map((word) => isSo(word, known)))
    case 'names':
      return namedOnes(query, known)
    case 'levels':
      return among(storedAs(query).column, idsOf(levelled(query, known)))
    case 'list':
      return among(storedAs(query).column, query.numbers)
    case 'numbers':
      return {
        kind: 'between',
        ...storedAs(query),
        from: query.from && query.from.value + (query.from.isIncluded ? 0 : 1),
        to: query.to && query.to.value - (query.to.isIncluded ? 0 : 1),
      }
    case 'times':
      return during(query, known)
  }
}

const either = (parts: readonly Condition[]): Condition =>
  parts.length === 1 && parts[0] ? parts[0] : { kind: 'or', parts }
const idsOf = (things: readonly { id: number }[]): number[] => things.map((x) => x.id)
const among = (column: Among['column'], ids: readonly number[], orNull = false): Condition => ({
  kind: 'among',
  column,
  ids: [...new Set(ids)],
  orNull,
})

function storedAs(term: Term) {
  const field = fieldOf(term)
  if (!field) throw new Error('A query asks for a field that no ticket has.')
  return { column: field.column, of: field.kind }
}

function inStatus(statuses: readonly Status[]): Condition {
  const { ids, pending } = inAnyOf(statuses)
  return among('status_id', ids, pending)
}

const STATES: Record<string, State[]> = {
  open: ['pending', 'in-progress'],
  pending: ['pending'],
  'in-progress': ['in-progress'],
  resolved: ['resolved'],
}
const isSo = (word: string, { lookups, unread }: Known): Condition => {
  if (word === 'unassigned') return among('assigned_to', [], true)
  if (word === 'unread') return among('id', unread)
  return inStatus(lookups.statuses.filter((s) => STATES[word]?.includes(s.state)))
}

function namedOnes(term: NamesTerm, { lookups, people }: Known): Condition {
  const kind = lookupOf(term)
  if (kind === 'status') return inStatus(lookedUp(lookups, kind, term) as Status[])
  if (kind) return among(storedAs(term).column, idsOf(lookedUp(lookups, kind, term)))
  const ids = [...new Set(term.names.flatMap((name) => people.get(name)?.id ?? []))]
  if (term.field === AUTHOR) return { kind: 'commented', by: ids }
  return among(
    storedAs(term).column,
    ids,
    term.names.some((name) => mayBeNobody(term, name)),
  )
}

/** The priorities between two levels. */
function levelled({ from, to, place }: LevelsTerm, { lookups }: Known): Priority[] {
  const levelOf = (end: LevelsTerm['from']): number | undefined => {
    if (!end) return undefined
    const [found] = lookUp(lookups, 'priority', { text: end.value, place: end.place }) as Priority[]
    if (found?.level !== null && found !== undefined) return found.level
    throw placed(
      { place: end.place },
      failure('INVALID', words.noLevel(end.value), { say: words.write('priority:low..') }),
    )
  }
  const [first, last] = [levelOf(from), levelOf(to)]
  if (first !== undefined && last !== undefined && first > last) throw backwards({ place }, 'priority:low..high')
  return lookups.priorities.filter(
    ({ level }) =>
      level !== null &&
      (first === undefined || level > first || (level === first && from?.isIncluded === true)) &&
      (last === undefined || level < last || (level === last && to?.isIncluded === true)),
  )
}

function during(term: TimesTerm, { lookups, now }: Known): Condition {
  const { from, to } = boundsOf(term, now)
  if (from !== undefined && to !== undefined && from > to) throw backwards(term, `${term.field}:30d..7d`)
  const time: Condition = { kind: 'between', ...storedAs(term), from, to }
  // Of a ticket that is open again the column may still tell when it was closed.
  return fieldOf(term)?.followsStatus
    ? { kind: 'and', parts: [inStatus(lookups.statuses.filter((s) => s.state === 'resolved')), time] }
    : time
}

const placed = ({ place }: Pick<Term, 'place'>, error: ReturnType<typeof failure>) =>
  place ? new Misplaced(place, error) : error
const backwards = (term: Pick<Term, 'place'>, example: string) =>
  placed(term, failure('USAGE', words.endsBefore, { say: words.write(example) }))
