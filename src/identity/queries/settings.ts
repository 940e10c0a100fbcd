import { faultOf } from '../../db/faults.js'
import type { Db, Tx } from '../../db/schema.js'

/** A setting of the database; undefined where it is not set, also before the schema is up to date. */
export async function findSetting(db: Db, name: string): Promise<string | undefined> {
  try {
    return (await db.selectFrom('helpdesk_setting').select('value').where('name', '=', name).executeTakeFirst())?.value
  } catch (error) {
    if (faultOf(error) === 'not-set-up') return undefined
    throw error
  }
}

/** False where it is not set yet. */
export async function changeSetting(tx: Tx, name: string, value: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('helpdesk_setting')
    .set({ value })
    .where('name', '=', name)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

export async function saveSetting(tx: Tx, name: string, value: string): Promise<void> {
  await tx.deleteFrom('helpdesk_setting').where('name', '=', name).execute()
  await tx.insertInto('helpdesk_setting').values({ name, value }).execute()
}
