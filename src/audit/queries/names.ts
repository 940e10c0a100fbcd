import { type SelectQueryBuilder, sql } from 'kysely'
import type { Actor } from '../../core/roles.js'
import type { Database, Db } from '../../db/schema.js'
import { findInParts } from '../../db/statements/parts.js'
import type { Entity } from '../../history/change.js'
import { FOLLOWED } from '../../maintenance/stored-things.js'
import { seenBy } from '../../tickets/queries/acquaintances.js'

/** Where a kind of thing has its name, but for tickets and comments, which not everybody sees. */
const NAMED = new Map(
  FOLLOWED.flatMap(({ name, entity, followed }) =>
    followed.called === undefined || entity === 'ticket' ? [] : [[entity, { table: name, column: followed.called }]],
  ),
)

/**
 * What people call things that are there, by `<entity> <id>`: titles and tickets of comments where the viewer sees the
 * ticket, other names for administrators.
 */
export async function findNames(
  db: Db,
  viewer: Pick<Actor, 'id' | 'role'>,
  things: readonly { entity: Entity; id: number }[],
): Promise<Map<string, string>> {
  const names = new Map<string, string>()
  const find = async (part: readonly { entity: Entity; id: number }[]) => {
    const queries = [...new Set(part.map(({ entity }) => entity))].flatMap((entity) => {
      const ids = part.filter((thing) => thing.entity === entity).map(({ id }) => id)
      return namesOf(db, viewer, entity, ids) ?? []
    })
    const [first, ...others] = queries as unknown as SelectQueryBuilder<Database, never, Named>[]
    return first ? others.reduce((all, query) => all.unionAll(query), first).execute() : []
  }
  for (const { entity, id, name } of await findInParts(db, things, find, { holds: ({ id }) => id }))
    names.set(`${entity} ${id}`, entity === 'comment' ? `#${name}` : name)
  return names
}

interface Named {
  entity: string
  id: number
  name: string
}

/** Cast, so that names of tables with other character sets stand in one answer. */
function namesOf(db: Db, viewer: Pick<Actor, 'id' | 'role'>, entity: Entity, ids: readonly number[]) {
  const kind = sql<string>`${entity}`.as('entity')
  const tickets = db.selectFrom('ticket as t').where(seenBy(viewer))
  if (entity === 'ticket')
    return tickets.where('t.id', 'in', ids).select([kind, 't.id', sql<string>`cast(t.title as char)`.as('name')])
  if (entity === 'comment')
    return tickets
      .innerJoin('comment as c', 'c.ticket_id', 't.id')
      .where('c.id', 'in', ids)
      .select([kind, 'c.id', sql<string>`cast(t.id as char)`.as('name')])
  const named = NAMED.get(entity)
  if (viewer.role !== 'ADMIN' || !named) return undefined
  return db
    .selectFrom(named.table as 'user')
    .where('id', 'in', ids)
    .select([kind, 'id', sql<string>`cast(${sql.ref(named.column)} as char)`.as('name')])
}
