import type { Session } from '../../command/session.js'
import { failure, type HelpdeskError } from '../../core/errors.js'
import { counted } from '../../core/number.js'
import { canBeAssigned } from '../../core/roles.js'
import { inBatches } from '../../db/batches.js'
import type { Change } from '../../history/change.js'
import { inUnit, type Unit } from '../../history/unit.js'
import { deleteUsers, lockAdministrators } from '../../identity/queries/users.js'
import { checkAdminsLeft } from '../../identity/services/administrators.js'
import { resolveUser, resolveUsers } from '../../identity/services/find-users.js'
import type { User } from '../../identity/user.js'
import { findCommentsBy, replaceCommentAuthor } from '../../tickets/queries/comments.js'
import { findTicketsByIds } from '../../tickets/queries/tickets.js'
import { findTicketsNaming, replaceTicketUser } from '../../tickets/queries/writes.js'
import { recordOutside } from '../../tickets/services/history/outside.js'
import { notATechnician } from '../../tickets/services/verbs.js'
import { unique } from './accounts.js'

export type DeletedUser = User & { result: 'deleted' }

/**
 * Deletes accounts, all or none. Their tickets and comments go to `reassignTo`; without it they are a CONFLICT, as is deleting the
 * last administrator. Moved comments keep the name of their author.
 */
export async function removeUsers(
  session: Session,
  input: { users: string[]; reassignTo?: string | undefined },
): Promise<Change<DeletedUser>> {
  return inUnit(
    session,
    async (unit) => {
      const { actor } = unit
      const users = unique(await resolveUsers(unit.tx, actor, input.users))
      const heir = input.reassignTo === undefined ? undefined : await resolveUser(unit.tx, actor, input.reassignTo)
      if (heir && users.some((u) => u.id === heir.id)) throw heirDeleted(heir)
      await checkAdminsLeft(unit, users)
      if (users.length > 0) await handOver(unit, users, heir)
      for (const batch of inBatches(users))
        await deleteUsers(
          unit.tx,
          batch.map((u) => u.id),
        )
      for (const user of users) {
        unit.record({ entity: 'user', entityId: user.id, field: 'deleted', oldValue: JSON.stringify(user), oldName: user.username })
      }
      return unit.change(
        users.map((u) => ({ ...u, result: 'deleted' as const })),
        users.length,
      )
    },
    { lockFirst: lockAdministrators },
  )
}

/** Moves everything that refers to `users` to `heir`, with its history. */
async function handOver(unit: Unit, users: readonly User[], heir: User | undefined): Promise<void> {
  const ids = users.map((u) => u.id)
  const nameOf = new Map(users.map((u) => [u.id, u.username]))
  const requested = await findTicketsNaming(unit.tx, 'requester_id', ids)
  const assigned = await findTicketsNaming(unit.tx, 'assigned_to', ids)
  const comments = await findCommentsBy(unit.tx, ids)
  if (requested.length + assigned.length + comments.length === 0) return
  if (!heir)
    throw stillNeeded(users, [
      ...requested.map((t) => t.requester_id),
      ...assigned.map((t) => t.assigned_to),
      ...comments.map((c) => c.user_id),
    ])
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
    await replaceTicketUser(unit.tx, column, ids, heir.id)
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
  await replaceCommentAuthor(unit.tx, ids, heir.id)
}

/** `owners` are the accounts of everything that still refers to one. */
function stillNeeded(users: readonly User[], owners: readonly (number | null)[]): HelpdeskError {
  const names = users.filter((u) => owners.includes(u.id)).map((u) => u.username)
  return failure(
    'CONFLICT',
    {
      en: `There are still tickets or comments of ${names.join(', ')}: ${counted(owners.length).en} in all.`,
      fr: `Il reste des tickets ou commentaires de ${names.join(', ')} : ${counted(owners.length).fr} en tout.`,
    },
    { say: { en: 'Name who takes them over: --reassign-to <user>', fr: 'Dites qui les reprend : --reassign-to <utilisateur>' } },
  )
}

const heirDeleted = (heir: User) =>
  failure('INVALID', {
    en: `'${heir.username}' is to be deleted, and cannot take anything over.`,
    fr: `« ${heir.username} » doit être supprimé et ne peut rien reprendre.`,
  })
