import type { Session } from '../../command/session.js'
import { failure, type HelpdeskError } from '../../core/errors.js'
import { fold } from '../../core/fold.js'
import { keysOf } from '../../core/records.js'
import type { Role } from '../../core/roles.js'
import { type Change, forGood } from '../../history/change.js'
import { inUnit, type Unit } from '../../history/unit.js'
import { deleteSessionsOf } from '../../identity/queries/sessions.js'
import { findDisabled, findUsers, findUsersByIds } from '../../identity/queries/users.js'
import { lockAdministrators, setPasswordHash, type UserColumns, updateUser } from '../../identity/queries/writes.js'
import { checkFree, createAccount, type NewAccount } from '../../identity/services/accounts.js'
import { checkAdminsLeft } from '../../identity/services/administrators.js'
import { resolveUser, resolveUsers } from '../../identity/services/find-users.js'
import { hashNewPassword } from '../../identity/services/new-password.js'
import { DISABLED, type User } from '../../identity/user.js'
import { words } from '../words.js'
import { roleChangedMeanwhile } from './roles.js'

/** `disabled` accounts have no password that fits. */
export type UserDetail = User & { disabled: boolean }
export type ChangedUser = User & { result: 'changed' | 'unchanged' }

/** Everybody whose name or address contains `query`, without regard to case and accents; `disabled`: only those. */
export async function listUsers(
  { db }: Session,
  { query, role, disabled }: { query?: string | undefined; role?: Role | undefined; disabled: boolean },
): Promise<UserDetail[]> {
  const sought = fold(query ?? '')
  const users = await findUsers(db)
  const locked = await findDisabled(db)
  const all = users.map((u) => ({ ...u, disabled: locked.has(u.id) }))
  return all.filter(
    (u) =>
      (role === undefined || u.role === role) &&
      (!disabled || u.disabled) &&
      [u.username, u.email, u.fullName].some((name) => fold(name).includes(sought)),
  )
}

export async function showUser({ db, actor }: Session, word: string): Promise<UserDetail> {
  const user = await resolveUser(db, actor, word)
  return { ...user, disabled: (await findDisabled(db, [user.id])).has(user.id) }
}

/** CONFLICT for an account that is not disabled, before anybody thinks of a password for it. */
export async function checkDisabled(session: Session, word: string): Promise<void> {
  const user = await showUser(session, word)
  if (!user.disabled) throw notDisabled(user)
}

export async function createUser(session: Session, account: NewAccount & { role: Role }): Promise<User> {
  const passwordHash = await hashNewPassword(session.db, account.password)
  return inUnit(session, (unit) => createAccount(unit, { ...account, passwordHash }, account.role))
}

export interface UserEdit {
  username?: string | undefined
  email?: string | undefined
  fullName?: string | undefined
  role?: Role | undefined
  password?: string | undefined
}

const COLUMNS = { username: 'username', email: 'email', fullName: 'full_name', role: 'role' } as const

/**
 * Changes what is given of one account; a new password ends its sessions. CONFLICT: a name is taken, or no
 * administrator would be left.
 */
export async function editUser(session: Session, word: string, edit: UserEdit): Promise<Change<ChangedUser>> {
  const hash = edit.password === undefined ? undefined : await hashNewPassword(session.db, edit.password)
  return inUnit(
    session,
    async (unit) => {
      const { actor } = unit
      const user = await resolveUser(unit.tx, actor, word)
      const fields = keysOf(COLUMNS).filter((f) => edit[f] !== undefined && edit[f] !== user[f])
      const columns = (value: (f: keyof typeof COLUMNS) => string): UserColumns =>
        Object.fromEntries(fields.map((f) => [COLUMNS[f], value(f)]))
      await checkFree(
        unit.tx,
        {
          username: fields.includes('username') ? edit.username : undefined,
          email: fields.includes('email') ? edit.email : undefined,
        },
        user.id,
      )
      if (fields.includes('role') && edit.role !== 'ADMIN') await checkAdminsLeft(unit, [user])
      if (
        fields.length > 0 &&
        !(await updateUser(
          unit.tx,
          user.id,
          columns((f) => user[f]),
          columns((f) => edit[f] ?? ''),
        ))
      ) {
        throw roleChangedMeanwhile([user])
      }
      for (const field of fields) {
        unit.record({ entity: 'user', entityId: user.id, field, oldValue: user[field], newValue: edit[field] ?? null })
      }
      if (hash !== undefined) await replacePassword(unit, user, hash)
      const changed = fields.length > 0 || hash !== undefined
      const [after = user] = await findUsersByIds(unit.tx, [user.id])
      const result = changed ? ('changed' as const) : ('unchanged' as const)
      const done = unit.change([{ ...after, result }], changed ? 1 : 0)
      return fields.length > 0 ? done : forGood(done)
    },
    { lockFirst: lockAdministrators },
  )
}

