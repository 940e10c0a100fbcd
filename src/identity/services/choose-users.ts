import type { Session } from '../../command/session.js'
import { canBeAssigned } from '../../core/roles.js'
import { findUsers, findUsersByIds } from '../queries/users.js'
import type { User } from '../user.js'

/** Whom the actor may choose from: administrators from everybody, others from nobody but themselves; `toAssign`: from who can be given tickets. */
export async function usersToChoose({ db, actor }: Session, toAssign: boolean): Promise<User[]> {
  const users = actor.role === 'ADMIN' ? await findUsers(db) : await findUsersByIds(db, [actor.id])
  return toAssign ? users.filter(canBeAssigned) : users
}
