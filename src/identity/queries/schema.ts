import type { Db } from '../../db/schema.js'

/** The name of the newest migration; nothing where there is none. */
export async function findSchema(db: Db): Promise<string> {
  const { name } = await db
    .selectFrom('helpdesk_migration')
    .select((eb) => eb.fn.max('name').as('name'))
    .executeTakeFirstOrThrow()
  return name ?? ''
}
