import type { Session } from '../../command/session.js'
import { failure, type HelpdeskError } from '../../core/errors.js'
import { inBatches } from '../../core/lists.js'
import { type Actor, canBeAssigned } from '../../core/roles.js'
import type { Db, Tx } from '../../db/schema.js'
import type { Change } from '../../history/change.js'
import { changedAtThisMoment, checkWritten } from '../../history/stored-rows.js'
import { inUnit, type Unit } from '../../history/unit.js'
import { deleteUsers, lockAdministrators, lockUsers } from '../../identity/queries/writes.js'
import { checkAdminsLeft } from '../../identity/services/administrators.js'
import { resolveUser, resolveUsers } from '../../identity/services/find-users.js'
import type { User } from '../../identity/user.js'
import { findCommentsBy, keepAuthors, lockCommentsBy, replaceCommentAuthor } from '../../tickets/queries/comments.js'
import { findTicketsByIds } from '../../tickets/queries/tickets.js'
import { findTicketsNaming, lockTicketsNaming, replaceTicketUser } from '../../tickets/queries/writes.js'
import { recordOutside } from '../../tickets/services/history/record-outside.js'
import { notATechnician } from '../../tickets/services/verbs.js'
import { words } from '../words.js'
import { unique } from './accounts.js'

export type DeletedUser = User & { result: 'deleted' }

interface DeletionInput {
  users: string[]
  reassignTo?: string | undefined
}

const usersAndHeir = async (db: Db, actor: Actor, input: DeletionInput) => ({
  users: unique(await resolveUsers(db, actor, input.users)),
  heir: input.reassignTo === undefined ? undefined : await resolveUser(db, actor, input.reassignTo),
})

/** Whether anything refers to these accounts, which somebody has to take over. NOT_FOUND. */
export async function needHeir({ db, actor }: Session, words: readonly string[]): Promise<boolean> {
  const users = unique(await resolveUsers(db, actor, words))
  const { requested, assigned, comments } = await findTheirs(
    db,
    users.map((u) => u.id),
  )
  return requested.length + assigned.length + comments.length > 0
}

/** Whom a deletion would take away, and how many tickets and comments would move. Throws as the deletion would. */
export async function planDeletion({ db, actor }: Session, input: DeletionInput) {
  const { users, heir } = await usersAndHeir(db, actor, input)
  if (heir && users.some((u) => u.id === heir.id)) throw heirDeleted(heir)
  const theirs = await findTheirs(
    db,
    users.map((u) => u.id),
  )
  const tickets = new Set([...theirs.requested, ...theirs.assigned].map((t) => t.id)).size
  const comments = theirs.comments.length
  if (!heir && tickets + comments > 0) throw neededBy(users, theirs)
  if (heir && theirs.assigned.length > 0 && !canBeAssigned(heir)) throw notATechnician(heir)
  return { users, heir, tickets, comments }
}

/**
 * Deletes accounts, all or none. Their tickets and comments go to `reassignTo`; without it they are a CONFLICT, as is
 * deleting the last administrator. Moved comments keep the name of their author.
 */
export async function removeUsers(session: Session, input: DeletionInput): Promise<Change<DeletedUser>> {
  const named = (db: Db, actor: Actor) => usersAndHeir(db, actor, input)
  const before = await named(session.db, session.actor)
  return inUnit(
    session,
    async (unit) => {
      // Locked before anything else is read: nobody adds anything of theirs any more.
      await lockUsers(unit.tx, idsOf(before))
      const theirs = await lockTheirs(
        unit.tx,
        before.users.map((u) => u.id),
      )
      const now = await named(unit.tx, unit.actor)
      if (idsOf(now).join() !== idsOf(before).join()) throw changedAtThisMoment()
      const { users, heir } = now
      if (heir && users.some((u) => u.id === heir.id)) throw heirDeleted(heir)
      await checkAdminsLeft(unit, users)
      await handOver(unit, users, heir, theirs)
      checkWritten(await deleteUsers(unit.tx, idsOf({ users, heir: undefined })), users.length)
      for (const user of users) {
        unit.record({
          entity: 'user',
          entityId: user.id,
          field: 'deleted',
          oldValue: JSON.stringify(user),
          oldName: user.username,
        })
      }
      return unit.change(
        users.map((u) => ({ ...u, result: 'deleted' as const })),
        users.length,
      )
    },
    { lockFirst: lockAdministrators },
  )
}