/** Sets a new password and ends the account's sessions. */
export const resetPassword = (session: Session, word: string, password: string): Promise<Change<ChangedUser>> =>
  setPassword(session, word, password, () => undefined)

/** The same for an account that is disabled, which it is no longer then; CONFLICT for one that is not. */
export const enableUser = (session: Session, word: string, password: string): Promise<Change<ChangedUser>> =>
  setPassword(session, word, password, (user, disabled) => (disabled ? undefined : notDisabled(user)))

async function setPassword(
  session: Session,
  word: string,
  password: string,
  refusal: (user: User, disabled: boolean) => HelpdeskError | undefined,
): Promise<Change<ChangedUser>> {
  const hash = await hashNewPassword(session.db, password)
  return inUnit(
    session,
    async (unit) => {
      const { actor } = unit
      const user = await resolveUser(unit.tx, actor, word)
      const disabled = (await findDisabled(unit.tx, [user.id])).has(user.id)
      const refused = refusal(user, disabled)
      if (refused) throw refused
      await replacePassword(unit, user, hash)
      if (disabled)
        unit.record({ entity: 'user', entityId: user.id, field: 'disabled', oldValue: 'true', newValue: 'false' })
      return forGood(unit.change([{ ...user, result: 'changed' as const }], 1))
    },
    { lockFirst: lockAdministrators },
  )
}

const notDisabled = (user: User) =>
  failure('CONFLICT', words.notDisabled(user.username), {
    run: `user reset-password ${user.username}`,
    say: words.forNewPassword,
  })

/** The history says that the password was changed, never to what. */
async function replacePassword(unit: Unit, user: User, hash: string): Promise<void> {
  await setPasswordHash(unit.tx, user.id, hash)
  await deleteSessionsOf(unit.tx, user.id)
  unit.record({ entity: 'user', entityId: user.id, field: 'password' })
}

/**
 * Takes away passwords and sessions, all or none; everything else of the accounts stays. CONFLICT where no
 * administrator would be left.
 */
export async function disableUsers(session: Session, words: readonly string[]): Promise<Change<ChangedUser>> {
  return inUnit(
    session,
    async (unit) => {
      const { actor } = unit
      const users = unique(await resolveUsers(unit.tx, actor, words))
      const disabled =
        users.length > 0
          ? await findDisabled(
              unit.tx,
              users.map((u) => u.id),
            )
          : new Set()
      await checkAdminsLeft(unit, users)
      const differing = users.filter((u) => !disabled.has(u.id))
      for (const user of differing) {
        await setPasswordHash(unit.tx, user.id, DISABLED)
        await deleteSessionsOf(unit.tx, user.id)
        unit.record({ entity: 'user', entityId: user.id, field: 'disabled', oldValue: 'false', newValue: 'true' })
      }
      const items = users.map((u) => ({
        ...u,
        result: disabled.has(u.id) ? ('unchanged' as const) : ('changed' as const),
      }))
      return forGood(unit.change(items, differing.length))
    },
    { lockFirst: lockAdministrators },
  )
}

export const unique = (users: readonly User[]): User[] => [...new Map(users.map((u) => [u.id, u])).values()]
