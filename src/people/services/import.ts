import type { Session } from '../../command/session.js'
import type { ReadTable } from '../../command/tables/table.js'
import { type BadRow, badRow, badRows, type HelpdeskError } from '../../core/errors.js'
import { fold } from '../../core/fold.js'
import type { Role } from '../../core/roles.js'
import type { Db } from '../../db/schema.js'
import type { Change } from '../../history/change.js'
import { inUnit } from '../../history/unit.js'
import { insertUsers } from '../../identity/queries/writes.js'
import { taken } from '../../identity/services/accounts.js'
import { matchUsers } from '../../identity/services/find-users.js'
import { hashPassword, notAPassword } from '../../identity/services/passwords.js'
import { hashMethodOf } from '../../identity/services/policy.js'
import { DISABLED, type HashMethod } from '../../identity/user.js'
import type { UserImport } from '../plan.js'

/** A row of a file of people. Without a password nobody can log in until one is set: `user enable`. */
export interface UserRow {
  line: number
  username: string
  email: string
  fullName: string
  role: Role
  password: string | undefined
}

interface Planned {
  row: UserRow
  /** What an account that is there has, whatever the file says. */
  role: string
  result: UserImport['result']
}

/** What `importUsers` would do, and what it would fail with. Reads only. */
export async function planUserImport(
  { db, actor }: Session,
  file: ReadTable<UserRow>,
): Promise<{ plan: Change<UserImport>; failure: HelpdeskError | undefined }> {
  const { planned, bad } = await plan(db, actor, file, await hashMethodOf(db))
  const items = planned.map(itemOf)
  const made = items.filter((i) => i.result === 'created').length
  return { plan: { changeId: null, changed: made, unchanged: items.length - made, items }, failure: failureOf(bad) }
}

/**
 * Creates the accounts that are not there yet, all or none; one with the same username and address is left as it is.
 * INVALID with every bad row.
 */
export async function importUsers(session: Session, file: ReadTable<UserRow>): Promise<Change<UserImport>> {
  const { db } = session
  const method = await hashMethodOf(db)
  const wholePlan = async (at: Db, actor: Session['actor']) => {
    const { planned, bad } = await plan(at, actor, file, method)
    const failure = failureOf(bad)
    if (failure) throw failure
    return planned
  }
  const hashes = new Map<number, string>()
  for (const { row, result } of await wholePlan(db, session.actor)) {
    if (result === 'created' && row.password !== undefined)
      hashes.set(row.line, await hashPassword(row.password, method))
  }
  return inUnit(session, async (unit) => {
    const { actor } = unit
    const planned = await wholePlan(unit.tx, actor)
    const wanted = planned.filter((p) => p.result === 'created').map((p) => p.row)
    await insertUsers(
      unit.tx,
      wanted.map(({ line, password, ...account }) => ({ ...account, passwordHash: hashes.get(line) ?? DISABLED })),
    )
    const made = await matchUsers(
      unit.tx,
      actor,
      wanted.map((r) => r.username),
    )
    for (const [i, row] of wanted.entries()) {
      unit.record({
        entity: 'user',
        entityId: made[i]?.[0]?.id ?? 0,
        field: 'created',
        newValue: row.username,
        newName: row.role,
      })
    }
    return unit.change(planned.map(itemOf), wanted.length)
  })
}

const failureOf = (bad: readonly BadRow[]) => (bad.length > 0 ? badRows(bad) : undefined)

/**
 * The good rows, and all that are bad: those that were so before, whose names collide with an account or another row,
 * whose password is none.
 */
async function plan(
  db: Db,
  actor: Session['actor'],
  { rows, bad: unread }: ReadTable<UserRow>,
  method: HashMethod,
): Promise<{ planned: Planned[]; bad: BadRow[] }> {
  const matches = await matchUsers(
    db,
    actor,
    rows.flatMap((r) => [r.username, r.email]),
  )
  const names = new Map<string, UserRow>()
  const bad = [...unread]
  const planned = rows.flatMap((row, i): Planned[] => {
    const [user] = (matches[2 * i] ?? []).filter((u) => fold(u.username) === fold(row.username))
    const [owner] = (matches[2 * i + 1] ?? []).filter((u) => fold(u.email) === fold(row.email))
    const before = names.get(fold(row.username)) ?? names.get(fold(row.email))
    names.set(fold(row.username), row).set(fold(row.email), row)
    const word = user || (before && fold(before.username) === fold(row.username)) ? row.username : row.email
    const badPassword = () => (user || row.password === undefined ? undefined : notAPassword(row.password, method))
    const problem = before || user?.id !== owner?.id ? taken(word) : badPassword()
    if (problem) bad.push(badRow(row.line, problem.code === 'CONFLICT' ? word : row.username, problem))
    return problem ? [] : [{ row, role: user?.role ?? row.role, result: user ? 'unchanged' : 'created' }]
  })
  return { planned, bad }
}

const itemOf = ({ row, role, result }: Planned): UserImport => ({
  line: row.line,
  user: row.username,
  role,
  canLogIn: row.password !== undefined,
  result,
})
