import type { ExpressionBuilder } from 'kysely'
import type { Actor } from '../../core/roles.js'
import type { Database, Db } from '../../db/schema.js'
import { type Read, reading } from '../../db/statements/reading.js'
import { toUser } from '../../identity/queries/users.js'
import type { User } from '../../identity/user.js'

type Viewer = Pick<Actor, 'id' | 'role'>

/** The condition that `viewer` may see a ticket: `maySee` of `rights.ts`, for the database. */
export const seenBy =
  ({ id, role }: Viewer) =>
  (eb: ExpressionBuilder<Database & { t: Database['ticket'] }, 't'>) => {
    if (role === 'ADMIN') return eb.lit(true)
    const owns = eb('t.requester_id', '=', id)
    return role === 'EMPLOYEE' ? owns : eb.or([eb('t.assigned_to', '=', id), eb('t.assigned_to', 'is', null), owns])
  }

/**
 * The accounts that share a ticket with the viewer, in the order of their numbers: of each that he sees its requester,
 * its assignee and the authors of its comments; and himself. What is asked for does not change the statement.
 */
export const findAcquaintances = async (db: Db, viewer: Viewer): Promise<User[]> =>
  (await acquaintances(db, viewer).execute()).map(toUser)

/** The same, to be read together with others. */
export const acquaintancesRead = (db: Db, viewer: Viewer): Read<User[]> =>
  reading(acquaintances(db, viewer), (rows) => rows.map(toUser).sort((a, b) => a.id - b.id))

function acquaintances(db: Db, viewer: Viewer) {
  const seen = () => db.selectFrom('ticket as t').where(seenBy(viewer))
  const known = seen()
    .select((eb) => eb.ref('t.requester_id').$castTo<number | null>().as('id'))
    .union(seen().select('t.assigned_to as id'))
    .union(seen().innerJoin('comment as c', 'c.ticket_id', 't.id').select('c.user_id as id'))
    .union(db.selectFrom('user').select('id').where('id', '=', viewer.id))
  return db
    .selectFrom(known.as('k'))
    .innerJoin('user as u', 'u.id', 'k.id')
    .select(['u.id', 'u.username', 'u.email', 'u.full_name', 'u.role', 'u.created_at'])
    .orderBy('u.id')
}
