import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import { createConnection, type RowDataPacket } from 'mysql2/promise'
import { describe, expect, it, onTestFinished } from 'vitest'
import { type EngineName, engines, hasServer } from '../helpers/engines.js'
import { manyRows, start } from '../helpers/imports.js'
import { createWorld, type World } from '../helpers/world.js'

const ROWS = 24_000
const IN_PARTS = { HELPDESK_IMPORT_AT_ONCE: '1000' }

const count = async (world: World, table: 'ticket' | 'helpdesk_event' | 'helpdesk_import_key', where = sql`1 = 1`) =>
  Number(
    (await sql<{ n: number }>`select count(*) as n from ${sql.table(table)} where ${where}`.execute(world.db)).rows[0]
      ?.n,
  )

/** Starts an import in parts, and does something once the first is stored. */
async function disturbed(
  engine: EngineName,
  disturb: (world: World, child: ReturnType<typeof start>['child']) => Promise<unknown>,
) {
  const world = await createWorld(engine)
  onTestFinished(() => world.destroy())
  const path = await manyRows(world, ROWS)
  const { child, ended } = start(world, ['ticket', 'import', path, '--json'], { env: IN_PARTS })
  while ((await count(world, 'helpdesk_import_key')) === 0) await setTimeout(5)
  await disturb(world, child)
  const { code, out, err } = await ended
  expect(out).toBe('')
  const { error } = JSON.parse(err) as { error: { code: string; message: string; hint: string } }
  const [, told = '', all, changeId = ''] =
    /([\d,]+) of ([\d,]+) rows are stored, as change ([0-9a-f-]{36})\.$/.exec(error.message) ?? []
  const stored = Number(told.replace(',', ''))
  return { world, path, code, error, all, stored, changeId }
}

/** What was told is what is stored, under the change that was named. */
async function expectToldIsStored({ world, error, all, stored, changeId }: Awaited<ReturnType<typeof disturbed>>) {
  expect([all, stored > 0, stored < ROWS]).toEqual(['24,000', true, true])
  expect(await count(world, 'ticket')).toBe(stored)
  expect(await count(world, 'helpdesk_event', sql`change_id = ${changeId}`)).toBe(stored)
  expect(error.hint).toMatch(/^The same import again stores the rest\. What is stored: /)
  expect(error.hint).toMatch(new RegExp(` audit show ${changeId}; to take it back: .* audit undo ${changeId}$`))
}

describe.each(engines)('an import in parts (%s)', { timeout: 120_000 }, (engine) => {
  it('that is interrupted tells how far it came; the same import again stores the rest, once', async () => {
    const done = await disturbed(engine, async (_, child) => child.kill('SIGINT'))
    expect([done.code, done.error.code, done.error.message]).toEqual([
      130,
      'INTERRUPTED',
      expect.stringMatching(/^Interrupted\. \d/),
    ])
    await expectToldIsStored(done)
    const again = await start(done.world, ['ticket', 'import', done.path, '--json'], { env: IN_PARTS }).ended
    expect([again.code, again.err]).toEqual([0, ''])
    expect(JSON.parse(again.out)).toMatchObject({ rows: ROWS, created: ROWS - done.stored, present: done.stored })
    expect(await count(done.world, 'ticket')).toBe(ROWS)
    expect(await count(done.world, 'helpdesk_event', sql`field = 'created' and entity = 'ticket'`)).toBe(ROWS)
  })

  it('whose administrator is none any more tells how far it came', async () => {
    const done = await disturbed(engine, (world) =>
      sql`update user set role = 'EMPLOYEE' where username = 'ada'`.execute(world.db),
    )
    expect([done.code, done.error.code, done.error.message]).toEqual([
      5,
      'FORBIDDEN',
      expect.stringContaining('it takes ADMIN. '),
    ])
    await expectToldIsStored(done)
  })
})

describe('an import in parts that is told to end', { timeout: 120_000 }, () => {
  it.each(['SIGTERM', 'SIGHUP'] as const)('by %s tells how far it came', async (signal) => {
    const done = await disturbed('sqlite', async (_, child) => child.kill(signal))
    expect([done.code, done.error.code]).toEqual([130, 'INTERRUPTED'])
    await expectToldIsStored(done)
  })
})

describe.runIf(hasServer)('an import in parts whose connections the server ends', { timeout: 120_000 }, () => {
  it('tells how far it came', async () => {
    const done = await disturbed('mysql', async (world, child) => {
      const root = await createConnection(world.url)
      const others =
        'select id from information_schema.processlist where db = database() and id not in (connection_id(), ?)'
      const { rows } = await sql<{ id: number }>`select connection_id() as id`.execute(world.db)
      while (child.exitCode === null) {
        const [found] = await root.query<RowDataPacket[]>(others, [rows[0]?.id])
        for (const { id } of found) await root.query(`kill ${id}`).catch(() => undefined) // it may be gone
        await setTimeout(20)
      }
      await root.end()
    })
    const lost = /^The connection to the database was lost\. \d/
    expect([done.code, done.error.code, done.error.message]).toEqual([7, 'DATABASE', expect.stringMatching(lost)])
    await expectToldIsStored(done)
  })
})
