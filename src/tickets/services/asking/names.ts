import { blaming, failure, type HelpdeskError, Misplaced } from '../../../core/errors.js'
import { fold } from '../../../core/fold.js'
import { shellWord } from '../../../core/hint.js'
import { ambiguousUser, noUser } from '../../../identity/services/find-users.js'
import type { User } from '../../../identity/user.js'
import type { Lookup, LookupKind } from '../../../lookups/lookup.js'
import type { Lookups } from '../../../lookups/queries/lookups.js'
import { findCategory, findPriority, findStatuses } from '../../../lookups/services/find-lookup.js'
import type { Name, NamesTerm } from '../../../search/language/tree.js'
import { words } from '../../../search/words.js'

type Find = (lookups: Lookups, word: string) => Lookup[]
const FIND: Record<LookupKind, { all(lookups: Lookups): Lookup[]; find: Find }> = {
  status: { all: (l) => l.statuses, find: findStatuses },
  priority: { all: (l) => l.priorities, find: (l, word) => [findPriority(l, word)] },
  category: { all: (l) => l.categories, find: (l, word) => [findCategory(l, word)] },
}

/** What the names of a term stand for. Throws as `find-lookup.ts` does, of the name's place. */
export function lookedUp(lookups: Lookups, kind: LookupKind, { names, whole }: NamesTerm): Lookup[] {
  const called = names.length > 1 ? FIND[kind].all(lookups).filter((x) => fold(x.name) === fold(whole)) : []
  return called.length === 1 ? called : names.flatMap((name) => lookUp(lookups, kind, name))
}

/** The same of one name: exactly, by a word for it, exactly but for blanks typed as `-`, by its beginning. */
export const lookUp = (lookups: Lookups, kind: LookupKind, { text, place }: Name): Lookup[] =>
  blaming(place, () => {
    const meant = text.includes('-') ? hyphenated(lookups, kind, text) : undefined
    try {
      const found = FIND[kind].find(lookups, text)
      return meant && found.every((x) => onlyBegins(x, text)) ? meant : found
    } catch (error) {
      return meant ?? thrown(withBlanks(lookups, kind, { text, place }) ?? error)
    }
  })

/** `status:en cours`: what a name with a blank is written like, where the words behind it belong to it. */
function withBlanks(lookups: Lookups, kind: LookupKind, { text, place }: Name): HelpdeskError | undefined {
  const behind = place?.query.slice(place.at) ?? ''
  if (!behind.startsWith(`${text} `)) return undefined
  const called = FIND[kind].all(lookups).find(({ name }) => {
    const typed = behind.slice(0, name.length)
    return name.includes(' ') && fold(typed) === fold(name) && isEnd(behind[name.length])
  })
  return (
    called &&
    failure('USAGE', words.nameGoesOn(text, called.name), {
      say: words.write(`${kind}:${shellWord(withHyphens(called.name))}`),
    })
  )
}
const isEnd = (next = ' ') => /[\s()]/.test(next)

const onlyBegins = ({ name }: Lookup, typed: string) => fold(name) !== fold(typed) && fold(name).startsWith(fold(typed))

const thrown = (error: unknown): never => {
  throw error
}

const withHyphens = (text: string) => text.replaceAll(' ', '-')

/** In a query a blank of a name may be typed `-`. */
function hyphenated(lookups: Lookups, kind: LookupKind, typed: string): Lookup[] | undefined {
  const called = <T extends Lookup>(all: readonly T[]) => all.map((x) => ({ ...x, name: withHyphens(x.name) }))
  const copies: Lookups = {
    statuses: called(lookups.statuses),
    priorities: called(lookups.priorities),
    categories: called(lookups.categories),
  }
  try {
    const ids = new Set(FIND[kind].find(copies, withHyphens(typed)).map((x) => x.id))
    return FIND[kind].all(lookups).filter((x) => ids.has(x.id))
  } catch {
    return undefined
  }
}

/** The words that a name may be, those first that it is exactly. */
export const meanings = ({ text }: Name): string[] => [
  text,
  ...(/^(me|moi)$/i.test(text) ? ['@me'] : []),
  ...(text.includes('-') ? [text.replaceAll('-', ' ')] : []),
]

/**
 * The account of each name; `match` finds those that each of some words fits. Throws NOT_FOUND of the first that is
 * nobody's, or of all those of options; USAGE where one fits two.
 */
export async function peopleNamed(
  names: readonly Name[],
  match: (words: readonly string[]) => Promise<User[][]>,
): Promise<Map<Name, User>> {
  if (names.length === 0) return new Map()
  const sought = names.map((name) => ({ name, as: meanings(name) }))
  const found = await match(sought.flatMap(({ as }) => as))
  let next = 0
  const people = new Map<Name, User>()
  const unknown: Name[] = []
  for (const { name, as } of sought) {
    const hits = found.slice(next, next + as.length).find((users) => users.length > 0)
    next += as.length
    if (hits && hits.length > 1) blaming(name.place, () => thrown(ambiguousUser(name.text, hits)))
    if (hits?.[0]) people.set(name, hits[0])
    else unknown.push(name)
  }
  const [first] = unknown
  if (first?.place)
    throw new Misplaced(first.place, failure('NOT_FOUND', noUser([first.text]).text, { say: words.peopleAre }))
  if (first) throw noUser(unknown.filter((name) => !name.place).map((name) => name.text))
  return people
}
