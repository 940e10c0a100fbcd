import { failure, type HelpdeskError } from '../../core/errors.js'
import { fold } from '../../core/fold.js'
import type { Actor } from '../../core/roles.js'
import type { Db } from '../../db/schema.js'
import type { Read } from '../../db/statements/reading.js'
import { findUserCandidates, findUsersByIds, userCandidates } from '../queries/users.js'
import type { User } from '../user.js'
import { words } from '../words.js'

/** The one who asks, in either language. */
const isMe = (word: string): boolean => word === '@me' || word === '@moi'

type Asker = Pick<Actor, 'id' | 'role'>

/**
 * The accounts that each word fits, in the order of the words: `@me` or `@moi`, a username, an e-mail address, an id or
 * `id:7`. Only those of `known` exist, where it is given: what knows tickets gives it, since to an employee nobody else
 * does; without it he himself does.
 */
export async function matchUsers(
  db: Db,
  actor: Asker,
  words: readonly string[],
  known?: readonly User[],
): Promise<User[][]> {
  const wanted = words.map((word) => (isMe(word) ? `id:${actor.id}` : word))
  const byName = new Map<string, User[]>()
  const byId = new Map<number, User[]>()
  for (const user of known ?? (await candidates(db, actor, wanted))) {
    if (byId.has(user.id)) continue
    byId.set(user.id, [user])
    for (const key of [fold(user.username), fold(user.email), String(user.id)]) {
      const alike = byName.get(key)
      if (!alike) byName.set(key, [user])
      else if (alike.at(-1) !== user) alike.push(user)
    }
  }
  return wanted.map((sought) => {
    const id = /^id:0*(\d+)$/.exec(sought)?.[1]
    return (id === undefined ? byName.get(fold(sought)) : byId.get(Number(id))) ?? []
  })
}

/** Everybody whom one of the words may mean, and more. */
async function candidates(db: Db, { id, role }: Asker, words: readonly string[]): Promise<User[]> {
  if (role === 'EMPLOYEE') return findUsersByIds(db, [id])
  return findUserCandidates(db, sought(words))
}
const sought = (words: readonly string[]): string[] => [...new Set(words.map((w) => w.replace(/^id:(?=\d+$)/, '')))]

/**
 * The same, whatever the role, to be read together with others and given to `matchUsers`; undefined where that cannot
 * be. Who asks must be known where a word means him.
 */
export const candidatesRead = (db: Db, words: readonly string[], id?: number): Read<User[]> | undefined =>
  userCandidates(db, sought(words.map((word) => (isMe(word) && id !== undefined ? `id:${id}` : word))))

/**
 * As `matchUsers`, one account a word. Throws NOT_FOUND with all unknown words, USAGE for one that fits two accounts.
 */
export async function resolveUsers(
  db: Db,
  actor: Asker,
  words: readonly string[],
  known?: readonly User[],
): Promise<User[]> {
  const found = await matchUsers(db, actor, words, known)
  found.forEach((hits, i) => {
    if (hits.length > 1) throw ambiguousUser(words[i] ?? '', hits)
  })
  const unknown = words.filter((_, i) => found[i]?.length === 0)
  if (unknown.length > 0) throw noUser(unknown)
  return found.flat()
}

/** As `resolveUsers`, for one word. */
export async function resolveUser(db: Db, actor: Asker, word: string, known?: readonly User[]): Promise<User> {
  const [user] = await resolveUsers(db, actor, [word], known)
  if (!user) throw noUser([word])
  return user
}

/** Whether a word names this person: without a look at the database. */
export const namesActor = (actor: Actor, word: string): boolean =>
  isMe(word) ||
  /^id:0*(\d+)$/.exec(word)?.[1] === String(actor.id) ||
  [actor.username, actor.email, String(actor.id)].some((n) => fold(n) === fold(word))

export const noUser = (names: readonly string[]): HelpdeskError => failure('NOT_FOUND', words.noUsers(names))

export const ambiguousUser = (word: string, users: readonly User[]): HelpdeskError => {
  const list = users.map((u) => `${u.username} (id:${u.id})`).join(', ')
  return failure('USAGE', words.ambiguousUser(word, list), { say: words.writeId })
}
