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

export const countTickets = (db: Db): Promise<number> => countOf(db.selectFrom('ticket'))
/** Of those that have one. */
export const countIndexedTickets = (db: Db): Promise<number> =>
  countOf(db.selectFrom('helpdesk_search').where('part', '=', 0))

// biome-ignore lint/suspicious/noExplicitAny: of any table
async function countOf(query: any): Promise<number> {
  const row = await query.select(sql<number>`count(*)`.as('n')).executeTakeFirstOrThrow()
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
