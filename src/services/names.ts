import type { Db } from '../db/schema.js'
import type { Actor, Category, Priority, State, Status, User } from '../domain.js'
import { failure, same, type Text } from '../errors.js'
import type { Lookups } from '../repositories/lookups.js'
import { findUserCandidates } from '../repositories/users.js'

/**
 * A name as it counts: without regard to case, to accents that are part of a letter, and to trailing blanks, as MySQL's general
 * collations compare; like them it takes all characters beyond the basic plane for one.
 */
export const fold = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\P{Mn}/gu, (letter) => letter.normalize('NFD').replace(/\p{Mn}/gu, ''))
    .toLowerCase()
    .replace(/[ßſ]/g, 's')
    .replace(/ı/g, 'i')
    .replace(/[\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replace(/ +$/, '')

/**
 * The account of each word, in their order: `@me`, a username, an e-mail address, an id or `id:7`.
 * Throws NOT_FOUND with all unknown words, USAGE for one that fits two accounts.
 */
export async function resolveUsers(db: Db, actor: Pick<Actor, 'username' | 'id'>, words: readonly string[]): Promise<User[]> {
  const wanted = words.map((word) => ({ word, sought: word === '@me' ? `id:${actor.id}` : word }))
  const keys = wanted.map(({ sought }) => sought.replace(/^id:(?=\d+$)/, ''))
  const candidates = words.length > 0 ? await findUserCandidates(db, keys) : []
  const byKey = new Map<string, User[]>()
  for (const user of candidates) {
    for (const key of new Set([fold(user.username), fold(user.email), String(user.id)])) {
      byKey.set(key, [...(byKey.get(key) ?? []), user])
    }
  }
  const unknown: string[] = []
  const found = wanted.flatMap(({ word, sought }) => {
    const id = /^id:0*(\d+)$/.exec(sought)?.[1]
    const hits = id === undefined ? (byKey.get(fold(sought)) ?? []) : candidates.filter((u) => String(u.id) === id)
    if (hits.length > 1) throw ambiguousUser(word, hits)
    if (hits[0] === undefined) unknown.push(word)
    return hits
  })
  if (unknown.length > 0) throw noUser(unknown)
  return found
}

/** As `resolveUsers`, for one word. */
export async function resolveUser(db: Db, actor: Actor, word: string): Promise<User> {
  const [user] = await resolveUsers(db, actor, [word])
  if (!user) throw noUser([word])
  return user
}

/** Whether a word names this person: without a look at the database. */
export const namesActor = (actor: Actor, word: string): boolean =>
  word === '@me' ||
  /^id:0*(\d+)$/.exec(word)?.[1] === String(actor.id) ||
  [actor.username, actor.email, String(actor.id)].some((n) => fold(n) === fold(word))

const noUser = (words: readonly string[]) => {
  const list = (open: string, close: string) => words.map((w) => `${open}${w}${close}`).join(', ')
  return failure('NOT_FOUND', { en: `There is no user ${list("'", "'")}.`, fr: `Il n'y a pas d'utilisateur ${list('« ', ' »')}.` })
}

const ambiguousUser = (word: string, users: readonly User[]) => {
  const list = users.map((u) => `${u.username} (id:${u.id})`).join(', ')
  return failure(
    'USAGE',
    { en: `'${word}' fits several accounts: ${list}.`, fr: `« ${word} » désigne plusieurs comptes : ${list}.` },
    { en: 'Write id: and the number.', fr: 'Écrivez id: et le numéro.' },
  )
}

type LookupKind = 'status' | 'priority' | 'category'
interface Named {
  id: number
  name: string
}

/** The statuses that a word stands for: one by id or name, or all of a kind by `pending`, `in-progress`, `resolved`, `open`. */
export function findStatuses({ statuses }: Lookups, word: string): Status[] {
  const states: Record<string, State[]> = {
    pending: ['pending'],
    'in-progress': ['in-progress'],
    resolved: ['resolved'],
    open: ['pending', 'in-progress'],
  }
  return resolve('status', statuses, word, (w) => {
    const meant = Object.hasOwn(states, w) ? states[w] : undefined
    return meant && statuses.filter((s) => meant.includes(s.state))
  })
}

/** The one status to change to. Throws USAGE where a word stands for several. */
export const findStatus = (lookups: Lookups, word: string): Status => only('status', word, findStatuses(lookups, word))

/** The first status that counts as `state`: what the short forms set. NOT_FOUND where there is none. */
export function firstStatus({ statuses }: Lookups, state: State): Status {
  const found = statuses.find((s) => s.state === state)
  if (!found) throw failure('NOT_FOUND', noLookup('status', state))
  return found
}

export function findPriority({ priorities }: Lookups, word: string): Priority {
  const byLevel = priorities.filter((p) => p.level !== null).sort((a, b) => Number(a.level) - Number(b.level))
  const extreme = (p: Priority | undefined) => byLevel.filter((o) => o.level === p?.level)
  const hits = resolve('priority', priorities, word, (w) =>
    w === 'low' ? extreme(byLevel[0]) : w === 'high' ? extreme(byLevel.at(-1)) : undefined,
  )
  return only('priority', word, hits)
}

export const findCategory = ({ categories }: Lookups, word: string): Category =>
  only(
    'category',
    word,
    resolve('category', categories, word, () => undefined),
  )

/** By id, by exact name, by the words of the contract, by the beginning of a name, in this order; case and accents do not count. */
function resolve<T extends Named>(kind: LookupKind, all: readonly T[], word: string, byWord: (folded: string) => T[] | undefined): T[] {
  const folded = fold(word)
  const byId = /^\d+$/.test(word) ? all.filter((x) => x.id === Number(word)) : []
  const byName = all.filter((x) => fold(x.name) === folded)
  const hits = [byId, byName, byWord(folded) ?? [], all.filter((x) => folded !== '' && fold(x.name).startsWith(folded))]
  const first = hits.find((found) => found.length > 0)
  if (first) return first === hits[2] ? first : [only(kind, word, first)]
  const known = all.map((x) => x.name).join(', ')
  throw failure('NOT_FOUND', noLookup(kind, word), same(known))
}

function only<T extends Named>(kind: LookupKind, word: string, hits: readonly T[]): T {
  const [hit, ...others] = hits
  if (hit && others.length === 0) return hit
  if (!hit) throw failure('NOT_FOUND', noLookup(kind, word))
  const list = hits.map((x) => `${x.name} (${x.id})`).join(', ')
  throw failure(
    'USAGE',
    { en: `'${word}' fits several: ${list}.`, fr: `« ${word} » en désigne plusieurs : ${list}.` },
    { en: 'Write its number.', fr: 'Écrivez son numéro.' },
  )
}

const noLookup = (kind: LookupKind, word: string): Text => ({
  en: `There is no ${kind} '${word}'.`,
  fr: `Il n'y a pas ${{ status: 'de statut', priority: 'de priorité', category: 'de catégorie' }[kind]} « ${word} ».`,
})
