import { randomBytes } from 'node:crypto'
import type { Actor, Role } from '../../core/roles.js'
import type { Db } from '../../db/schema.js'
import { inUnit, type Unit, withoutLogin } from '../../history/unit.js'
import { findPasswordHash, findUsersByIds } from '../../identity/queries/users.js'
import { createAccount, createOwnAccount } from '../../identity/services/accounts.js'
import { administratorIds } from '../../identity/services/administrators.js'
import type { Login } from '../../identity/services/login.js'
import { hashPassword } from '../../identity/services/passwords.js'
import { hashMethodOf } from '../../identity/services/policy.js'
import { openSession } from '../../identity/services/sessions.js'
import { findLookups } from '../../lookups/queries/lookups.js'
import { bringUpToDate } from '../../maintenance/services/bring-up-to-date.js'
import { insertComment } from '../../tickets/queries/comments.js'
import { insertTicket } from '../../tickets/queries/writes.js'
import { PEOPLE, TICKETS } from './demo-data.js'

export interface SampleAccount {
  username: string
  role: Role
  password: string
}

export interface Demo {
  migrations: string[]
  login: Login
  /** Empty where the demo was there already: its passwords are not kept. */
  accounts: SampleAccount[]
}

/**
 * Fills a new embedded database with sample people and tickets and logs in its administrator; one that is there already
 * is kept.
 */
export async function makeDemo(db: Db, root: string, machine: string): Promise<Demo> {
  const { applied: migrations } = await bringUpToDate(db, root)
  const isNew = (await administratorIds(db)).length === 0
  const accounts = isNew
    ? PEOPLE.map(({ username, role }) => ({ username, role, password: randomBytes(9).toString('base64url') }))
    : []
  const method = await hashMethodOf(db)
  const hashes = await Promise.all(accounts.map((a) => hashPassword(a.password, method)))
  const login = await inUnit(withoutLogin(db), async (unit) => {
    if (isNew) await fill(unit, hashes)
    const [user] = await findUsersByIds(unit.tx, (await administratorIds(unit.tx)).slice(0, 1))
    const passwordHash = user && (await findPasswordHash(unit.tx, user.id))
    if (!user || passwordHash === undefined) throw new Error('The demo has no administrator.')
    return { user, token: await openSession(unit, { id: user.id, passwordHash }, machine) }
  })
  return { migrations, login, accounts }
}

async function fill(unit: Unit, hashes: readonly string[]): Promise<void> {
  const people = new Map<string, Pick<Actor, 'id' | 'username'>>()
  for (const [i, { role, ...person }] of PEOPLE.entries()) {
    const create = i === 0 ? createOwnAccount : createAccount // the first acts for all
    const user = await create(unit, { ...person, passwordHash: hashes[i] ?? '' }, role)
    people.set(user.username, user)
  }
  const lookups = await findLookups(unit.tx)
  const idOf = (username: string) => people.get(username)?.id ?? 0
  for (const sample of TICKETS) {
    const id = await insertTicket(unit.tx, {
      title: sample.title,
      description: sample.description,
      categoryId: sample.category,
      priorityId: sample.priority,
      statusId: sample.status,
      requesterId: idOf(sample.requester),
      assigneeId: sample.assignee === undefined ? null : idOf(sample.assignee),
      createdHoursAgo: sample.hoursAgo,
      closed: sample.status === 3,
    })
    unit.record({ entity: 'ticket', entityId: id, field: 'created', newValue: sample.title })
    const [pending, status] = [
      lookups.statuses.find((s) => s.state === 'pending'),
      lookups.statuses.find((s) => s.id === sample.status),
    ]
    if (pending && status && pending !== status) {
      const [from, to] = [
        { oldValue: pending.id, oldName: pending.name },
        { newValue: status.id, newName: status.name },
      ]
      unit.record({ entity: 'ticket', entityId: id, field: 'status', ...from, ...to })
    }
    if (sample.assignee !== undefined) {
      unit.record({
        entity: 'ticket',
        entityId: id,
        field: 'assignee',
        newValue: idOf(sample.assignee),
        newName: sample.assignee,
      })
    }
    for (const [username, content] of sample.comments ?? []) {
      const commentId = await insertComment(unit.tx, { ticketId: id, userId: idOf(username), content })
      unit.record({ entity: 'comment', entityId: commentId, field: 'created', newValue: id })
    }
  }
}
