import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { createConnection } from 'mysql2/promise'
import { describe, expect, it } from 'vitest'

import { migrate } from '../../src/db/migrate.js'
import { contentsOf, emptyDatabase, NAMES, olderProgram, SIX_TABLES, schemaOf, schemaState } from '../db/migrating.js'
import { hasServer } from '../helpers/engines.js'
import { ROOT } from '../helpers/root.js'

/** Indexes are all that is added to a table of the web application; they show as keys of their columns, too. */
const withoutOwnIndexes = (schema: Awaited<ReturnType<typeof schemaOf>>) => {
  // InnoDB drops the index that it made for a foreign key where one of ours begins with the same column.
  const isOwn = (row: Record<string, unknown>) =>
    /^(helpdesk_\w+|(status_id|assigned_to|requester_id))$/.test(String(row.index_name ?? row.INDEX_NAME))
  const own = (row: Record<string, unknown>) => /_at$/.test(String(row.column_name ?? row.COLUMN_NAME))
  return {
    ...schema,
    statistics: schema.statistics?.filter((row) => !isOwn(row)),
    columns: schema.columns?.map((row) => (own(row) ? { ...row, column_key: '', COLUMN_KEY: '' } : row)),
  }
}

describe.runIf(hasServer).each(['mysql'] as const)('the database of the web application (%s)', (engine) => {
  const SEED = readFileSync(join(ROOT, 'test/data/maintenance_db.sql'), 'utf8')

  /** A database that the web application was installed in, on a server whose AUTO_INCREMENT counts as given. */
  async function installed(options: string, counting: string): Promise<Awaited<ReturnType<typeof emptyDatabase>>> {
    const database = await emptyDatabase(engine, options)
    const web = await createConnection({ uri: database.url, multipleStatements: true })
    await web.query(`${counting}; ${SEED}`)
    await web.end()
    return database
  }

  it('is what the first migration makes of an empty one', async () => {
    const seeded = await installed('character set utf8mb4', 'do 0')
    const fresh = await emptyDatabase(engine, 'character set utf8mb4')
    await migrate(fresh.db, olderProgram(engine, 1))
    expect(await schemaOf(fresh.db, engine, SIX_TABLES)).toEqual(await schemaOf(seeded.db, engine))
    expect(await contentsOf(fresh.db, SIX_TABLES)).toEqual(await contentsOf(seeded.db))
  })

  it.each([
    ['utf8mb4', 'status ids 1, 2, 3', 'do 0', [1, 2, 3]],
    ['latin1', 'status ids 1, 2, 3', 'do 0', [1, 2, 3]],
    [
      'utf8mb3',
      'the status ids of a Galera node',
      'set auto_increment_increment = 3, auto_increment_offset = 2',
      [2, 5, 8],
    ],
  ])('is adopted as it is: %s, %s', async (charset, _, counting, ids) => {
    const { db, url } = await installed(`character set ${charset}`, counting)
    const [pending, , resolved] = ids
    const byHand = [
      `INSERT INTO user (username, email, password, role, full_name, created_at) VALUES
        ('admin', 'admin@example.org', 'pbkdf2:sha256:260000$Xy$00', 'ADMIN', 'Zoé Admin', '2024-05-06 07:08:09.123456'),
        ('bob', 'bob@example.org', 'scrypt:32768:8:1$Xy$00', 'technician', 'Bob', '2024-05-06 07:08:10.000001'),
        ('eve', 'eve@example.org', '!', '', '', NULL)`,
      `INSERT INTO ticket (title, description, category_id, priority_id, status_id, requester_id, assigned_to, created_at)
        SELECT 'Écran noir', 'Depuis hier.', ${pending}, ${resolved}, ${pending}, max(id), NULL, '2024-05-07 00:00:00.5' FROM user`,
      `INSERT INTO ticket (title, description, category_id, priority_id, status_id, requester_id, assigned_to, created_at)
        SELECT 'Résolu sur le web', '', ${pending}, ${pending}, ${resolved}, min(id), max(id), '2024-05-07 00:00:00' FROM user`,
      `INSERT INTO ticket (title, description, category_id, priority_id, status_id, requester_id) SELECT 'Sans statut', 'x', ${pending},
        ${pending}, NULL, min(id) FROM user`,
      `INSERT INTO comment (ticket_id, user_id, content, created_at)
        SELECT t.id, u.id, 'C’est arrivé à l''étage', '2024-05-07 01:02:03.4' FROM ticket t JOIN user u`,
      `UPDATE category SET name = 'Matériels divers' WHERE id = ${pending}`,
      `DELETE FROM priority WHERE id = ${ids[1]}`,
    ]
    for (const statement of byHand) await sql.raw(statement).execute(db)
    const look = async () => ({
      schema: withoutOwnIndexes(await schemaOf(db, engine, SIX_TABLES)),
      rows: await contentsOf(db, SIX_TABLES),
    })
    const before = await look()
    expect(before.rows).toMatchObject({
      status: ids.map((id) => ({ id })),
      ticket: [{}, {}, {}],
      comment: { length: 9 },
    })

    expect(await migrate(db, ROOT)).toEqual(NAMES)
    expect(await look()).toEqual(before)
    expect(await schemaState(url)).toBe('current')
  })
})
