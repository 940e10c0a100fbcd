import { sql } from 'kysely'
import { groupBy, type Some } from '../core/lists.js'
import { keysOf } from '../core/records.js'
import { engineOf } from '../db/engine.js'
import type { Db, Tx } from '../db/schema.js'
import { inParts } from '../db/statements/parts.js'
import type { Entity } from './change.js'

/** One changed field. Values are as stored (an id as text, a deleted row as JSON); names are what an id was called. */
export interface NewEvent {
  entity: Entity
  entityId: number
  field: string
  oldValue?: string | number | null
  newValue?: string | number | null
  oldName?: string | null
  newName?: string | null
}

/** A change that another program made: seen later, dated in seconds since the Unix epoch, by nobody we know. */
export type OutsideEvent = NewEvent & { at: number }

/** Who did it; null for nobody known. */
export type EventActor = { id: number; username: string } | null

/** The history of one change: `cli` events happen now, others when they say. */
export async function insertEvents(
  tx: Tx,
  changeId: string,
  actor: EventActor,
  events: readonly (NewEvent | OutsideEvent)[],
): Promise<void> {
  const { alike, others } = sortOut(events)
  for (const group of alike) await insertAlike(tx, changeId, actor, group)
  const rows = others.map((e) => ({ ...columnsOf(tx, changeId, actor, e), entity: e.entity, entity_id: e.entityId }))
  for await (const part of inParts(tx, rows, { called: (row) => `${row.entity} ${row.entity_id}` })) {
    await tx.insertInto('helpdesk_event').values(part).execute()
  }
}

/** Fewer events that are alike than this are written as they come. */
const MANY = 50

/**
 * Events that differ only in the thing they are about, by hundreds: of rows that are there, so that the server can fill
 * them in.
 */
function sortOut<E extends NewEvent>(events: readonly E[]): { alike: Some<E>[]; others: E[] } {
  if (events.length < MANY) return { alike: [], others: [...events] }
  const groups = groupBy(events, keyOfAlike())
  const without = groups.get(undefined) ?? []
  groups.delete(undefined)
  const all = [...groups.values()]
  const few = all.filter((group) => group.length < MANY)
  return { alike: all.filter((group) => group.length >= MANY), others: [...without, ...few.flat()] }
}

/** A key that events have in common that are alike; undefined for those that are written as they come. */
function keyOfAlike(): (e: NewEvent | OutsideEvent) => string | undefined {
  let last: { parts: unknown[]; key: string } | undefined
  return (e) => {
    if (!hasRow(e)) return undefined
    const parts = [e.entity, e.field, 'at' in e ? e.at : '', e.oldValue, e.newValue, e.oldName, e.newName]
    // Most are like the one before: putting the key together takes longer than comparing.
    if (!last || parts.some((part, i) => part !== last?.parts[i])) last = { parts, key: parts.join('\0') }
    return last.key
  }
}

/** Whether the thing that an event is about still has a row of its own. */
const hasRow = ({ entity, field }: NewEvent) => field !== 'deleted' && entity !== 'setting'

async function insertAlike(tx: Tx, changeId: string, actor: EventActor, events: Some<NewEvent>): Promise<void> {
  const [first] = events
  const columns = columnsOf(tx, changeId, actor, first)
  const ids = events.map((e) => e.entityId)
  for await (const part of inParts(tx, ids, { beside: columns, called: (id) => `${first.entity} ${id}` })) {
    await tx
      .insertInto('helpdesk_event')
      .columns([...keysOf(columns), 'entity', 'entity_id'])
      .expression((eb) =>
        eb
          .selectFrom(first.entity as 'ticket')
          .select([
            ...Object.entries(columns).map(([name, value]) => sql`${value}`.as(name)),
            sql`${first.entity}`.as('entity'),
            'id',
          ])
          .where('id', 'in', part),
      )
      .execute()
  }
}

function columnsOf(tx: Tx, changeId: string, actor: EventActor, e: NewEvent | OutsideEvent) {
  const text = (value: string | number | null | undefined) =>
    value === null || value === undefined ? null : String(value)
  return {
    change_id: changeId,
    at: 'at' in e ? e.at : engineOf(tx).epochNow,
    source: 'at' in e ? 'outside' : 'cli',
    actor_id: actor?.id ?? null,
    actor_name: actor?.username ?? null,
    field: e.field,
    old_value: text(e.oldValue),
    new_value: text(e.newValue),
    old_name: e.oldName ?? null,
    new_name: e.newName ?? null,
  }
}

/** Whether anything of the change was committed; waits for a commit that the server is still working on. */
export async function changeExists(db: Db, changeId: string): Promise<boolean> {
  const row = await db
    .selectFrom('helpdesk_event')
    .select('id')
    .where('change_id', '=', changeId)
    .modifyEnd(engineOf(db).lockRead)
    .executeTakeFirst()
  return row !== undefined
}
