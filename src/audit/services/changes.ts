import type { Session } from '../../command/session.js'
import { HelpdeskError } from '../../core/errors.js'
import { fold } from '../../core/fold.js'
import { isSome, type Some } from '../../core/lists.js'
import type { Db } from '../../db/schema.js'
import type { ChangeId } from '../../history/change.js'
import { resolveUser } from '../../identity/services/find-users.js'
import type { ChangeSummary, ShownChange, Thing } from '../audit.js'
import {
  type AuditEvent,
  type ChangeFilter,
  findAllChanges,
  findChangeIds,
  findChanges,
  findEventsOf,
  summarize,
} from '../queries/changes.js'
import { findFormerNames } from '../queries/former-names.js'
import { findDeletedUsers, isKnownUser } from '../queries/gone-users.js'
import { findNames } from '../queries/names.js'
import { findUndo, undoOf } from '../queries/undos.js'
import { recordedName, recordedValues } from '../recorded.js'
import { ambiguousChange, noChange } from './undo/failures.js'

export interface AuditQuery {
  actor?: string | undefined
  ticket?: number | undefined
  user?: string | undefined
  /** Seconds since the Unix epoch. */
  since?: number | undefined
}

/** The latest changes that answer to the query, newest first, at most `limit`. */
export async function listChanges(session: Session, query: AuditQuery, limit: number): Promise<ChangeSummary[]> {
  return withNames(session, await findChanges(session.db, await filterOf(session, query), limit))
}

/** All of them, as they come. */
export async function streamChanges(session: Session, query: AuditQuery): Promise<AsyncIterable<ChangeSummary>> {
  const filter = await filterOf(session, query)
  return (async function* () {
    for await (const changes of findAllChanges(session.db, filter)) yield* await withNames(session, changes)
  })()
}

async function filterOf({ db, actor }: Session, query: AuditQuery): Promise<ChangeFilter> {
  return {
    ...(query.actor === undefined ? {} : { actorIds: await accountsOf(db, actor, query.actor) }),
    ...(query.user === undefined ? {} : { userIds: await accountsOf(db, actor, query.user) }),
    ...(query.ticket === undefined ? {} : { ticketId: query.ticket }),
    ...(query.since === undefined ? {} : { since: query.since }),
  }
}

/** The account that a word names, else those that are gone; NOT_FOUND where the history knows none either. */
async function accountsOf(db: Db, actor: Session['actor'], word: string): Promise<number[]> {
  try {
    return [(await resolveUser(db, actor, word)).id]
  } catch (error) {
    if (!(error instanceof HelpdeskError) || error.code !== 'NOT_FOUND') throw error
    const id = Number(/^(?:id:)?0*(\d{1,10})$/.exec(word)?.[1] ?? 0)
    if (id > 0 && (await isKnownUser(db, id))) return [id]
    const gone = (await findDeletedUsers(db)).filter(({ username }) => fold(username) === fold(word))
    if (gone.length === 0) throw error
    return [...new Set(gone.map((u) => u.id))]
  }
}

/** The latest changes that the actor made himself, newest first, at most `limit`. */
export const listOwnChanges = async (session: Session, limit: number): Promise<ChangeSummary[]> =>
  withNames(session, await findChanges(session.db, { actorIds: [session.actor.id] }, limit))

/** One change in short. NOT_FOUND where there is none of that id. */
export async function summaryOf(session: Session, changeId: ChangeId): Promise<ChangeSummary> {
  const [summary] = await withNames(session, await summarize(session.db, [changeId]))
  if (!summary) throw noChange(session.actor, changeId)
  return summary
}

async function withNames({ db, actor }: Session, changes: ChangeSummary[]): Promise<ChangeSummary[]> {
  const nameOf = await namesOf(
    db,
    actor,
    changes.flatMap((c) => c.things),
  )
  return changes.map((c) => ({ ...c, things: c.things.map((t) => ({ ...t, name: nameOf(t) ?? t.name })) }))
}

/** What people call things, also those that are gone; undefined where nobody knows. */
async function namesOf(
  db: Db,
  actor: Session['actor'],
  things: readonly Pick<Thing, 'entity' | 'id'>[],
): Promise<(thing: Pick<Thing, 'entity' | 'id'>) => string | undefined> {
  const keyOf = ({ entity, id }: Pick<Thing, 'entity' | 'id'>) => `${entity} ${id}`
  const names = await findNames(db, actor, things)
  const gone = things.filter((t) => !names.has(keyOf(t)) && t.entity !== 'setting')
  const former = gone.length > 0 ? await findFormerNames(db, actor, gone) : undefined
  return (thing) => names.get(keyOf(thing)) ?? former?.get(keyOf(thing))
}

const WHOLE = 36

/**
 * The change that begins so: of any for administrators, else of the actor's own. NOT_FOUND where there is none, INVALID
 * where there are more.
 */
export async function resolveChange({ db, actor }: Session, beginning: string): Promise<ChangeId> {
  if (beginning.length === WHOLE) return beginning
  const ids = await findChangeIds(db, beginning, actor.role === 'ADMIN' ? undefined : actor.id)
  const [id, ...others] = ids
  if (id === undefined) throw noChange(actor, beginning)
  if (others.length > 0) throw ambiguousChange(beginning, ids)
  return id
}

/** Everything that belongs to a change. NOT_FOUND where there is none of that id. */
export async function showChange(session: Session, changeId: ChangeId): Promise<ShownChange> {
  const { db, actor } = session
  const events = await eventsOf(session, changeId)
  const [first] = events
  const thingOf = ({ entity, entityId: id }: AuditEvent) => ({ entity, id })
  const nameOf = await namesOf(db, actor, events.map(thingOf))
  const entries = events.map((e) => ({
    id: e.id,
    entity: e.entity,
    entityId: e.entityId,
    name: nameOf(thingOf(e)) ?? recordedName(e) ?? null,
    field: e.field,
    ...recordedValues(e),
  }))
  const undo = undoOf(await findUndo(db, changeId))
  return { changeId, at: first.at, actor: first.actor, source: first.source, ...undo, entries }
}

/** All that a change did. NOT_FOUND where there is none of that id. */
export async function eventsOf({ db, actor }: Session, changeId: ChangeId): Promise<Some<AuditEvent>> {
  const events = await findEventsOf(db, changeId)
  if (isSome(events)) return events
  throw noChange(actor, changeId)
}
