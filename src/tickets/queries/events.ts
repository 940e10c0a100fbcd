import { type InferResult, type Selectable, sql } from 'kysely'
import { type Instant, isoFromEpoch } from '../../core/instants.js'
import type { Person } from '../../core/roles.js'
import type { Database, Db } from '../../db/schema.js'
import { findInParts } from '../../db/statements/parts.js'
import { type Read, reading } from '../../db/statements/reading.js'
import type { ChangeId, Source } from '../../history/change.js'
import { pendingStatusId } from '../../lookups/queries/lookups.js'

/** One changed field as stored: values are ids or texts, names what an id was called then. */
export interface TicketEvent {
  id: number
  changeId: ChangeId
  at: Instant
  actor: Person | null
  source: Source
  field: string
  oldValue: string | null
  newValue: string | null
  oldName: string | null
  newName: string | null
}

/** The status of new tickets; null where the database has no status. */
export type PendingStatus = { id: number; name: string } | null

/** One row at least, so that the status of new tickets comes in the same statement as events that may not be there. */
const besidePending = (db: Db) =>
  db
    .selectFrom(sql<{ one: number }>`(select 1 as one)`.as('o'))
    .leftJoin('status as d', (join) => join.on('d.id', '=', pendingStatusId(db)))
    .select(['d.id as pendingId', 'd.name as pendingName'])

const pendingOf = (rows: readonly { pendingId: number | null; pendingName: string | null }[]): PendingStatus => {
  const [first] = rows
  return first && first.pendingId !== null ? { id: first.pendingId, name: first.pendingName ?? '' } : null
}

/** What is recorded of a ticket, oldest first. */
export interface TicketEvents {
  events: TicketEvent[]
  pending: PendingStatus
}

export const ticketEventsRead = (db: Db, ticketId: number): Read<TicketEvents> =>
  reading(
    besidePending(db)
      .leftJoin('helpdesk_event as e', (join) => join.on('e.entity', '=', 'ticket').on('e.entity_id', '=', ticketId))
      .leftJoin('user as u', 'u.id', 'e.actor_id')
      .select(['e.id', 'e.change_id', 'e.at', 'e.actor_id', 'e.actor_name', 'e.source', 'e.field'])
      .select(['e.old_value', 'e.new_value', 'e.old_name', 'e.new_name', 'u.full_name as actorFullName']),
    (rows) => ({ events: rows.sort(inTime).flatMap(toEvent), pending: pendingOf(rows) }),
  )

const inTime = (a: { at: number | null; id: number | null }, b: { at: number | null; id: number | null }): number =>
  (a.at ?? 0) - (b.at ?? 0) || (a.id ?? 0) - (b.id ?? 0)

type Row = Selectable<Omit<Database['helpdesk_event'], 'entity' | 'entity_id'>>

const toEvent = (r: { [K in keyof Row]: Row[K] | null } & { actorFullName: string | null }): TicketEvent[] =>
  r.id === null
    ? []
    : [
        {
          id: r.id,
          changeId: r.change_id ?? '',
          at: isoFromEpoch(r.at ?? 0),
          actor:
            r.actor_id === null ? null : { id: r.actor_id, username: r.actor_name ?? '', fullName: r.actorFullName },
          source: r.source === 'outside' ? 'outside' : 'cli',
          field: r.field ?? '',
          oldValue: r.old_value,
          newValue: r.new_value,
          oldName: r.old_name,
          newName: r.new_name,
        },
      ]

export interface LastValue {
  ticketId: number
  field: string
  value: string | null
  name: string | null
}

/** What the history last says of some fields of some tickets; a field of which it says nothing is absent. */
export interface LastValues {
  values: LastValue[]
  pending: PendingStatus
}

export async function findLastValues(
  db: Db,
  ticketIds: readonly number[],
  fields: readonly string[],
): Promise<LastValues> {
  const rows = await findInParts(db, ticketIds, (part) => lastValues(db, part, fields).execute(), { beside: fields })
  return toLastValues(rows)
}

/** The same of a few tickets, to be read together with others. */
export const lastValuesRead = (db: Db, ticketIds: readonly number[], fields: readonly string[]): Read<LastValues> =>
  reading(lastValues(db, ticketIds, fields), toLastValues)

const lastValues = (db: Db, ticketIds: readonly number[], fields: readonly string[]) =>
  besidePending(db)
    .leftJoin('helpdesk_event as e', (join) =>
      join.on('e.entity', '=', 'ticket').on('e.entity_id', 'in', ticketIds).on('e.field', 'in', fields),
    )
    .select(['e.id', 'e.at', 'e.entity_id', 'e.field', 'e.new_value', 'e.new_name'])

function toLastValues(rows: InferResult<ReturnType<typeof lastValues>>): LastValues {
  const last = new Map<string, LastValue>()
  for (const r of rows.sort(inTime)) {
    if (r.entity_id === null || r.field === null) continue
    last.set(`${r.entity_id} ${r.field}`, {
      ticketId: r.entity_id,
      field: r.field,
      value: r.new_value,
      name: r.new_name,
    })
  }
  return { values: [...last.values()], pending: pendingOf(rows) }
}
