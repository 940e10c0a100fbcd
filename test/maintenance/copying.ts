import { sql } from 'kysely'
import { onTestFinished } from 'vitest'
import { parseLocation } from '../../src/db/location.js'
import { openDatabase } from '../../src/db/open.js'
import type { Db } from '../../src/db/schema.js'
import { COPIED, findRows } from '../../src/maintenance/queries/copied-rows.js'
import type { World } from '../helpers/world.js'

export type Copied = { from: string; to: string; tables: { table: string; rows: number; checksum: string }[] }
export const PARIS = 'CET-1CEST,M3.5.0,M10.5.0/3'
/** As XAMPP's: a TIMESTAMP is never NULL, a statement has 1 MB. */
export const OLD_SERVER = ['--explicit-defaults-for-timestamp=OFF', '--max-allowed-packet=1M']
export const MOST_ID = 2_000_000_000
const HOSTILE = `'); DROP TABLE user; -- \\' \\\\ "\`%_\t\r\n\u001b[31m é e\u0301 😀👩‍🚀 \u202e $& ?:x`
export const all = JSON.stringify

/** Every row of every table that is copied, as it is compared. */
export async function everything(db: Db): Promise<Record<string, unknown[]>> {
  const found: Record<string, unknown[]> = {}
  for (const table of COPIED) found[table.name] = await findRows(db, table, null, 1_000_000)
  return found
}

/** A world full of what rows may hold. */
export async function fill({ db, ids, json, helpdesk }: World) {
  const run = (line: string | string[], as = 'ada') => json<{ id: number }>(line, { as })
  const { id } = await run(
    ['ticket', 'create', '--title', 'Réseau 😀', '--description', 'x', '--category', '1', '--priority', '1'],
    'emma',
  )
  await run(`ticket assign ${id} --to tom`)
  await run(['ticket', 'comment', `${id}`, '-m', HOSTILE], 'tom')
  await run(`ticket resolve ${id}`, 'tom')
  await run('user create --username gone --email gone@x --name Gone --role TECHNICIAN --password-stdin').catch(
    () => undefined,
  )
  await run('status create Suspendue --color secondary')
  await run('status delete 4 --yes')
  await helpdesk('db policy --passwords pbkdf2', { as: 'ada' })
  for (const [name, role] of [
    ['odd', 'admin'],
    ['empty', ''],
    ['Zoé', 'ADMIN '],
  ] as const) {
    await db
      .insertInto('user')
      .values({ username: name, email: `${name}@x`, password: '!', role, full_name: name, created_at: null })
      .execute()
  }
  const ticket = {
    title: HOSTILE.replace(/[\r\n]/g, ' '),
    description: HOSTILE,
    category_id: 2,
    priority_id: 1,
    requester_id: ids.eric as number,
  }
  const long = '\\\'"\n'.repeat(16_383)
  const rows = [
    { ...ticket, status_id: null, created_at: null, assigned_to: null, closed_at: null },
    {
      ...ticket,
      status_id: 3,
      description: 'é'.repeat(32_767),
      created_at: '2026-03-29 02:30:00',
      closed_at: '2026-03-29 02:30:00',
    },
    ...Array.from({ length: 30 }, () => ({
      ...ticket,
      description: long,
      status_id: 2,
      created_at: '2026-10-25 02:30:00',
      closed_at: null,
    })),
    { ...ticket, id: MOST_ID, status_id: 1, created_at: '2026-07-01 00:00:00', closed_at: '1999-12-31 23:59:59' },
  ]
  for (const row of rows)
    await db
      .insertInto('ticket')
      .values({ assigned_to: null, ...row } as never)
      .execute()
  await sql`update category set description = null where id = 2`.execute(db)
  await sql`update priority set level = null where id = 2`.execute(db)
  await sql`insert into helpdesk_former_author (comment_id, username, full_name) values (1, 'old', 'Old One')`.execute(
    db,
  )
  await sql`insert into helpdesk_import_key (key_sha256, ticket_id) values ('b-_', 1), ('B-_', 2)`.execute(db)
  await sql`insert into helpdesk_undo (change_id, root, redoes, stands) values ('a', 'b', 0, 0), ('b', 'b', 1, 0)`.execute(
    db,
  )
  // A ticket that is gone, of which only the history knows.
  await sql`insert into helpdesk_event (change_id, at, source, entity, entity_id, field, old_value)
    values ('00000000-0000-0000-0000-000000000000', 1, 'cli', 'ticket', ${MOST_ID + 5}, 'deleted', ${long})`.execute(db)
  // Both halves of the hour that Paris has twice.
  await sql`update ticket set updated_at = '2026-10-25 00:30:00' where id = 3`.execute(db)
  await sql`update ticket set updated_at = '2026-10-25 01:30:00' where id = 4`.execute(db)
  await sql`update ticket set updated_at = null where id = 5`.execute(db)
}

export const open = async (url: string, folder = '/') => {
  const db = await openDatabase(parseLocation(url, folder))
  onTestFinished(() => db.destroy())
  return db
}
