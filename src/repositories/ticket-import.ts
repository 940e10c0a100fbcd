import { sql } from 'kysely'
import { engineOf } from '../db/engine.js'
import { faultOf } from '../db/faults.js'
import type { Db, Tx } from '../db/schema.js'
import { inBatches, NUMBERS } from './batches.js'
import type { EventActor } from './events.js'

/** A ticket as it comes from elsewhere. Wall clocks are UTC; `updatedAt` is seconds since the Unix epoch; undefined: now. */
export interface ImportedTicket {
  /** Tells this row from every other one, for ever. */
  key: string
  title: string
  description: string
  categoryId: number
  priorityId: number
  statusId: number
  requesterId: number
  assigneeId: number | null
  createdAt: string | undefined
  updatedAt: number | undefined
  closedAt: string | null
}

/** Whether anything was ever imported. */
export async function hasImportKeys(db: Db): Promise<boolean> {
  return (await db.selectFrom('helpdesk_import_key').select('ticket_id').limit(1).executeTakeFirst()) !== undefined
}

/** Those of `keys` that were imported before. */
export async function findImportKeys(db: Db, keys: readonly string[]): Promise<Set<string>> {
  const found = new Set<string>()
  for (const batch of inBatches(keys, NUMBERS)) {
    const rows = await db.selectFrom('helpdesk_import_key').select('key_sha256').where('key_sha256', 'in', batch).execute()
    for (const row of rows) found.add(row.key_sha256)
  }
  return found
}

/** Rows a statement. */
const ROWS = 1_000

/**
 * Stores tickets with their keys and the start of their history, in a few statements. A key that is there already is the driver's
 * `duplicate`.
 */
export async function insertImported(tx: Tx, changeId: string, actor: EventActor, tickets: readonly ImportedTicket[]): Promise<void> {
  // While the server writes what belongs to some tickets, the statement for the next is put together.
  let writing: Promise<unknown> = Promise.resolve()
  for (const batch of inBatches(tickets, ROWS)) {
    const ids = await insertTickets(tx, batch)
    await writing
    const keys = batch.map((t, i) => ({ key_sha256: t.key, ticket_id: ids[i] ?? 0 })).sort((a, b) => (a.key_sha256 < b.key_sha256 ? -1 : 1))
    writing = Promise.all([tx.insertInto('helpdesk_import_key').values(keys).execute(), insertBeginnings(tx, changeId, actor, ids)])
    writing.catch(() => undefined) // it is told when it is waited for
  }
  await writing
}

async function insertTickets(tx: Tx, tickets: readonly ImportedTicket[]): Promise<number[]> {
  const dated = tickets.some((t) => t.updatedAt !== undefined)
  const insert = (created: (wallClock: string) => unknown) =>
    tx
      .insertInto('ticket')
      .values(tickets.map((t) => rowOf(tx, t, created, dated)) as never)
      .executeTakeFirstOrThrow()
  // The hour that a server's clocks skip is refused as it stands. Asking it about each time is slow, and seldom needed.
  const { insertId } = await insert((text) => text).catch((error) => {
    if (faultOf(error) === 'bad-value') return insert((text) => engineOf(tx).created(text))
    throw error
  })
  return engineOf(tx).insertedIds(tx, Number(insertId), tickets.length)
}

/** `dated`: some ticket of the statement tells when it last changed. */
function rowOf(tx: Tx, t: ImportedTicket, created: (wallClock: string) => unknown, dated: boolean) {
  const engine = engineOf(tx)
  return {
    title: t.title,
    description: t.description,
    category_id: t.categoryId,
    priority_id: t.priorityId,
    status_id: t.statusId,
    requester_id: t.requesterId,
    assigned_to: t.assigneeId,
    created_at: t.createdAt === undefined ? engine.createdNow : created(t.createdAt),
    closed_at: t.closedAt,
    ...(dated ? { updated_at: engine.updated(t.updatedAt) } : {}),
  }
}

/** The event of each ticket's creation: what it began as, and its title for people. */
async function insertBeginnings(tx: Tx, changeId: string, actor: EventActor, ids: readonly number[]): Promise<void> {
  const engine = engineOf(tx)
  await tx
    .insertInto('helpdesk_event')
    .columns(['change_id', 'at', 'source', 'actor_id', 'actor_name', 'entity', 'field', 'entity_id', 'new_value', 'new_name'])
    .expression((eb) =>
      eb
        .selectFrom('ticket as t')
        .leftJoin('status as s', 's.id', 't.status_id')
        .leftJoin('user as u', 'u.id', 't.assigned_to')
        .select([
          sql`${changeId}`.as('change_id'),
          engine.epochNow.as('at'),
          sql`'cli'`.as('source'),
          sql`${actor?.id ?? null}`.as('actor_id'),
          sql`${actor?.username ?? null}`.as('actor_name'),
          sql`'ticket'`.as('entity'),
          sql`'created'`.as('field'),
          't.id',
          engine.beginning.as('new_value'),
          't.title',
        ])
        .where('t.id', 'in', ids),
    )
    .execute()
}
