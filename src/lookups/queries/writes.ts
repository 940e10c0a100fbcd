import { engineOf } from '../../db/engine.js'
import type { Db, Tx } from '../../db/schema.js'
import type { LookupKind } from '../lookup.js'

/** The columns of a lookup table beside its id, as stored. */
export interface LookupColumns {
  name?: string
  description?: string | null
  level?: number | null
  color?: string | null
}

/** The column of the ticket table that refers to each kind. */
const USED_IN = { category: 'category_id', priority: 'priority_id', status: 'status_id' } as const

/** Returns the new id. */
export async function insertLookup(
  tx: Tx,
  kind: LookupKind,
  values: LookupColumns & { name: string },
): Promise<number> {
  const { insertId } = await tx.insertInto(kind).values(values).executeTakeFirstOrThrow()
  return Number(insertId)
}

/**
 * Makes everybody wait who would change, add or delete a thing of this kind, or give one to a ticket, until this
 * transaction ends. It has to come before the transaction's first plain SELECT, which fixes what all of them see.
 */
export async function lockLookups(tx: Tx, kind: LookupKind): Promise<void> {
  await tx.selectFrom(kind).select('id').orderBy('id').modifyEnd(engineOf(tx).lockRead).execute()
}

export async function updateLookup(tx: Tx, kind: LookupKind, id: number, values: LookupColumns): Promise<void> {
  await tx.updateTable(kind).set(values).where('id', '=', id).execute()
}

export async function deleteLookup(tx: Tx, kind: LookupKind, id: number): Promise<void> {
  await tx.deleteFrom(kind).where('id', '=', id).execute()
}

/** How many tickets refer to it. */
export async function countTicketsWith(db: Db, kind: LookupKind, id: number): Promise<number> {
  const row = await db
    .selectFrom('ticket')
    .select((eb) => eb.fn.countAll().as('n'))
    .where(USED_IN[kind], '=', id)
    .executeTakeFirstOrThrow()
  return Number(row.n)
}
