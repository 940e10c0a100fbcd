import { randomUUID } from 'node:crypto'
import { failure } from '../core/errors.js'
import { faultOf } from '../db/faults.js'
import type { Db, Tx } from '../db/schema.js'
import type { Change, ChangeId } from './change.js'
import { changeExists, type EventActor, insertEvents, type NewEvent, type OutsideEvent } from './events.js'

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
  /** The answer of a command that changes things; `changed` of `items` were. */
  change<T>(items: T[], changed: number): Change<T>
}

/**
 * The one way to write: runs `work` in a transaction of its own and commits it with its history, all or nothing.
 * `work` reads whatever it decides on through `unit.tx`, so that it can be run again from its first read.
 * Throws UNKNOWN where the answer to the commit was lost and the operation's id could not be looked for.
 */
export async function inUnit<T>(db: Db, actor: EventActor, work: (unit: Unit) => Promise<T>): Promise<T> {
  const id = randomUUID()
  const events: NewEvent[] = []
  const outside: OutsideEvent[] = []
  let actsAs = actor
  const tx = await db.startTransaction().execute()
  let result: T
  try {
    result = await work({
      tx,
      changeId: id,
      record: (...more) => events.push(...more),
      recordOutside: (...more) => outside.push(...more),
      actAs: (somebody) => {
        actsAs = somebody
      },
      change: (items, changed) => ({ changeId: events.length > 0 ? id : null, changed, unchanged: items.length - changed, items }),
    })
    await insertEvents(tx, randomUUID(), null, outside)
    await insertEvents(tx, id, actsAs, events)
  } catch (error) {
    await tx
      .rollback()
      .execute()
      .catch(() => undefined) // the connection may be gone, and the transaction with it
    throw error
  }
  try {
    await tx.commit().execute()
  } catch (error) {
    await afterFailedCommit(db, tx, events.length > 0 ? id : undefined, error)
  }
  return result
}

/** Runs `look` on the database as it is at one moment, whatever others write meanwhile; nothing can be written there. */
export async function inSnapshot<T>(db: Db, look: (snapshot: Db) => Promise<T>): Promise<T> {
  const snapshot = await db.startTransaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute()
  try {
    return await look(snapshot)
  } finally {
    await snapshot
      .rollback()
      .execute()
      .catch(() => undefined) // the connection may be gone; nothing depends on it any more
  }
}

/** Returns where the commit turns out to have happened; else throws. `id` is undefined where no event tells. */
async function afterFailedCommit(
  db: Db,
  tx: { rollback(): { execute(): Promise<unknown> } },
  id: string | undefined,
  error: unknown,
): Promise<void> {
  const fault = faultOf(error)
  await tx
    .rollback()
    .execute()
    .catch(() => undefined)
  if (fault !== 'lost' && fault !== 'commit-unknown') throw error
  if (id === undefined) throw unknownOutcome(error)
  const done = await changeExists(db, id).catch(() => {
    throw unknownChange(id, error)
  })
  if (!done) throw error
}

const unknownChange = (id: string, cause: unknown) =>
  failure(
    'UNKNOWN',
    {
      en: `The answer to the commit was lost: change ${id} may or may not be done.`,
      fr: `La réponse à la validation a été perdue : la modification ${id} est peut-être faite.`,
    },
    {
      run: 'ticket show <ticket> --history',
      say: {
        en: 'When the database answers again, look for that change id:',
        fr: 'Quand la base répondra de nouveau, cherchez cet identifiant :',
      },
    },
    cause,
  )

/** Sessions leave no history: looking whether one is there is all that can be done. */
const unknownOutcome = (cause: unknown) =>
  failure(
    'UNKNOWN',
    {
      en: 'The answer to the commit was lost: it may or may not be done.',
      fr: 'La réponse à la validation a été perdue : elle est peut-être faite.',
    },
    { run: 'whoami', say: { en: 'When the database answers again:', fr: 'Quand la base répondra de nouveau :' } },
    cause,
  )
