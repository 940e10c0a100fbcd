import type { SelectQueryBuilder } from 'kysely'
import { type Instant, isoFromEpoch } from '../../core/instants.js'
import { groupBy } from '../../core/lists.js'
import type { Database, Db } from '../../db/schema.js'
import { findInParts } from '../../db/statements/parts.js'
import type { Entity, Source } from '../../history/change.js'
import type { ChangeSummary } from '../audit.js'

/** One changed field as stored, of whatever thing. */
export interface AuditEvent {
  id: number
  at: Instant
  actor: { id: number; username: string } | null
  source: Source
  entity: Entity
  entityId: number
  field: string
  oldValue: string | null
  newValue: string | null
  oldName: string | null
  newName: string | null
}

export interface ChangeFilter {
  actorId?: number
  ticketId?: number
  userId?: number
  /** Seconds since the Unix epoch. */
  since?: number
}

/** Events that a change has, more or less. */
const USUAL = 10

/**
 * The changes that events belong to, in their order, at most `limit`: of as many events as are likely to do, then of
 * more, so that a long history costs nothing.
 */
async function latestChanges(
  events: SelectQueryBuilder<Database, 'helpdesk_event', { change_id: string }>,
  limit: number,
) {
  for (let most = limit * USUAL; ; most *= USUAL) {
    const rows = await events.limit(most).execute()
    const ids = [...new Set(rows.map((r) => r.change_id))]
    if (ids.length >= limit || rows.length < most) return ids.slice(0, limit)
  }
}

/** The latest changes, newest first. */
export async function findChanges(db: Db, filter: ChangeFilter, limit: number): Promise<ChangeSummary[]> {
  let query = db.selectFrom('helpdesk_event').select('change_id').orderBy('id', 'desc')
  if (filter.actorId !== undefined) query = query.where('actor_id', '=', filter.actorId)
  if (filter.ticketId !== undefined)
    query = query.where('entity', '=', 'ticket').where('entity_id', '=', filter.ticketId)
  if (filter.userId !== undefined) query = query.where('entity', '=', 'user').where('entity_id', '=', filter.userId)
  if (filter.since !== undefined) query = query.where('at', '>=', filter.since)
  const ids = await latestChanges(query, limit)
  const find = (part: string[]) =>
    db
      .selectFrom('helpdesk_event')
      .select(['change_id', 'entity', 'field', 'source', 'actor_id', 'actor_name'])
      .select((eb) => [eb.fn.max('at').as('at'), eb.fn.countAll().as('count')])
      .where('change_id', 'in', part)
      .groupBy(['change_id', 'entity', 'field', 'source', 'actor_id', 'actor_name'])
      .orderBy('entity')
      .orderBy('field')
      .execute()
  const rows = groupBy(await findInParts(db, ids, find), (r) => r.change_id)
  return ids.flatMap((change_id) => {
    const own = rows.get(change_id)
    if (!own) return []
    const [first] = own
    const what = own.map((r) => ({ entity: r.entity as Entity, field: r.field, count: Number(r.count) }))
    return [{ changeId: change_id, at: isoFromEpoch(Math.max(...own.map((r) => Number(r.at)))), ...doer(first), what }]
  })
}

/** Everything that belongs to a change, in the order it was done. */
export async function findEventsOf(db: Db, changeId: string): Promise<AuditEvent[]> {
  const rows = await db
    .selectFrom('helpdesk_event')
    .selectAll()
    .where('change_id', '=', changeId)
    .orderBy('id')
    .execute()
  return rows.map((r) => ({
    id: r.id,
    at: isoFromEpoch(r.at),
    ...doer(r),
    entity: r.entity as Entity,
    entityId: r.entity_id,
    field: r.field,
    oldValue: r.old_value,
    newValue: r.new_value,
    oldName: r.old_name,
    newName: r.new_name,
  }))
}

const doer = (r: { source: string; actor_id: number | null; actor_name: string | null }) => ({
  actor: r.actor_id === null ? null : { id: r.actor_id, username: r.actor_name ?? '' },
  source: r.source === 'outside' ? ('outside' as const) : ('cli' as const),
})

/** Events of these things behind the event `after`, of other changes: what was done to them since. */
export async function findLaterEvents(db: Db, entity: Entity, ids: readonly number[], changeId: string, after: number) {
  return findInParts(db, ids, (part) =>
    db
      .selectFrom('helpdesk_event')
      .select(['entity_id', 'field'])
      .where('entity', '=', entity)
      .where('entity_id', 'in', part)
      .where('change_id', '<>', changeId)
      .where('id', '>', after)
      .execute(),
  )
}
