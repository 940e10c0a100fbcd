import type { Session } from '../../command/session.js'
import { type BadRow, badRows, HelpdeskError } from '../../core/errors.js'
import { fold } from '../../core/fold.js'
import type { Role } from '../../core/roles.js'
import type { Db } from '../../db/schema.js'
import type { Change } from '../../history/change.js'
import { inUnit } from '../../history/unit.js'
import { insertUsers } from '../../identity/queries/users.js'
import { taken } from '../../identity/services/accounts.js'
import { matchUsers } from '../../identity/services/find-users.js'
import { hashPassword } from '../../identity/services/passwords.js'
import { hashMethodOf } from '../../identity/services/policy.js'
import { DISABLED } from '../../identity/user.js'
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

/** What `importUsers` would do. Reads only. INVALID with every row that collides with an account or another row. */
export async function planUserImport({ db, actor }: Session, rows: readonly UserRow[]): Promise<Change<UserImport>> {
  const items = (await plan(db, actor, rows)).map(itemOf)
  return { changeId: null, changed: made(items), unchanged: items.length - made(items), items }
}

/** Creates the accounts that are not there yet, all or none; one with the same username and address is left as it is. */
export async function importUsers(session: Session, rows: readonly UserRow[]): Promise<Change<UserImport>> {
  const { db } = session
  const method = await hashMethodOf(db)
  const fresh = (await plan(db, session.actor, rows)).filter((p) => p.result === 'created')
  const hashes = new Map<number, string>()
  for (const { row } of fresh) if (row.password !== undefined) hashes.set(row.line, await hashed(row, row.password, method))
  return inUnit(session, async (unit) => {
    const { actor } = unit
    const planned = await plan(unit.tx, actor, rows)
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
      unit.record({ entity: 'user', entityId: made[i]?.[0]?.id ?? 0, field: 'created', newValue: row.username, newName: row.role })
    }
    return unit.change(planned.map(itemOf), wanted.length)
  })
}

async function hashed(row: UserRow, password: string, method: Parameters<typeof hashPassword>[1]): Promise<string> {
  try {
    return await hashPassword(password, method)
  } catch (error) {
    if (error instanceof HelpdeskError) throw badRows([{ line: row.line, value: row.username, code: error.code, text: error.text }])
    throw error
  }
}

async function plan(db: Db, actor: Session['actor'], rows: readonly UserRow[]): Promise<Planned[]> {
  const matches = await matchUsers(
    db,
    actor,
    rows.flatMap((r) => [r.username, r.email]),
  )
  const names = new Map<string, UserRow>()
  const bad: BadRow[] = []
  const planned = rows.flatMap((row, i): Planned[] => {
    const [user] = (matches[2 * i] ?? []).filter((u) => fold(u.username) === fold(row.username))
    const [owner] = (matches[2 * i + 1] ?? []).filter((u) => fold(u.email) === fold(row.email))
    const before = names.get(fold(row.username)) ?? names.get(fold(row.email))
    names.set(fold(row.username), row).set(fold(row.email), row)
    if (before || user?.id !== owner?.id) {
      const word = user || (before && fold(before.username) === fold(row.username)) ? row.username : row.email
      bad.push({ line: row.line, value: word, code: 'CONFLICT', text: taken(word).text })
      return []
    }
    return [{ row, role: user?.role ?? row.role, result: user ? 'unchanged' : 'created' }]
  })
  if (bad.length > 0) throw badRows(bad)
  return planned
}

const itemOf = ({ row, role, result }: Planned): UserImport => ({
  line: row.line,
  user: row.username,
  role,
  canLogIn: row.password !== undefined,
  result,
})
const made = (items: readonly UserImport[]) => items.filter((i) => i.result === 'created').length
