import type { Db } from '../../db/schema.js'

/** Enough to see what is wrong. */
const MOST_FOUND = 1_000

/** The numbers of tickets that name a status which is not there: a server without foreign keys lets that happen. */
export async function findTicketsOfUnknownStatus(db: Db): Promise<number[]> {
  const rows = await db
    .selectFrom('ticket as t')
    .leftJoin('status as s', 's.id', 't.status_id')
    .select('t.id')
    .where('t.status_id', 'is not', null)
    .where('s.id', 'is', null)
    .orderBy('t.id')
    .limit(MOST_FOUND)
    .execute()
  return rows.map((r) => r.id)
}

export async function findTicketsWithoutStatus(db: Db): Promise<number[]> {
  const rows = await db
    .selectFrom('ticket')
    .select('id')
    .where('status_id', 'is', null)
    .orderBy('id')
    .limit(MOST_FOUND)
    .execute()
  return rows.map((r) => r.id)
}

/** The numbers of tickets in one of these statuses that have no closed_at. */
export async function findUnclosedTickets(db: Db, statusIds: readonly number[]): Promise<number[]> {
  const query = db.selectFrom('ticket').select('id').where('status_id', 'in', statusIds).where('closed_at', 'is', null)
  return (await query.orderBy('id').limit(MOST_FOUND).execute()).map((r) => r.id)
}
