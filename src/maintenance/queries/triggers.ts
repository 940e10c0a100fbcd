import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Db } from '../../db/schema.js'
import { defining } from '../../db/waits/link.js'

export interface Trigger {
  name: string
  table: string
  /** `user@host`: with his rights it runs. */
  definer: string
}

const folder = (root: string) => join(root, 'sql/triggers')
const triggerNames = async (root: string) =>
  (await readdir(folder(root))).map((file) => file.replace(/\.sql$/, '')).sort()

/** The triggers of a MySQL database, whosever they are. */
export async function findTriggers(db: Db): Promise<Trigger[]> {
  const { rows } =
    await sql<Trigger>`select trigger_name as name, event_object_table as ${sql.ref('table')}, definer as definer
    from information_schema.triggers where trigger_schema = database() order by trigger_name`.execute(db)
  return rows
}

/** Whether helpdesk's triggers are there: all of them, none, or some; unknown to who may not see them. */
export type TriggerState = 'on' | 'off' | 'incomplete' | 'unknown'

/** `root` is the folder that holds sql/. */
export async function triggerState(db: Db, root: string): Promise<TriggerState> {
  const names = await triggerNames(root)
  const there = (await findTriggers(db)).filter((t) => names.includes(t.name))
  if (there.length === 0 && !(await findTriggerRights(db)).some((r) => r.own)) return 'unknown'
  if (there.length === names.length) return 'on'
  return there.length === 0 ? 'off' : 'incomplete'
}

/**
 * Makes helpdesk's triggers anew, with this connection's user as their definer. MySQL's DDL commits at once: one by
 * one.
 */
export async function createTriggers(db: Db, root: string): Promise<string[]> {
  const names = await triggerNames(root)
  for (const name of names) {
    const text = await readFile(join(folder(root), `${name}.sql`), 'utf8')
    await dropTrigger(db, name, 'db triggers on')
    await defining(db, 'db triggers on', () => sql.raw(text).execute(db))
  }
  return names
}

export async function dropTriggers(db: Db, root: string): Promise<string[]> {
  const names = await triggerNames(root)
  for (const name of names) await dropTrigger(db, name, 'db triggers off')
  return names
}

/**
 * Who has the right to triggers in this database, as far as this connection may know, as `user@host`; `own` is this
 * connection itself.
 */
export async function findTriggerRights(db: Db): Promise<{ account: string; own: boolean }[]> {
  const { rows } = await sql<{ account: string; own: number }>`
    select replace(grantee, '''', '') as account, replace(grantee, '''', '') = current_user() as own from (
      select grantee from information_schema.user_privileges where privilege_type = 'TRIGGER'
      union select grantee from information_schema.schema_privileges where privilege_type = 'TRIGGER' and database() like table_schema
      union select grantee from information_schema.table_privileges where privilege_type = 'TRIGGER' and table_schema = database()
    ) as rights`.execute(db)
  return rows.map((r) => ({ account: r.account, own: Number(r.own) === 1 }))
}

const dropTrigger = (db: Db, name: string, again: string) =>
  defining(db, again, () => sql`drop trigger if exists ${sql.ref(name)}`.execute(db))
