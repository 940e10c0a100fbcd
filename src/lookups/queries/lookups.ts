import { type InferResult, type SqlBool, sql } from 'kysely'
import { engineOf } from '../../db/engine.js'
import type { Db } from '../../db/schema.js'
import { type Read, reading } from '../../db/statements/reading.js'
import { type Category, type LookupKind, type Priority, type Status, stateOf } from '../lookup.js'

export interface Lookups {
  statuses: Status[]
  priorities: Priority[]
  categories: Category[]
}

/**
 * The id of the status that counts as pending: the column's default where it is a status, else the lowest; null where
 * there is none.
 */
export const pendingStatusId = (db: Db) =>
  sql<
    number | null
  >`(select coalesce(max(case when d.id = ${engineOf(db).defaultStatusId} then d.id end), min(d.id)) from status as d)`

/** The condition that a status, whose table is called so, does not count as resolved: `stateOf`, for the database. */
export const isOpen = (db: Db, status: string) => {
  const color = sql.ref(`${status}.color`)
  return sql<SqlBool>`(${sql.ref(`${status}.id`)} = ${pendingStatusId(db)} or ${color} is null or lower(${color}) not like 'success')`
}

/** All statuses, priorities and categories, each in the order of its ids. */
export const lookupsRead = (db: Db): Read<Lookups> => reading(lookupsQuery(db), toLookups)

/** The same in a statement of their own. */
export const findLookups = async (db: Db): Promise<Lookups> => toLookups(await lookupsQuery(db).execute())

const lookupsQuery = (db: Db) =>
  db
    .selectFrom('status')
    .select([
      sql<LookupKind>`'status'`.as('kind'),
      'id',
      'name',
      'color as text',
      sql<number | null>`null`.as('level'),
      pendingStatusId(db).as('pendingId'),
    ])
    .unionAll(
      db
        .selectFrom('priority')
        .select([
          sql<'priority'>`'priority'`.as('kind'),
          'id',
          'name',
          sql<string | null>`null`.as('text'),
          'level',
          sql<null>`null`.as('pendingId'),
        ]),
    )
    .unionAll(
      db
        .selectFrom('category')
        .select([
          sql<'category'>`'category'`.as('kind'),
          'id',
          'name',
          'description as text',
          sql<null>`null`.as('level'),
          sql<null>`null`.as('pendingId'),
        ]),
    )

function toLookups(rows: InferResult<ReturnType<typeof lookupsQuery>>): Lookups {
  const of = (kind: string) => rows.filter((r) => r.kind === kind).sort((a, b) => a.id - b.id)
  return {
    statuses: of('status').map(({ id, name, text: color, pendingId }) => ({
      id,
      name,
      color,
      state: stateOf({ id, color }, pendingId),
    })),
    priorities: of('priority').map(({ id, name, level }) => ({ id, name, level })),
    categories: of('category').map(({ id, name, text: description }) => ({ id, name, description })),
  }
}
