import { setTimeout } from 'node:timers/promises'
import { failure } from '../core/errors.js'
import type { Hint } from '../core/hint.js'
import type { Text } from '../core/language.js'
import { common } from '../core/words.js'
import { type Fault, faultOf, isRefusal } from '../db/faults.js'
import type { Db } from '../db/schema.js'
import { LOOK_UP_MS } from '../db/waits/deadlines.js'
import { linkOf, lost, onNewConnection } from '../db/waits/link.js'
import { telling } from '../db/waits/retries.js'
import { changeExists, type EventActor, type NewEvent } from './events.js'
import { words } from './words.js'

/** What tells whether a unit was committed. */
export interface Trace {
  /** Looks for it, and waits for a commit that the server is still at. */
  isDone(db: Db): Promise<boolean>
  /** A clause that says what is open. */
  open: Text
  /** How to find out later. */
  hint: Hint
}

/** The change id of its events tells. */
export const traceOfEvents = (
  id: string,
  actor: EventActor | { role: string },
  events: readonly NewEvent[],
): Trace => ({
  isDone: (db) => changeExists(db, id),
  open: words.changeMaybeDone(id),
  hint: hintOf(`audit show ${id}`, actor && 'role' in actor ? actor.role : undefined, events),
})

/** An administrator may look the change up; others see it in the history of a ticket. */
function hintOf(show: string, role: string | undefined, events: readonly NewEvent[]): Hint {
  if (role === 'ADMIN') return { run: show, say: common.whenItAnswers }
  const ticket = events.find((e) => e.entity === 'ticket')
  if (role === undefined || !ticket) {
    return {
      run: show,
      say: words.administratorLooks,
    }
  }
  return {
    run: [`ticket show ${ticket.entityId} --history`, show],
    say: (own = '', administrators = '') => words.whoLooks(own, administrators),
  }
}

/**
 * After a commit that failed, on whose connection nothing is left open: returns where it turns out to be done, throws
 * what happened where it is surely not, and UNKNOWN where nobody can tell. Only an answer of the database means that it
 * is not.
 */
export async function afterFailedCommit(db: Db, trace: Trace | undefined, error: unknown): Promise<void> {
  if (isRefusal(error)) throw error
  if (!trace) throw unknown(NO_TRACE, error)
  const stop = telling(linkOf(db))
  const done = await lookUp(db, trace)
    .catch(() => {
      throw unknown(trace, error)
    })
    .finally(stop)
  if (!done) throw faultOf(error) === 'lost' ? error : lost(error instanceof Error ? error : new Error(String(error)))
}

/**
 * What may pass by itself: a server that starts again, a connection more that it cannot take, a transaction of a
 * connection that it believes in.
 */
const PASSING = new Set<Fault | undefined>(['unreachable', 'lost', 'busy', 'limit', 'deadlock', 'no-majority'])
const PAUSE_MS = 250

async function lookUp(db: Db, { isDone }: Trace): Promise<boolean> {
  const until = Date.now() + LOOK_UP_MS
  for (;;) {
    try {
      return await onNewConnection(db, until - Date.now(), isDone)
    } catch (error) {
      if (!PASSING.has(faultOf(error)) || Date.now() + PAUSE_MS > until) throw error
      await setTimeout(PAUSE_MS)
    }
  }
}

/** What is already so is not done a second time. */
const NO_TRACE: Pick<Trace, 'open' | 'hint'> = {
  open: words.maybeDone,
  hint: {
    say: words.lookFirst,
  },
}

const unknown = ({ open, hint }: Pick<Trace, 'open' | 'hint'>, cause: unknown) =>
  failure('UNKNOWN', words.commitLost(open), hint, cause)
