import type { Role } from '../../core/roles.js'
import { engineOf } from '../../db/engine.js'
import type { Tx } from '../../db/schema.js'
import { countInParts, inOrder, inParts } from '../../db/statements/parts.js'

export interface NewUser {
  username: string
  email: string
  fullName: string
  role: Role
  passwordHash: string
}

const rowOf = (tx: Tx, user: NewUser) => ({
  username: user.username,
  email: user.email,
  password: user.passwordHash,
  role: user.role,
  full_name: user.fullName,
  created_at: engineOf(tx).createdNow,
})

/** Returns the new id. A name or email that is taken is the driver's `duplicate`. */
export async function insertUser(tx: Tx, user: NewUser): Promise<number> {
  const { insertId } = await tx.insertInto('user').values(rowOf(tx, user)).executeTakeFirstOrThrow()
  return Number(insertId)
}

/** As `insertUser`, for several. */
export async function insertUsers(tx: Tx, users: readonly NewUser[]): Promise<void> {
  const rows = users.map((user) => rowOf(tx, user))
  for await (const part of inParts(tx, rows)) await tx.insertInto('user').values(part).execute()
}

/** Sets the role of those of `ids` that still have `from`; returns how many. */
export async function setRole(tx: Tx, ids: readonly number[], from: string, to: Role): Promise<number> {
  const update = (part: number[]) =>
    tx
      .updateTable('user')
      .set({ role: to })
      .where('id', 'in', part)
      .where(engineOf(tx).exactly('role', from))
      .executeTakeFirstOrThrow()
  return countInParts(tx, ids, async (part) => (await update(part)).numUpdatedRows)
}

export interface UserColumns {
  username?: string
  email?: string
  full_name?: string
  role?: string
}

/**
 * Sets columns of an account that still holds `from`; returns false where it does not. A name that is taken is the
 * driver's `duplicate`.
 */
export async function updateUser(tx: Tx, id: number, from: UserColumns, to: UserColumns): Promise<boolean> {
  let query = tx.updateTable('user').set(to).where('id', '=', id)
  for (const [column, value] of Object.entries(from)) query = query.where(engineOf(tx).exactly(column, value))
  return (await query.executeTakeFirstOrThrow()).numUpdatedRows === 1n
}

/** Sets a password hash, or DISABLED; returns false where the stored one is no longer `from`. */
export async function setPasswordHash(tx: Tx, id: number, to: string, from?: string): Promise<boolean> {
  let query = tx.updateTable('user').set({ password: to }).where('id', '=', id)
  if (from !== undefined) query = query.where(engineOf(tx).exactly('password', from))
  return (await query.executeTakeFirstOrThrow()).numUpdatedRows === 1n
}

/** Returns how many there were. */
export async function deleteUsers(tx: Tx, ids: readonly number[]): Promise<number> {
  const remove = (part: number[]) => tx.deleteFrom('user').where('id', 'in', part).executeTakeFirstOrThrow()
  return countInParts(tx, ids, async (part) => (await remove(part)).numDeletedRows)
}

/**
 * Makes everybody wait who would change these accounts, or add anything that refers to them, until this transaction
 * ends. It has to come before the transaction's first plain SELECT, which fixes what all of them see; before the rights
 * are read where they are the actor's own.
 */
export async function lockUsers(tx: Tx, ids: readonly number[]): Promise<void> {
  for await (const part of inParts(tx, inOrder(ids))) {
    await tx
      .selectFrom('user')
      .select('id')
      .where('id', 'in', part)
      .orderBy('id')
      .modifyEnd(engineOf(tx).lockRead)
      .execute()
  }
}

/** Makes every other unit that may take an administrator's role wait until this one has committed. */
export async function lockAdministrators(tx: Tx): Promise<void> {
  await tx
    .updateTable('helpdesk_guard')
    .set((eb) => ({ writes: eb('writes', '+', 1) }))
    .where('name', '=', 'administrators')
    .execute()
}
