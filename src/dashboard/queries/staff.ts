import { sql } from 'kysely'
import type { Db } from '../../db/schema.js'
import { DISABLED } from '../../identity/user.js'
import type { Load } from '../day.js'

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
