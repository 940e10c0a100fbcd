import { sql } from 'kysely'
import { engineOf } from '../../db/engine.js'
import type { Db, Tx } from '../../db/schema.js'
import { inParts } from '../../db/statements/parts.js'

/** The next tickets by number. */
export async function findTicketsBehind(db: Db, id: number, limit: number): Promise<number[]> {
  const rows = await db.selectFrom('ticket').select('id').where('id', '>', id).orderBy('id').limit(limit).execute()
  return rows.map((row) => row.id)
}

/** Numbers of rows whose ticket is gone: it was deleted where foreign keys do not count. */
export async function findOrphans(db: Db, limit: number): Promise<number[]> {
  const rows = await db
    .selectFrom('helpdesk_search as s')
    .leftJoin('ticket as t', 't.id', 's.ticket_id')
    .select('s.ticket_id')
    .where('t.id', 'is', null)
    .distinct()
    .limit(limit)
    .execute()
  return rows.map((row) => row.ticket_id)
}

export async function deleteSearchRows(tx: Tx, ticketIds: readonly number[]): Promise<void> {
  for await (const part of inParts(tx, ticketIds))
    await tx.deleteFrom('helpdesk_search').where('ticket_id', 'in', part).execute()
}

export async function countTickets(db: Db): Promise<number> {
  const row = await db
    .selectFrom('ticket')
    .select((eb) => eb.fn.countAll().as('n'))
    .executeTakeFirstOrThrow()
  return Number(row.n)
}

/** Whether words can be asked for: SQLite's index is made with the table, a server's once it is filled. */
export async function hasFullText(db: Db): Promise<boolean> {
  if (engineOf(db).name === 'sqlite') return true
  const { rows } = await sql`show index from helpdesk_search where index_type = 'FULLTEXT'`.execute(db)
  return rows.length > 0
}

/** As long as it takes, everybody waits who writes to the table. */
export const addFullText = (db: Db) =>
  sql`alter table helpdesk_search add fulltext helpdesk_search_text (title, description, comments)`.execute(db)

/** Tickets up to a number that have no row. */
export async function findUnindexed(db: Db, upTo: number, limit: number): Promise<number[]> {
  const rows = await db
    .selectFrom('ticket as t')
    .leftJoin('helpdesk_search as s', (join) => join.onRef('s.ticket_id', '=', 't.id').on('s.part', '=', 0))
    .select('t.id')
    .where('t.id', '<=', upTo)
    .where('s.ticket_id', 'is', null)
    .orderBy('t.id')
    .limit(limit)
    .execute()
  return rows.map((row) => row.id)
}

/** Places at which a large table is looked at. */
const PLACES = 20

/** Tickets from all over the table, at most so many: all of them where there are no more. */
export async function findSample(db: Db, most: number): Promise<number[]> {
  const all = await findTicketsBehind(db, 0, most + 1)
  if (all.length <= most) return all
  const { highest } = await db
    .selectFrom('ticket')
    .select((eb) => eb.fn.max('id').as('highest'))
    .executeTakeFirstOrThrow()
  const found: number[][] = []
  for (let place = 0; place < PLACES; place++) {
    const behind = Math.floor(((place + Math.random()) * highest) / PLACES)
    found.push(await findTicketsBehind(db, behind, Math.ceil(most / PLACES)))
  }
  return [...new Set(found.flat())]
}
