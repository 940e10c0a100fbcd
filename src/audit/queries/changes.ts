import { type SelectQueryBuilder, sql } from 'kysely'
import { type Instant, isoFromEpoch } from '../../core/instants.js'
import { groupBy, type Some } from '../../core/lists.js'
import type { Database, Db } from '../../db/schema.js'
import { findInParts } from '../../db/statements/parts.js'
import type { Entity, Source } from '../../history/change.js'
import type { ChangeSummary } from '../audit.js'
import { undoOf } from './undos.js'

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
  /** Any of these; a name may have been of several accounts. */
  actorIds?: number[]
  ticketId?: number
  userIds?: number[]
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
  events: SelectQueryBuilder<Database, 'helpdesk_event', { id: number; change_id: string }>,
  limit: number,
) {
  for (let most = limit * USUAL; ; most *= USUAL) {
    const rows = await events.limit(most).execute()
    const ids = [...new Set(rows.map((r) => r.change_id))]
    if (ids.length >= limit || rows.length < most) return ids.slice(0, limit)
  }
}

/** The events that a filter lets through, newest first. */
function eventsBy(db: Db, filter: ChangeFilter) {
  let query = db.selectFrom('helpdesk_event').select(['id', 'change_id']).orderBy('id', 'desc')
  if (filter.actorIds !== undefined) query = query.where('actor_id', 'in', filter.actorIds)
  if (filter.ticketId !== undefined)
    query = query.where('entity', '=', 'ticket').where('entity_id', '=', filter.ticketId)
  if (filter.userIds !== undefined) query = query.where('entity', '=', 'user').where('entity_id', 'in', filter.userIds)
  return filter.since === undefined ? query : query.where('at', '>=', filter.since)
}

/** The latest changes, newest first; what their things are called is still to be looked up. */
export const findChanges = async (db: Db, filter: ChangeFilter, limit: number): Promise<ChangeSummary[]> =>
  summarize(db, await latestChanges(eventsBy(db, filter), limit))

/** Events that are read together where all are. */
const PORTION = 2_000

/** All changes, newest first, in portions. */
export async function* findAllChanges(db: Db, filter: ChangeFilter): AsyncGenerator<ChangeSummary[]> {
  const told = new Set<string>()
  for (let below: number | undefined; ; ) {
    const events = eventsBy(db, filter).limit(PORTION)
    const rows = await (below === undefined ? events : events.where('id', '<', below)).execute()
    const ids = [...new Set(rows.map((r) => r.change_id))].filter((id) => !told.has(id))
    for (const id of ids) told.add(id)
    yield await summarize(db, ids)
    below = rows.at(-1)?.id
    if (rows.length < PORTION) return
  }
}

/** Fields whose values are short, and no names of others. */
const SHORT = ['title', 'role', 'level', 'color', 'name', 'username', 'email', 'fullName']
/** The beginning of such a value. */
const MOST_SHOWN = 60

/** What changes did, in the order of their ids here; one that is not there is left out. */
export async function summarize(db: Db, ids: readonly string[]): Promise<ChangeSummary[]> {
  const short = sql<string | null>`case when field in (${sql.join(SHORT)}) then substr(new_value, 1, ${MOST_SHOWN}) end`
  const find = (part: string[]) =>
    db
      .selectFrom('helpdesk_event as e')
      .leftJoin('helpdesk_undo as u', 'u.change_id', 'e.change_id')
      .select(['e.change_id', 'entity', 'field', 'source', 'actor_id', 'actor_name', 'u.root', 'u.redoes'])
      .select((eb) => [eb.fn.max('at').as('at'), eb.fn.countAll().as('count')])
      .select((eb) => [eb.fn.min('entity_id').as('lowest'), eb.fn.max('entity_id').as('highest')])
      .select((eb) => [eb.fn.min('old_name').as('was'), eb.fn.count('new_name').as('named')])
      .select((eb) => [eb.fn.min('new_name').as('name'), eb.fn.max('new_name').as('otherName')])
      .select([sql<string | null>`min(${short})`.as('value'), sql<string | null>`max(${short})`.as('otherValue')])
      .where('e.change_id', 'in', part)
      .groupBy(['e.change_id', 'entity', 'field', 'source', 'actor_id', 'actor_name', 'u.root', 'u.redoes'])
      .orderBy('entity')
      .orderBy('field')
      .execute()
  const rows = groupBy(await findInParts(db, ids, find), (r) => r.change_id)
  return ids.flatMap((changeId) => {
    const own = rows.get(changeId)
    if (!own) return []
    const [first] = own
    const at = isoFromEpoch(Math.max(...own.map((r) => Number(r.at))))
    const what = own.map((r) => ({
      entity: r.entity as Entity,
      field: r.field,
      count: Number(r.count),
      to: commonValue(r),
    }))
    return [{ changeId, at, ...doer(first), ...undoOf(first), what, things: thingsOf(own) }]
  })
}

interface Values {
  count: unknown
  named: unknown
  name: string | null
  otherName: string | null
  value: string | null
  otherValue: string | null
}

function commonValue({ count, named, name, otherName, value, otherValue }: Values): string | null {
  if (Number(named) > 0) return name === otherName && Number(named) === Number(count) ? name : null
  return value === otherValue ? value : null
}

function thingsOf(
  rows: readonly { entity: string; field: string; lowest: number; highest: number; was: string | null }[],
) {
  return [...groupBy(rows, (r) => r.entity)].flatMap(([entity, own]) => {
    const lowest = own.reduce((least, r) => Math.min(least, r.lowest), Number.POSITIVE_INFINITY)
    const ids = new Set([lowest, own.reduce((most, r) => Math.max(most, r.highest), 0)])
    const gone = own.find((r) => r.field === 'deleted')
    const nameOf = (id: number) => (gone && gone.lowest === gone.highest && gone.lowest === id ? gone.was : null)
    return [...ids].map((id) => ({ entity: entity as Entity, id, name: nameOf(id) }))
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

/** Whether that is who made the change. */
export const isBy = ({ id }: { id: number }, [{ actor, source }]: Readonly<Some<AuditEvent>>): boolean =>
  source === 'cli' && actor?.id === id

/** The change ids that begin so, at most two: all of them, or of whoever made them. */
export async function findChangeIds(db: Db, beginning: string, actorId: number | undefined): Promise<string[]> {
  const among = () => {
    const query = db
      .selectFrom('helpdesk_event')
      .where('change_id', '>=', beginning)
      .where('change_id', '<', `${beginning}~`) // behind all digits and the dash
    return actorId === undefined ? query : query.where('actor_id', '=', actorId)
  }
  const first = among().select('change_id').orderBy('change_id').limit(1)
  const last = among().select('change_id').orderBy('change_id', 'desc').limit(1)
  const found = await db.selectNoFrom([first.as('first'), last.as('last')]).executeTakeFirstOrThrow()
  return [...new Set([found.first, found.last].filter((id) => id !== null))]
}
