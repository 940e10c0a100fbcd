import type { Session } from '../../command/session.js'
import { canBeAssigned } from '../../core/roles.js'
import { findUsers, findUsersByIds } from '../queries/users.js'
import type { User } from '../user.js'

/** Whom the actor may choose from: administrators from everybody, others from nobody but themselves. */
export const usersToChoose = async ({ db, actor }: Session): Promise<User[]> =>
  actor.role === 'ADMIN' ? findUsers(db) : findUsersByIds(db, [actor.id])

/** Those of them who can be given tickets. */
export const usersToAssign = async (session: Session): Promise<User[]> => (await usersToChoose(session)).filter(canBeAssigned)
