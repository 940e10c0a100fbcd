import type { Session } from '../../command/session.js'
import type { ReadTable } from '../../command/tables/table.js'
import { type BadRow, badRow, badRows, failure, type HelpdeskError } from '../../core/errors.js'
import { groupBy } from '../../core/lists.js'
import type { Actor, Role } from '../../core/roles.js'
import type { Db } from '../../db/schema.js'
import type { Change } from '../../history/change.js'
import { inUnit, type Unit } from '../../history/unit.js'
import { lockAdministrators, setRole } from '../../identity/queries/writes.js'
import { administratorIds, noAdminLeft } from '../../identity/services/administrators.js'
import { ambiguousUser, matchUsers, noUser } from '../../identity/services/find-users.js'
import type { User } from '../../identity/user.js'
import type { RoleChange } from '../plan.js'
import { words } from '../words.js'

/** Who is to become what. `line` is the line of the file it came from; null where it came from the command line. */
export interface RoleRow {
  line: number | null
  user: string
  to: Role
}

interface Planned {
  row: RoleRow
  users: User[]
  result: RoleChange['result']
}

/** What `setRoles` would do with each row, and what it would fail with. Reads only. */
export async function planRoles(
  { db, actor }: Session,
  { rows, bad }: ReadTable<RoleRow>,
): Promise<{ plan: Change<RoleChange>; failure: HelpdeskError | undefined }> {
  const planned = await plan(db, actor, rows)
  const items = planned.map(itemOf)
  const changed = items.filter((i) => i.result === 'changed').length
  const unchanged = items.filter((i) => i.result === 'unchanged').length
  return { plan: { changeId: null, changed, unchanged, items }, failure: failureOf(planned, bad) }
}

/**
 * Gives each user a role, all or none. Rows of a file that are bad, name nobody, one person twice, or would leave no
 * administrator are INVALID with their lines; from the command line they are NOT_FOUND, USAGE or CONFLICT.
 */
export async function setRoles(session: Session, { rows, bad }: ReadTable<RoleRow>): Promise<Change<RoleChange>> {
  return inUnit(
    session,
    async (unit) => {
      const planned = await plan(unit.tx, unit.actor, rows)
      const failure = failureOf(planned, bad)
      if (failure) throw failure
      const differing = planned.flatMap(({ row, users: [user], result }) =>
        result === 'changed' && user ? [{ row, user }] : [],
      )
      await writeRoles(unit, differing)
      return unit.change(planned.map(itemOf), differing.length)
    },
    { lockFirst: lockAdministrators },
  )
}

async function plan(db: Db, actor: Actor, rows: readonly RoleRow[]): Promise<Planned[]> {
  const matches = await matchUsers(
    db,
    actor,
    rows.map((r) => r.user),
  )
  const wanted = new Map<number, Role>()
  const planned = rows.flatMap((row, i): Planned[] => {
    const users = matches[i] ?? []
    const [user] = users
    if (!user || users.length > 1) return [{ row, users, result: user ? 'ambiguous' : 'unknown' }]
    const before = wanted.get(user.id)
    if (before !== undefined && before !== row.to) return [{ row, users, result: 'contradictory' }]
    // Named twice, meaning the same.
    if (before !== undefined) return row.line === null ? [] : [{ row, users, result: 'unchanged' }]
    wanted.set(user.id, row.to)
    return [{ row, users, result: user.role === row.to ? 'unchanged' : 'changed' }]
  })
  const promoted = [...wanted.values()].includes('ADMIN')
  const admins = promoted ? [] : await administratorIds(db)
  const noneLeft = admins.length > 0 && admins.every((id) => wanted.has(id))
  return planned.map((p) =>
    noneLeft && p.result === 'changed' && admins.includes(p.users[0]?.id ?? 0) ? { ...p, result: 'forbidden' } : p,
  )
}

const itemOf = ({ row, users: [user, ...others], result }: Planned): RoleChange => ({
  line: row.line,
  user: user && others.length === 0 ? user.username : row.user,
  from: user && others.length === 0 ? user.role : null,
  to: row.to,
  result,
})

/** Together for all who go from one role to another. */
async function writeRoles(unit: Unit, differing: readonly { row: RoleRow; user: User }[]): Promise<void> {
  const groups = groupBy(differing, ({ row, user }) => `${row.to} ${user.role}`)
  for (const group of groups.values()) {
    const [{ user, row }] = group
    const ids = group.map((d) => d.user.id)
    if ((await setRole(unit.tx, ids, user.role, row.to)) < ids.length)
      throw roleChangedMeanwhile(group.map((d) => d.user))
  }
  for (const { row, user } of differing) {
    unit.record({ entity: 'user', entityId: user.id, field: 'role', oldValue: user.role, newValue: row.to })
  }
}

/** Why it cannot be done; undefined where it can. */
function failureOf(planned: readonly Planned[], unread: readonly BadRow[]): HelpdeskError | undefined {
  const typed = planned.filter((p) => p.row.line === null)
  const twofold = typed.find((p) => p.result === 'ambiguous')
  if (twofold) return ambiguousUser(twofold.row.user, twofold.users)
  const unknown = typed.filter((p) => p.result === 'unknown')
  if (unknown.length > 0) return noUser(unknown.map((p) => p.row.user))
  const bad = planned.flatMap((p): BadRow[] => {
    const why = WHY[p.result]?.(p)
    return why && p.row.line !== null ? [badRow(p.row.line, p.row.user, why)] : []
  })
  if (bad.length + unread.length > 0) return badRows([...unread, ...bad])
  return planned.some((p) => p.result === 'forbidden') ? noAdminLeft() : undefined
}

const WHY: Partial<Record<RoleChange['result'], (p: Planned) => HelpdeskError>> = {
  unknown: (p) => noUser([p.row.user]),
  ambiguous: (p) => ambiguousUser(p.row.user, p.users),
  contradictory: (p) => failure('INVALID', words.contradictory(p.row.user)),
  forbidden: noAdminLeft,
}

export const roleChangedMeanwhile = (users: readonly User[]) => {
  const list = users.map((u) => u.username).join(', ')
  return failure('CONFLICT', words.roleChangedMeanwhile(list))
}
