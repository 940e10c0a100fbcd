import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { createConnection } from 'mysql2/promise'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engines } from '../helpers/engines.js'
import { ROOT } from '../helpers/root.js'
import { CHEAP_HASH, createWorld, type World } from '../helpers/world.js'
import { check, ON_MYSQL, ON_SQLITE, PLANTED } from './planted.js'

/** Whether a server encrypts connections by itself, as MySQL does from 8.0 on and MariaDB from 11.4 on. */
const encrypts = (address: string): Promise<boolean> =>
  createConnection({ uri: address, ssl: { rejectUnauthorized: false } }).then(
    (connection) => connection.end().then(() => true),
    () => false,
  )

describe.each(engines)('db check (%s)', (engine) => {
  let world: World
  beforeAll(async () => {
    world = await createWorld(engine)
    await world.addTicket()
  })
  afterAll(() => world.destroy())

  it('finds nothing in a healthy database', async () => {
    expect(await world.helpdesk('db check', { as: 'ada' })).toEqual({ code: 0, out: '', err: '' })
    expect(await world.helpdesk('db check -o table', { as: 'ada' })).toEqual({
      code: 0,
      out: '✓ Nothing needs mending.\n',
      err: '',
    })
    expect(await check(world)).toEqual({ code: 0, found: [] })
  })

  it.each([...PLANTED, ...(engine === 'mysql' ? ON_MYSQL : ON_SQLITE)])('finds $name', async (fault) => {
    for (const statement of fault.plant) await sql.raw(statement).execute(world.db)
    try {
      const { code, found } = await check(world)
      expect(code).toBe(7)
      const [finding] = found.filter((f) => f.check === fault.check)
      expect(finding, JSON.stringify(found)).toMatchObject({
        ...(fault.severity ? { severity: fault.severity } : {}),
        items: fault.items,
      })
      const shown = await world.helpdesk('db check -o table --lang fr', { as: 'ada', env: { COLUMNS: '10000' } })
      expect(shown.code).toBe(7)
      expect(shown.out.split('\n')).toHaveLength(found.length + 1)
      for (const line of shown.out.trimEnd().split('\n')) expect(line).toMatch(/^[✗!·] .+ → .+/)
      // What it says to do is there to be done: a command of ours that runs, or SQL.
      expect(finding?.hint).toMatch(/helpdesk |;$|SQL|Install|in \[mysqld\]/)
    } finally {
      for (const statement of fault.mend) await sql.raw(statement).execute(world.db)
    }
    expect(await check(world)).toEqual({ code: 0, found: [] })
  })

  it('finds nothing in an account that is disabled', async () => {
    await sql.raw("update user set password = '!' where username = 'eric'").execute(world.db)
    expect(await check(world)).toEqual({ code: 0, found: [] })
    await sql.raw(`update user set password = '${CHEAP_HASH}' where username = 'eric'`).execute(world.db)
  })

  it('tells the worst first, and notes alone leave it healthy', async () => {
    await sql.raw("insert into status (id, name, color) values (9, 'Suspendue', 'secondary')").execute(world.db)
    expect(await check(world)).toMatchObject({
      code: 0,
      found: [{ severity: 'note', check: 'word-of-several-statuses', items: ['En cours', 'Suspendue'] }],
    })
    await sql.raw("update user set role = 'boss' where username = 'emma'").execute(world.db)
    await sql.raw("update user set password = 'x' where username = 'eric'").execute(world.db)
    const { code, found } = await check(world)
    expect([code, ...found.map((f) => f.severity)]).toEqual([7, 'error', 'warning', 'note'])
    await sql.raw('delete from status where id = 9').execute(world.db)
    await sql
      .raw(`update user set role = 'EMPLOYEE', password = '${CHEAP_HASH}' where username in ('emma', 'eric')`)
      .execute(world.db)
  })

  it('finds what others on this machine can read', async () => {
    const config = world.configOf('ada')
    mkdirSync(config, { recursive: true })
    const files = [
      join(config, 'config.json'),
      join(config, 'sessions', readdirSync(join(config, 'sessions'))[0] ?? ''),
    ]
    if (!existsSync(files[0] as string)) writeFileSync(files[0] as string, '{}', { mode: 0o600 })
    if (engine === 'sqlite') files.push(world.url.replace('sqlite:', ''))
    for (const [file, mode] of files.flatMap((f) => [0o644, 0o640, 0o601].map((m) => [f, m] as const))) {
      chmodSync(file, mode)
      const { code, found } = await check(world)
      expect([code, found]).toEqual([
        7,
        [
          expect.objectContaining({
            check: 'readable-by-others',
            severity: 'error',
            items: [file],
            hint: `chmod 600 '${file}'`,
          }),
        ],
      ])
      chmodSync(file, 0o600)
    }
    expect(await check(world)).toEqual({ code: 0, found: [] })
  })

  it('mends by what it says: tickets without a status or closing time', async () => {
    const [none, unclosed] = [await world.addTicket(), await world.addTicket()]
    await sql.raw(`update ticket set status_id = null where id = ${none}`).execute(world.db)
    await sql.raw(`update ticket set status_id = 3 where id = ${unclosed}`).execute(world.db)
    expect((await check(world)).found.map((f) => f.check).sort()).toEqual(['no-status', 'resolved-without-closed-at'])
    expect(await world.helpdesk(`ticket status ${none} --to pending`, { as: 'ada' })).toMatchObject({ code: 0 })
    expect(await world.helpdesk(`ticket resolve ${unclosed}`, { as: 'ada' })).toMatchObject({ code: 0 })
    expect(await check(world)).toEqual({ code: 0, found: [] })
  })

  it.runIf(engine === 'mysql')('is told that the server has no TLS where the address asks for it', async ({ skip }) => {
    if (await encrypts(world.url)) skip('This server has.')
    const { code, err } = await world.helpdesk('db check', {
      env: { HELPDESK_DATABASE: `${world.url}?ssl-mode=REQUIRED` },
    })
    expect([code, err]).toEqual([
      7,
      expect.stringMatching(/^error: The server does not encrypt connections: mysql:.*\nhint: Set up TLS/),
    ])
  })

  it('finds that a database is not set up', async () => {
    const bare = mkdtempSync(join(tmpdir(), 'helpdesk-bare-'))
    const url = `sqlite:${join(bare, 'bare.db')}`
    execFileSync(
      'node',
      [
        '-e',
        `new (require('@photostructure/sqlite').DatabaseSync)('${join(bare, 'bare.db')}').exec('create table x(y)')`,
      ],
      { cwd: ROOT },
    )
    chmodSync(join(bare, 'bare.db'), 0o600)
    expect(await check(world, { HELPDESK_DATABASE: url })).toMatchObject({
      code: 7,
      found: [{ check: 'schema-behind' }],
    })
    rmSync(bare, { recursive: true })
  })
})
