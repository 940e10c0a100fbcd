import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Db } from './schema.js'

export interface Trigger {
  name: string
  table: string
  /** `user@host`: with his rights it runs. */
  definer: string
}

const folder = (root: string) => join(root, 'sql/triggers')
const triggerNames = async (root: string) => (await readdir(folder(root))).map((file) => file.replace(/\.sql$/, '')).sort()

/** The triggers of a MySQL database, whosever they are. */
export async function findTriggers(db: Db): Promise<Trigger[]> {
  const { rows } = await sql<Trigger>`select trigger_name as name, event_object_table as ${sql.ref('table')}, definer
    from information_schema.triggers where trigger_schema = database() order by trigger_name`.execute(db)
  return rows
}

/** Whether helpdesk's triggers are there: all of them, none, or some. `root` is the folder that holds sql/. */
export async function triggerState(db: Db, root: string): Promise<'on' | 'off' | 'incomplete'> {
  const names = await triggerNames(root)
  const there = (await findTriggers(db)).filter((t) => names.includes(t.name))
  return there.length === names.length ? 'on' : there.length === 0 ? 'off' : 'incomplete'
}

/** Makes helpdesk's triggers anew, with this connection's user as their definer. MySQL's DDL commits at once: one by one. */
export async function createTriggers(db: Db, root: string): Promise<string[]> {
  const names = await triggerNames(root)
  for (const name of names) {
    const text = await readFile(join(folder(root), `${name}.sql`), 'utf8')
    await dropTrigger(db, name)
    await sql.raw(text).execute(db)
  }
  return names
}

/** Returns the names of those that were there. */
export async function dropTriggers(db: Db, root: string): Promise<string[]> {
  const names = await triggerNames(root)
  const there = (await findTriggers(db)).filter((t) => names.includes(t.name)).map((t) => t.name)
  for (const name of there) await dropTrigger(db, name)
  return there
}

const dropTrigger = (db: Db, name: string) => sql`drop trigger if exists ${sql.ref(name)}`.execute(db)
