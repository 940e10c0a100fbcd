import type { Session } from '../../command/session.js'
import type { ChangeId } from '../../history/change.js'
import { resolveUser } from '../../identity/services/find-users.js'
import type { ChangeSummary, ShownChange } from '../audit.js'
import { findChanges, findEventsOf } from '../queries/changes.js'
import { noChange } from './undo/failures.js'

export interface AuditQuery {
  actor?: string | undefined
  ticket?: number | undefined
  user?: string | undefined
  /** Seconds since the Unix epoch. */
  since?: number | undefined
}

/** The latest changes that answer to the query, newest first, at most `limit`. */
export async function listChanges({ db, actor }: Session, query: AuditQuery, limit: number): Promise<ChangeSummary[]> {
  const id = async (word: string) => (await resolveUser(db, actor, word)).id
  return findChanges(
    db,
    {
      ...(query.actor === undefined ? {} : { actorId: await id(query.actor) }),
      ...(query.user === undefined ? {} : { userId: await id(query.user) }),
      ...(query.ticket === undefined ? {} : { ticketId: query.ticket }),
      ...(query.since === undefined ? {} : { since: query.since }),
    },
    limit,
  )
}

/** Everything that belongs to a change. NOT_FOUND where there is none of that id. */
export async function showChange({ db }: Session, changeId: ChangeId): Promise<ShownChange> {
  const events = await findEventsOf(db, changeId)
  const [first] = events
  if (!first) throw noChange(changeId)
  const entries = events.map((e) => ({
    id: e.id,
    entity: e.entity,
    entityId: e.entityId,
    field: e.field,
    from: e.oldName ?? e.oldValue,
    to: e.newName ?? e.newValue,
  }))
  return { changeId, at: first.at, actor: first.actor, source: first.source, entries }
}
