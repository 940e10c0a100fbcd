import type { Db } from '../db/schema.js'

/** How many tickets in one of `statusIds`, or in none (`orNull`), each account has; who has none is not in it. */
export async function countAssigned(db: Db, statusIds: readonly number[], orNull: boolean): Promise<Map<number, number>> {
  const rows = await db
    .selectFrom('ticket')
    .select((eb) => ['assigned_to', eb.fn.countAll().as('n')])
    .where('assigned_to', 'is not', null)
    .where((eb) =>
      eb.or([
        ...(statusIds.length > 0 ? [eb('status_id', 'in', statusIds)] : []), //
        ...(orNull ? [eb('status_id', 'is', null)] : []),
      ]),
    )
    .groupBy('assigned_to')
    .execute()
  return new Map(rows.map((r) => [r.assigned_to ?? 0, Number(r.n)]))
}
