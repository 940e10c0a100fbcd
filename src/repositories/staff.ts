import { sql } from 'kysely'
import type { Load } from '../day.js'
import type { Db } from '../db/schema.js'
import { DISABLED } from './users.js'

/** How many tickets there are in each of `statusIds`, and in none (`orNull`), under null. */
export async function countByStatus(db: Db, statusIds: readonly number[], orNull: boolean): Promise<Map<number | null, number>> {
  const rows = await db
    .selectFrom('ticket')
    .select((eb) => ['status_id', eb.fn.countAll().as('n')])
    .where((eb) =>
      eb.or([...(statusIds.length > 0 ? [eb('status_id', 'in', statusIds)] : []), ...(orNull ? [eb('status_id', 'is', null)] : [])]),
    )
    .groupBy('status_id')
    .execute()
  return new Map(rows.map((r) => [r.status_id, Number(r.n)]))
}

/** Technicians and administrators, as the server compares roles, and the accounts of `others`, whatever they are. */
export async function findStaff(db: Db, others: readonly number[]): Promise<Omit<Load, 'open'>[]> {
  const rows = await db
    .selectFrom('user')
    .select(['id', 'username', 'full_name', 'role', sql<number>`${sql.ref('password')} = ${DISABLED}`.as('disabled')])
    .where((eb) => eb.or([eb('role', 'in', ['TECHNICIAN', 'ADMIN']), ...(others.length > 0 ? [eb('id', 'in', others)] : [])]))
    .orderBy('id')
    .execute()
  return rows.map((r) => ({ id: r.id, username: r.username, fullName: r.full_name, role: r.role, disabled: Number(r.disabled) === 1 }))
}
