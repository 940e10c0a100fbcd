import type { Acting } from '../command/session.js'
import { elapsedMs } from '../core/light/clock.js'
import { newId } from '../core/light/new-id.js'
import type { Actor } from '../core/roles.js'
import type { Db, Tx } from '../db/schema.js'
import type { Found, Reads } from '../db/statements/reading.js'
import type { Change, ChangeId } from './change.js'
import { type EventActor, insertEvents, type NewEvent, type OutsideEvent } from './events.js'
import { tellFollowers } from './followers.js'
import type { Trace } from './lost-commit.js'

/** One operation in progress: its transaction, its id, and what it has changed so far. */
export interface Unit {
  tx: Tx
  /** The operation's id. */
  changeId: ChangeId
  /** Notes changed fields for the history. They are written, with the operation's id, just before the commit. */
  record(...events: NewEvent[]): void
  /** Notes what another program did before: written with them, under a change id of its own. */
  recordOutside(...events: OutsideEvent[]): void
  /** Says who acts, where that is known only inside the unit: somebody who registers. */
  actAs(actor: EventActor): void
  /** Says what tells whether it was committed, where it notes no event. */
  leaveTrace(trace: Trace): void
  /** The answer of a command that changes things; `changed` of `items` were. */
  change<T>(items: T[], changed: number): Change<T>
}

/**
 * The unit of somebody who is logged in: `actor` is he as the unit's first statement found him. The rules go by this
 * role.
 */
export interface ActorsUnit<R extends Reads = Reads> extends Unit {
  actor: Actor
  /** What was read in the same statement. */
  found: Found<R>
}

/** Who writes without being logged in; null for nobody that is known. */
export interface WithoutLogin {
  db: Db
  actor: EventActor
  needsNoLogin: true
}
/** For what needs no login, and has to say so: registering, logging in and out, setting up. */
export const withoutLogin = (db: Db, actor: EventActor = null): WithoutLogin => ({ db, actor, needsNoLogin: true })

interface Options<R extends Reads> {
  /**
   * Locks what has to be locked before the rights are read: two administrators who change each other would wait for
   * each other for ever.
   */
  lockFirst?: (tx: Tx) => Promise<void>
  /**
   * What is read with the rights, behind them. What is not locked fixes what all later reading sees: not for who then
   * waits for the rows of others.
   */
  beside?: (tx: Tx) => R
}

/**
 * The one way to write: runs `work` in a transaction of its own and commits it with its history, all or nothing. First
 * it reads the rights of a session, locked, and throws UNAUTHENTICATED or FORBIDDEN where they are gone. `work`
 * reads whatever it decides on through `unit.tx`, since it is run again from its first reading where another writer or
 * the end of the server undid it: up to 5 times, 15 seconds in all. Throws UNKNOWN where the answer to the commit was
 * lost and what became of it could not be looked up.
 */
export async function inUnit<T, R extends Reads = Record<never, never>>(
  by: Acting,
  work: (unit: ActorsUnit<R>) => Promise<T>,
  options?: Options<R>,
): Promise<T>
export async function inUnit<T>(by: WithoutLogin, work: (unit: Unit) => Promise<T>): Promise<T>
export async function inUnit<T, R extends Reads>(
  by: Acting | WithoutLogin,
  work: (unit: ActorsUnit<R>) => Promise<T>,
  options: Options<R> = {},
): Promise<T> {
  const since = elapsedMs()
  try {
    return await once(by, work, options)
  } catch (error) {
    const { again, passes } = await import('./again.js') // no other command pays for it
    if (!passes(by.db, error)) throw error
    return again(by.db, () => once(by, work, options), error, since)
  }
}

/** Runs a unit, from its first reading to its commit. */
async function once<T, R extends Reads>(
  by: Acting | WithoutLogin,
  work: (unit: ActorsUnit<R>) => Promise<T>,
  { lockFirst, beside }: Options<R>,
): Promise<T> {
  const id = newId()
  const events: NewEvent[] = []
  const outside: OutsideEvent[] = []
  let trace: Trace | undefined
  let actsAs: EventActor | Actor = null
  const tx = await by.db.startTransaction().execute()
  let result: T
  try {
    await lockFirst?.(tx)
    const { actor, found } =
      'confirm' in by ? await by.confirm(tx, beside?.(tx) ?? ({} as R)) : { actor: by.actor, found: {} as Found<R> }
    actsAs = actor
    result = await work({
      tx,
      changeId: id,
      actor: actor as Actor, // who has no login gets a unit without it
      found,
      record: (...more) => events.push(...more),
      recordOutside: (...more) => outside.push(...more),
      actAs: (somebody) => {
        actsAs = somebody
      },
      leaveTrace: (left) => {
        trace = left
      },
      change: (items, changed) => ({
        changeId: events.length > 0 ? id : null,
        changed,
        unchanged: items.length - changed,
        items,
      }),
    })
    if (outside.length > 0) await insertEvents(tx, newId(), null, outside)
    await insertEvents(tx, id, actsAs, events)
    await tellFollowers(tx, events)
  } catch (error) {
    await undone(tx)
    throw error
  }
  try {
    await tx.commit().execute()
  } catch (error) {
    await undone(tx)
    const { afterFailedCommit, traceOfEvents } = await import('./lost-commit.js') // no other command pays for it
    await afterFailedCommit(by.db, events.length > 0 ? traceOfEvents(id, actsAs, events) : trace, error)
  }
  return result
}

/**
 * Runs `look` on the database as it is at one moment, whatever others write meanwhile; nothing can be written there.
 */
export async function inSnapshot<T>(db: Db, look: (snapshot: Db) => Promise<T>): Promise<T> {
  const snapshot = await db.startTransaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute()
  try {
    return await look(snapshot)
  } finally {
    await undone(snapshot)
  }
}

/**
 * Runs `work` in a transaction without a history, which sees what others commit meanwhile: for what this program keeps
 * beside the tickets, and could make anew.
 */
export async function inStep<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  const tx = await db.startTransaction().setIsolationLevel('read committed').execute()
  try {
    const result = await work(tx)
    await tx.commit().execute()
    return result
  } catch (error) {
    await undone(tx)
    throw error
  }
}

/** The connection may be gone, and the transaction with it. */
const undone = (tx: { rollback(): { execute(): Promise<unknown> } }): Promise<unknown> =>
  tx
    .rollback()
    .execute()
    .catch(() => undefined)
