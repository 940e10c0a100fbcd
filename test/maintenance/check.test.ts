import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { createConnection } from 'mysql2/promise'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ShownFinding } from '../../src/maintenance/render/findings.js'
import { engines, mysqlOnly } from '../helpers/engines.js'
import { startMariadb, type TestServer } from '../helpers/mariadb.js'
import { ROOT } from '../helpers/root.js'
import { CHEAP_HASH, createWorld, type World } from '../helpers/world.js'

/** What `db check --json` answers, and its exit code. */
async function check(world: World, env: Record<string, string> = {}): Promise<{ code: number; found: ShownFinding[] }> {
  const { code, out, err } = await world.helpdesk('db check --json', { env, as: 'ada' })
  if (out === '') throw new Error(err)
  return { code, found: JSON.parse(out) as ShownFinding[] }
}

interface Planted {
  name: string
  /** Statements that plant a fault, and those that take it away again. */
  plant: string[]
  mend: string[]
  check: string
  severity?: ShownFinding['severity']
  items: unknown
}

const BCRYPT = `$2b$12$${'.'.repeat(53)}`
const SCRYPT = `scrypt:32768:8:1$salt$${'0'.repeat(128)}`

/** On both engines. */
const PLANTED: Planted[] = [
  {
    name: 'roles that are none of the three',
    plant: ["update user set role = 'admin' where username = 'emma'", "update user set role = '' where username = 'eric'"],
    mend: ["update user set role = 'EMPLOYEE' where username in ('emma', 'eric')"],
    check: 'unknown-role',
    severity: 'warning',
    items: ["emma ('admin')", "eric ('')"],
  },
  {
    name: 'no administrator',
    plant: ["update user set role = 'TECHNICIAN' where username = 'ada'"],
    mend: ["update user set role = 'ADMIN' where username = 'ada'"],
    check: 'no-administrator',
    severity: 'error',
    items: [],
  },
  {
    name: 'an administrator who is disabled',
    plant: ["update user set password = '!' where username = 'ada'"],
    mend: [`update user set password = '${CHEAP_HASH}' where username = 'ada'`],
    check: 'no-administrator',
    items: [],
  },
  {
    name: 'an administrator whose password nobody can read',
    plant: ["update user set password = 'plain' where username = 'ada'"],
    mend: [`update user set password = '${CHEAP_HASH}' where username = 'ada'`],
    check: 'no-administrator',
    items: [],
  },
  {
    name: 'tickets without a status',
    plant: ['update ticket set status_id = null where id = 1'],
    mend: ['update ticket set status_id = 1 where id = 1'],
    check: 'no-status',
    items: ['#1'],
  },
  {
    name: 'no status that counts as resolved',
    plant: ["update status set color = 'danger' where id = 3"],
    mend: ["update status set color = 'success' where id = 3"],
    check: 'word-of-no-status',
    severity: 'error',
    items: ['resolved'],
  },
  {
    name: 'no status that counts as in progress',
    plant: ["update status set color = 'success' where id = 2"],
    mend: ["update status set color = 'primary' where id = 2"],
    check: 'word-of-no-status',
    items: ['in-progress'],
  },
  {
    name: 'several statuses that count as resolved',
    plant: ["insert into status (id, name, color) values (9, 'Fermée', 'success')"],
    mend: ['delete from status where id = 9'],
    check: 'word-of-several-statuses',
    severity: 'warning',
    items: ['Résolue', 'Fermée'],
  },
  {
    name: 'a status of new tickets that looks resolved',
    plant: ["update status set color = 'success' where id = 1"],
    mend: ["update status set color = 'warning' where id = 1"],
    check: 'status-of-two-words',
    items: ['En attente'],
  },
  {
    name: 'names that repeat',
    plant: ["insert into category (id, name) values (9, 'RESEAU')"],
    mend: ['delete from category where id = 9'],
    check: 'repeated-name',
    items: ['Réseau (3)', 'RESEAU (9)'],
  },
  {
    name: 'resolved tickets without closed_at',
    plant: ['update ticket set status_id = 3 where id = 1'],
    mend: ['update ticket set status_id = 1 where id = 1'],
    check: 'resolved-without-closed-at',
    items: ['#1'],
  },
  {
    name: 'accounts whose password nobody can read',
    plant: [
      "update user set password = '$argon2id$v=19$x' where username = 'emma'",
      "update user set password = '' where username = 'eric'",
    ],
    mend: [`update user set password = '${CHEAP_HASH}' where username in ('emma', 'eric')`],
    check: 'unreadable-password',
    severity: 'error',
    items: ['emma', 'eric'],
  },
  {
    name: 'a schema behind',
    plant: ["delete from helpdesk_migration where name = '0004_import_key'"],
    mend: ["insert into helpdesk_migration (name, timestamp) values ('0004_import_key', '2026-01-01T00:00:00.000Z')"],
    check: 'schema-behind',
    severity: 'error',
    items: [],
  },
  {
    name: 'a schema ahead',
    plant: ["insert into helpdesk_migration (name, timestamp) values ('9999_future', '2099-01-01T00:00:00.000Z')"],
    mend: ["delete from helpdesk_migration where name = '9999_future'"],
    check: 'schema-ahead',
    severity: 'error',
    items: [],
  },
]