const idsOf = ({ users, heir }: { users: readonly User[]; heir: User | undefined }): number[] =>
  [...users, ...(heir ? [heir] : [])].map((u) => u.id)

/** What refers to `users`. */
const findTheirs = async (db: Db, ids: readonly number[]) => ({
  requested: await findTicketsNaming(db, 'requester_id', ids),
  assigned: await findTicketsNaming(db, 'assigned_to', ids),
  comments: await findCommentsBy(db, ids),
})

/** The same, locked. */
const lockTheirs = async (tx: Tx, ids: readonly number[]) => ({
  requested: await lockTicketsNaming(tx, 'requester_id', ids),
  assigned: await lockTicketsNaming(tx, 'assigned_to', ids),
  comments: await lockCommentsBy(tx, ids),
})
type Theirs = Awaited<ReturnType<typeof findTheirs>>

/** Moves everything that refers to `users` to `heir`, with its history. */
async function handOver(unit: Unit, users: readonly User[], heir: User | undefined, theirs: Theirs): Promise<void> {
  const { requested, assigned, comments } = theirs
  const ids = users.map((u) => u.id)
  const nameOf = new Map(users.map((u) => [u.id, u.username]))
  if (requested.length + assigned.length + comments.length === 0) return
  if (!heir) throw neededBy(users, theirs)
  if (assigned.length > 0 && !canBeAssigned(heir)) throw notATechnician(heir)

  for (const batch of inBatches([...new Set([...requested, ...assigned].map((t) => t.id))])) {
    await recordOutside(unit, await findTicketsByIds(unit.tx, batch))
  }
  for (const column of ['requester_id', 'assigned_to'] as const) {
    const field = column === 'requester_id' ? 'requester' : 'assignee'
    for (const ticket of column === 'requester_id' ? requested : assigned) {
      const old = ticket[column] as number
      unit.record({
        entity: 'ticket',
        entityId: ticket.id,
        field,
        oldValue: old,
        oldName: nameOf.get(old) ?? null,
        newValue: heir.id,
        newName: heir.username,
      })
    }
    const count = column === 'requester_id' ? requested.length : assigned.length
    checkWritten(await replaceTicketUser(unit.tx, column, ids, heir.id), count)
  }
  for (const comment of comments) {
    unit.record({
      entity: 'comment',
      entityId: comment.id,
      field: 'author',
      oldValue: comment.user_id,
      oldName: comment.username,
      newValue: heir.id,
      newName: heir.username,
    })
  }
  await keepAuthors(unit.tx, comments)
  checkWritten(await replaceCommentAuthor(unit.tx, ids, heir.id), comments.length)
}

const neededBy = (users: readonly User[], { requested, assigned, comments }: Theirs): HelpdeskError =>
  stillNeeded(users, [
    ...requested.map((t) => t.requester_id),
    ...assigned.map((t) => t.assigned_to),
    ...comments.map((c) => c.user_id),
  ])

/** `owners` are the accounts of everything that still refers to one. */
function stillNeeded(users: readonly User[], owners: readonly (number | null)[]): HelpdeskError {
  const known = new Set(owners)
  const names = users.filter((u) => known.has(u.id)).map((u) => u.username)
  return failure('CONFLICT', words.stillNeeded(names.join(', '), owners.length), { say: words.nameHeir })
}

const heirDeleted = (heir: User) => failure('INVALID', words.heirDeleted(heir.username))
