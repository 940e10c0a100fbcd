import type { Session } from '../../command/session.js'
import { type Actor, canBeAssigned } from '../../core/roles.js'
import type { Db } from '../../db/schema.js'
import type { Read } from '../../db/statements/reading.js'
import { findUsers } from '../../identity/queries/users.js'
import { candidatesRead, matchUsers, resolveUsers } from '../../identity/services/find-users.js'
import type { User } from '../../identity/user.js'
import { acquaintancesRead, findAcquaintances } from '../queries/acquaintances.js'
import { mayRequestForOthers } from '../rights.js'

/**
 * The account of each word, in their order, among those that exist for the actor: for an employee the people of the
 * tickets that he sees, for others everybody. Throws as `resolveUsers` does, and asks the database the same whether
 * somebody is not there or only not his to know.
 */
export async function resolvePeople(db: Db, actor: Actor, words: readonly string[]): Promise<User[]> {
  return words.length === 0 ? [] : resolveUsers(db, actor, words, await peopleFor(db, actor))
}

/** The same, but all accounts that each word fits, which may be none. */
export const matchPeople = async (db: Db, actor: Actor, words: readonly string[]): Promise<User[][]> =>
  matchUsers(db, actor, words, await peopleFor(db, actor))

/**
 * What `matchUsers` chooses from, to be read together with others; undefined where it takes statements of its own.
 */
export const peopleRead = (db: Db, actor: Actor, words: readonly string[]): Read<User[]> | undefined =>
  actor.role === 'EMPLOYEE' ? acquaintancesRead(db, actor) : candidatesRead(db, words, actor.id)

/** Who exists for the actor; undefined for everybody. */
const peopleFor = async (db: Db, actor: Actor) => (actor.role === 'EMPLOYEE' ? findAcquaintances(db, actor) : undefined)

/** What somebody may be to a ticket. */
export type Part = 'anybody' | 'requester' | 'assignee' | 'taker'

const MAY_BE: Record<Part, (actor: Actor, user: User) => boolean> = {
  anybody: () => true,
  requester: (actor, { id }) => id === actor.id || mayRequestForOthers(actor),
  assignee: (_, user) => canBeAssigned(user),
  taker: (actor, user) => canBeAssigned(user) && (user.id === actor.id || actor.role === 'ADMIN'),
}

/**
 * The people whom completion and pickers offer: to administrators everybody, to others those of the tickets that they
 * see; of them those to whom the actor may give that part.
 */
export async function peopleToChoose({ db, actor }: Session, part: Part): Promise<User[]> {
  const people = actor.role === 'ADMIN' ? await findUsers(db) : await findAcquaintances(db, actor)
  return people.filter((user) => MAY_BE[part](actor, user))
}