const ON_MYSQL: Planted[] = [
  {
    name: 'tickets with a status that is not there',
    plant: ['set foreign_key_checks = 0', 'update ticket set status_id = 77 where id = 1', 'set foreign_key_checks = 1'],
    mend: ['update ticket set status_id = 1 where id = 1'],
    check: 'unknown-status',
    severity: 'error',
    items: ['#1'],
  },
  {
    name: 'passwords that the web cannot read',
    plant: [`update user set password = '${BCRYPT}' where username = 'emma'`],
    mend: [`update user set password = '${CHEAP_HASH}' where username = 'emma'`],
    check: 'password-unreadable-on-web',
    severity: 'error',
    items: ['emma'],
  },
  {
    name: 'passwords that an older web cannot read',
    plant: [`update user set password = '${SCRYPT}' where username = 'eric'`],
    mend: [`update user set password = '${CHEAP_HASH}' where username = 'eric'`],
    check: 'password-unreadable-by-old-web',
    items: ['eric'],
  },
  {
    name: 'columns that are not utf8mb4',
    plant: ['alter table comment modify content text character set latin1 not null'],
    mend: ['alter table comment modify content text character set utf8mb4 not null'],
    check: 'not-utf8mb4',
    items: ['comment.content (latin1)'],
  },
  {
    name: 'tables that are not utf8mb4',
    plant: ['alter table category default character set utf8mb3'],
    mend: ['alter table category default character set utf8mb4'],
    check: 'not-utf8mb4',
    items: [expect.stringMatching(/^category \(utf8/)],
  },
  {
    name: 'indexes that are missing',
    plant: ['alter table user drop index username', 'alter table helpdesk_event drop index helpdesk_event_at'],
    mend: ['create unique index username on user (username)', 'create index helpdesk_event_at on helpdesk_event (at)'],
    check: 'missing-index',
    items: ['user(username)', 'helpdesk_event(at)'],
  },
  {
    name: 'an index that is there, but not unique',
    plant: ['alter table user drop index email', 'create index email on user (email)'],
    mend: ['alter table user drop index email', 'create unique index email on user (email)'],
    check: 'missing-index',
    items: ['user(email)'],
  },
  {
    name: 'a server that is not strict',
    plant: ["set global sql_mode = 'NO_ENGINE_SUBSTITUTION'"],
    mend: ["set global sql_mode = 'STRICT_TRANS_TABLES,NO_ENGINE_SUBSTITUTION'"],
    check: 'not-strict',
    items: [],
  },
  {
    name: 'a server that is not at UTC',
    plant: ["set global time_zone = '+02:00'"],
    mend: ["set global time_zone = 'SYSTEM'"],
    check: 'not-utc',
    items: ['+02:00'],
  },
  {
    name: 'a trigger whose definer is gone',
    plant: [
      'create user gone@localhost',
      'grant all on *.* to gone@localhost',
      'create definer = gone@localhost trigger helpdesk_ticket_history after update on ticket for each row set @seen = 1',
      'drop user gone@localhost',
    ],
    mend: ['drop trigger helpdesk_ticket_history'],
    check: 'trigger-without-definer',
    severity: 'error',
    items: ['helpdesk_ticket_history → ticket (gone@localhost)'],
  },
  {
    name: 'a trigger whose definer has lost his rights',
    plant: [
      'create user poor@localhost',
      'create definer = poor@localhost trigger foreign_one before update on user for each row set @seen = 1',
    ],
    mend: ['drop trigger foreign_one', 'drop user poor@localhost'],
    check: 'trigger-without-definer',
    items: ['foreign_one → user (poor@localhost)'],
  },
]
const ON_SQLITE: Planted[] = [
  {
    name: 'tickets with a status that is not there',
    plant: ['pragma foreign_keys = off', 'update ticket set status_id = 77 where id = 1', 'pragma foreign_keys = on'],
    mend: ['update ticket set status_id = 1 where id = 1'],
    check: 'unknown-status',
    severity: 'error',
    items: ['#1'],
  },
  {
    name: 'indexes that are missing',
    plant: ['drop index ticket_status_id'],
    mend: ['create index ticket_status_id on ticket (status_id)'],
    check: 'missing-index',
    items: ['ticket(status_id)'],
  },
]

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
    expect(await world.helpdesk('db check -o table', { as: 'ada' })).toEqual({ code: 0, out: '✓ Nothing needs mending.\n', err: '' })
    expect(await check(world)).toEqual({ code: 0, found: [] })
  })

  it.each([...PLANTED, ...(engine === 'mysql' ? ON_MYSQL : ON_SQLITE)])('finds $name', async (fault) => {
    for (const statement of fault.plant) await sql.raw(statement).execute(world.db)
    try {
      const { code, found } = await check(world)
      expect(code).toBe(7)
      const [finding] = found.filter((f) => f.check === fault.check)
      expect(finding, JSON.stringify(found)).toMatchObject({ ...(fault.severity ? { severity: fault.severity } : {}), items: fault.items })
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
    await sql.raw(`update user set role = 'EMPLOYEE', password = '${CHEAP_HASH}' where username in ('emma', 'eric')`).execute(world.db)
  })

  it('finds what others on this machine can read', async () => {
    const config = world.configOf('ada')
    mkdirSync(config, { recursive: true })
    const files = [join(config, 'config.json'), join(config, 'sessions', readdirSync(join(config, 'sessions'))[0] ?? '')]
    if (!existsSync(files[0] as string)) writeFileSync(files[0] as string, '{}', { mode: 0o600 })
    if (engine === 'sqlite') files.push(world.url.replace('sqlite:', ''))
    for (const file of files) {
      chmodSync(file, 0o644)
      const { code, found } = await check(world)
      expect([code, found]).toEqual([
        7,
        [expect.objectContaining({ check: 'readable-by-others', severity: 'error', items: [file], hint: `chmod 600 '${file}'` })],
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
    const { code, err } = await world.helpdesk('db check', { env: { HELPDESK_DATABASE: `${world.url}?ssl-mode=REQUIRED` } })
    expect([code, err]).toEqual([7, expect.stringMatching(/^error: The server does not encrypt connections: mysql:.*\nhint: Set up TLS/)])
  })

  it('finds that a database is not set up', async () => {
    const bare = mkdtempSync(join(tmpdir(), 'helpdesk-bare-'))
    const url = `sqlite:${join(bare, 'bare.db')}`
    execFileSync(
      'node',
      ['-e', `new (require('@photostructure/sqlite').DatabaseSync)('${join(bare, 'bare.db')}').exec('create table x(y)')`],
      { cwd: ROOT },
    )
    chmodSync(join(bare, 'bare.db'), 0o600)
    expect(await check(world, { HELPDESK_DATABASE: url })).toMatchObject({ code: 7, found: [{ check: 'schema-behind' }] })
    rmSync(bare, { recursive: true })
  })
})

describe.each(mysqlOnly)('db check of a server that others reach', () => {
  let folder: string
  let server: TestServer
  let world: World
  let root: Awaited<ReturnType<typeof createConnection>>
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'helpdesk-tls-'))
    const subject = ['-subj', '/CN=helpdesk test']
    const key = ['-newkey', 'rsa:2048', '-nodes', '-keyout', join(folder, 'key.pem'), '-out', join(folder, 'cert.pem'), '-days', '2']
    execFileSync('openssl', ['req', '-x509', ...key, ...subject], { stdio: 'ignore' })
    server = (await startMariadb([
      '--bind-address=0.0.0.0',
      `--ssl-cert=${join(folder, 'cert.pem')}`,
      `--ssl-key=${join(folder, 'key.pem')}`,
    ])) as TestServer
    world = await createWorld('mysql', server.address)
    root = await createConnection(server.address)
  })
  afterAll(async () => {
    await root.end()
    await world.destroy()
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  it('finds nothing where only this machine gets in without a password', async () => {
    expect(await check(world)).toEqual({ code: 0, found: [] })
  })

  it('finds an account without a password', async () => {
    await root.query("create user lazy@'%'")
    expect(await check(world)).toMatchObject({
      code: 7,
      found: [{ check: 'empty-database-password', severity: 'error', items: ['lazy@%'] }],
    })
    await root.query("alter user lazy@'%' identified by 'better'")
    expect(await check(world)).toEqual({ code: 0, found: [] })
    await root.query("drop user lazy@'%'")
  })

  it('finds a connection to another machine that is not encrypted, and one without a password', async () => {
    // To the program 0.0.0.0 is an address as any other; the system takes it for this machine.
    const far = (user: string, query = '') => ({ HELPDESK_DATABASE: world.url.replace('root@127.0.0.1', `${user}@0.0.0.0`) + query })
    expect((await check(world, far('root'))).found.map((f) => [f.check, f.items])).toEqual([
      ['no-tls', ['0.0.0.0']],
      ['empty-database-password', ['root']],
    ])
    await root.query("create user safe@'127.0.0.1' identified by 'pass'")
    await root.query("grant all on *.* to safe@'127.0.0.1'")
    expect((await check(world, far('safe:pass'))).found.map((f) => f.check)).toEqual(['no-tls'])
    for (const query of ['?ssl-mode=REQUIRED', `?ssl-mode=VERIFY_CA&ssl-ca=${join(folder, 'cert.pem')}`]) {
      expect(await check(world, far('safe:pass', query))).toEqual({ code: 0, found: [] })
    }
    // The certificate is not for this address, and no authority that the system knows has signed it.
    const strict = `?ssl-mode=VERIFY_IDENTITY&ssl-ca=${join(folder, 'cert.pem')}`
    for (const query of [strict, '?ssl-mode=VERIFY_CA']) {
      const { code, err } = await world.helpdesk('db check', { env: far('safe:pass', query) })
      expect([code, err]).toEqual([7, expect.stringMatching(/^error: The certificate of the server is not accepted: mysql:/)])
    }
  })

  it('passes over what this connection may not read', async () => {
    const name = world.url.split('/').at(-1)
    await root.query("create user plain@'127.0.0.1' identified by 'pass'")
    await root.query(`grant select, insert, update, delete on ${name}.* to plain@'127.0.0.1'`)
    expect(await check(world, { HELPDESK_DATABASE: world.url.replace('root@', 'plain:pass@') })).toEqual({ code: 0, found: [] })
  })
})
