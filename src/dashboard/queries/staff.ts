import { sql } from 'kysely'
import type { Db } from '../../db/schema.js'
import { findInParts } from '../../db/statements/parts.js'
import { DISABLED } from '../../identity/user.js'
import type { Load } from '../day.js'

/** Technicians and administrators, as the server compares roles, and the accounts of `others`, whatever they are. */
export async function findStaff(db: Db, others: readonly number[]): Promise<Omit<Load, 'open'>[]> {
  const find = (part: number[]) =>
    db
      .selectFrom('user')
      .select(['id', 'username', 'full_name', 'role', sql<number>`${sql.ref('password')} = ${DISABLED}`.as('disabled')])
      .where((eb) =>
        eb.or([eb('role', 'in', ['TECHNICIAN', 'ADMIN']), ...(part.length > 0 ? [eb('id', 'in', part)] : [])]),
      )
      .orderBy('id')
      .execute()
  const found = others.length === 0 ? await find([]) : await findInParts(db, others, find)
  const rows = [...new Map(found.map((r) => [r.id, r])).values()] // who administers is found in each part
  return rows.map((r) => ({
    id: r.id,
    username: r.username,
    fullName: r.full_name,
    role: r.role,
    disabled: Number(r.disabled) === 1,
  }))
}
