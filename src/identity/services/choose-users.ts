import type { Session } from '../../command/session.js'
import { findUsers, findUsersByIds } from '../queries/users.js'
import type { User } from '../user.js'

/**
 * Whom the actor may choose from for what is done to accounts: administrators from everybody, others from nobody but
 * themselves.
 */
export const usersToChoose = async ({ db, actor }: Session): Promise<User[]> =>
  actor.role === 'ADMIN' ? findUsers(db) : findUsersByIds(db, [actor.id])
