import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseLocation } from '../../src/db/location.js'
import { migrate } from '../../src/db/migrate.js'
import { openDatabase } from '../../src/db/open.js'
import type { Db } from '../../src/db/schema.js'
import { STORED } from '../../src/maintenance/stored-things.js'
import { ROOT } from '../helpers/root.js'

describe('the registry of stored things', () => {
  let db: Db
  const folder = mkdtempSync(join(tmpdir(), 'helpdesk-stored-'))
  beforeAll(async () => {
    db = await openDatabase(parseLocation(`sqlite:${join(folder, 'x.db')}`, folder), { create: true })
    await migrate(db, ROOT)
  })
  afterAll(async () => {
    await db.destroy()
    rmSync(folder, { recursive: true })
  })

  it('has every table of sql/ with its columns, but for those of the migrations and of the search index', async () => {
    const tables = (await db.introspection.getTables()).filter((t) => !/^helpdesk_(migration|search)/.test(t.name))
    const there = tables.map((t) => [t.name, t.columns.map((c) => c.name)] as const)
    expect(Object.fromEntries(STORED.map((t) => [t.name, Object.keys(t.columns)]))).toEqual(Object.fromEntries(there))
    expect(STORED).toHaveLength(there.length)
  })

  it.each(STORED)('has what $name refers to before it', async ({ name }) => {
    const { rows } = await sql<{ table: string }>`select "table" from pragma_foreign_key_list(${name})`.execute(db)
    const before = STORED.slice(
      0,
      STORED.findIndex((t) => t.name === name),
    ).map((t) => t.name)
    expect(before).toEqual(expect.arrayContaining(rows.map((r) => r.table)))
  })

  it.each(STORED.filter((t) => t.followed))(
    'has the columns of all fields that events name in $name',
    ({ columns, followed }) => {
      expect(Object.keys(columns)).toEqual(expect.arrayContaining(Object.values(followed?.fields ?? {})))
    },
  )
})
