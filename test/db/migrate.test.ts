import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { sql } from 'kysely'
import { createConnection } from 'mysql2/promise'
import { describe, expect, it } from 'vitest'
import { migrate } from '../../src/db/migrate.js'
import { SCHEMA } from '../../src/db/schema.js'
import { bringUpToDate } from '../../src/maintenance/services/bring-up-to-date.js'
import { engines } from '../helpers/engines.js'
import { ROOT } from '../helpers/root.js'
import {
  contentsOf,
  emptyDatabase,
  files,
  NAMES,
  olderProgram,
  run,
  SIX_TABLES,
  schemaState,
  startMigrating,
  statements,
  stateOf,
  tablesOf,
  textOf,
} from './migrating.js'

/** The tables that SQLite makes for a full-text index. */
const FTS5 = ['', '_config', '_data', '_idx']

describe('the files of the migrations', () => {
  it('are the same for both engines, and the newest is what the program needs', () => {
    expect(files('mysql')).toEqual(files('sqlite'))
    expect(files('mysql').at(-1)).toBe(`${SCHEMA}.sql`)
  })
})

describe.each(engines)('migrating (%s)', (engine) => {
  it('sets up an empty database; again, it changes nothing', async () => {
    const { db, url } = await emptyDatabase(engine)
    expect(await schemaState(url)).toBe('behind')
    expect(await migrate(db, ROOT)).toEqual(NAMES)
    expect(await tablesOf(db)).toEqual(
      [
        ...SIX_TABLES,
        ...[
          'event',
          'former_author',
          'guard',
          'import_key',
          'migration',
          'migration_lock',
          'origin',
          'session',
          'setting',
          'search',
          'seen',
          'undo',
          ...(engine === 'sqlite' ? FTS5 : []).map((part) => `search_fts${part}`),
        ].map((name) => `helpdesk_${name}`),
      ].sort(),
    )
    const after = await stateOf(db, engine)
    expect(after.contents).toMatchObject({
      status: [
        { id: 1, name: 'En attente', color: 'warning' },
        { id: 2, name: 'En cours', color: 'primary' },
        { id: 3, name: 'Résolue', color: 'success' },
      ],
      priority: [{ level: 1 }, { level: 2 }, { name: 'Élevée', level: 3 }],
      category: [
        { name: 'Matériel' },
        { name: 'Logiciel' },
        { id: 3, name: 'Réseau', description: 'Wifi, Internet, VPN' },
      ],
      helpdesk_guard: [{ name: 'administrators', writes: 0 }],
    })

    expect(await migrate(db, ROOT)).toEqual([])
    expect(await stateOf(db, engine)).toEqual(after)
    await bringUpToDate(db, ROOT)
    const filled = await stateOf(db, engine)
    expect(await run(url, 'db migrate')).toEqual({ code: 0, out: '· The schema is up to date.\n', err: '' })
    expect(await stateOf(db, engine)).toEqual(filled)
    expect(await schemaState(url)).toBe('current')
  })

  it('passes over a column that is there, where a file died behind it', async () => {
    const { db } = await emptyDatabase(engine)
    const root = olderProgram(engine, NAMES.length)
    writeFileSync(
      join(root, 'sql', engine, '9999_column.sql'),
      'ALTER TABLE ticket ADD COLUMN wake_at INTEGER;\nCREATE TABLE IF NOT EXISTS helpdesk_nap (id INTEGER);\n',
    )
    await migrate(db, root)
    await sql`delete from helpdesk_migration where name = '9999_column'`.execute(db)
    expect(await migrate(db, root)).toEqual(['9999_column'])
  })

  it('takes up after a death behind any statement of any file', async () => {
    const clean = await emptyDatabase(engine)
    await migrate(clean.db, ROOT)
    const expected = await stateOf(clean.db, engine)
    const all = files(engine).map((file) => statements(textOf(engine, file)))
    // One database dies in each file once, as many as the longest file has places to die at.
    for (let done = 0; done <= Math.max(...all.map((file) => file.length)); done++) {
      const { db } = await emptyDatabase(engine)
      for (const [index, file] of all.entries()) {
        for (const statement of file.slice(0, done)) await sql.raw(statement).execute(db)
        await migrate(db, olderProgram(engine, index + 1))
      }
      expect(await stateOf(db, engine), `after statement ${done} of each file`).toEqual(expected)
      await db.destroy()
    }
  })

  it('is done once where two processes do it at once', async () => {
    const clean = await emptyDatabase(engine)
    await bringUpToDate(clean.db, ROOT)
    const expected = await stateOf(clean.db, engine)
    for (let round = 0; round < 2; round++) {
      const { db, url } = await emptyDatabase(engine)
      const both = await Promise.all([startMigrating(url), startMigrating(url)])
      expect(both.map((ran) => ran.stderr)).toEqual(['', ''])
      expect(both.flatMap((ran) => JSON.parse(ran.stdout).applied).sort()).toEqual(NAMES)
      expect(await stateOf(db, engine)).toEqual(expected)
    }
  })

  it.each([0, 1])(
    'is printed by --dry-run as SQL to run by hand, on a database that has %i of the migrations',
    async (count) => {
      const { db, url, path } = await emptyDatabase(engine)
      if (count > 0) await migrate(db, olderProgram(engine, count))
      const before = await stateOf(db, engine)
      const printed = await run(url, 'db migrate --dry-run')
      expect(printed).toMatchObject({ code: 0, err: '' })
      expect(await stateOf(db, engine)).toEqual(before)

      if (engine === 'sqlite') using(new DatabaseSync(path), (stock) => stock.exec(printed.out))
      else {
        const stock = await createConnection({ uri: url, multipleStatements: true })
        await stock.query(printed.out)
        await stock.end()
      }
      expect(await schemaState(url)).toBe('current')
      expect(await run(url, 'db migrate --json')).toMatchObject({
        code: 0,
        out: expect.stringMatching(/"applied": \[\]/),
      })
      const migrated = await stateOf(db, engine)
      const clean = await emptyDatabase(engine)
      await bringUpToDate(clean.db, ROOT)
      expect(migrated.contents).toEqual(await contentsOf(clean.db))
      if (engine === 'mysql')
        expect(migrated.schema.statistics).toEqual((await stateOf(clean.db, engine)).schema.statistics)
    },
  )

  it('leaves nothing to --dry-run but SQL that does nothing', async () => {
    const { db, url } = await emptyDatabase(engine)
    await migrate(db, ROOT)
    expect(await run(url, 'db migrate --dry-run')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^(-- .*\n)?$/),
    })
  })
})

type Stock = InstanceType<typeof DatabaseSync>
function using(database: Stock, act: (database: Stock) => void): void {
  try {
    act(database)
  } finally {
    database.close()
  }
}
