import { sql } from 'kysely'
import { type Connection, createConnection } from 'mysql2/promise'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { parseLocation } from '../../src/db/location.js'
import { migrate } from '../../src/db/migrate.js'
import { openDatabase } from '../../src/db/open.js'
import type { Db } from '../../src/db/schema.js'
import { hasServer } from '../helpers/engines.js'
import { startMariadb, type TestServer } from '../helpers/mariadb.js'
import { ROOT } from '../helpers/root.js'
import { address, failed, REFUSED, run, settle, unchanged } from './failing.js'

/**
 * Faults of a whole server are provoked on one of our own; where a server was given, we may have no program for
 * another.
 */
const onOwnServer = describe.runIf(hasServer && !process.env.HELPDESK_TEST_DATABASE)

onOwnServer.each(['mysql'])('a %s server of our own', () => {
  let server: TestServer
  let root: Connection
  let db: Db
  let token: string
  const app = (user = 'app') => `${server.address.replace('root', user)}/helpdesk`
  beforeAll(async () => {
    server = (await startMariadb()) ?? expect.fail('There is no mariadbd.')
    root = await createConnection(server.address)
    await root.query('create database helpdesk')
    for (const [name, options] of [
      ['app', ''],
      ['alone', 'with max_user_connections 1'],
      ['hasty', 'with max_statement_time 0.2'],
      ['closed', 'account lock'],
      ['expired', 'password expire'],
    ]) {
      await root.query(`create user ${name} ${options}`)
      await root.query(`grant all on helpdesk.* to ${name}`)
    }
    db = await openDatabase(parseLocation(`${server.address}/helpdesk`, ROOT))
    await migrate(db, ROOT)
    token = await settle(db)
  })
  afterAll(async () => {
    await db?.destroy()
    await root?.end()
    await server?.stop()
  })
  const setGlobal = async (name: string, value: number) => {
    const [rows] = await root.query(`select @@global.${name} as before_it`)
    await root.query(`set global ${name} = ${value}`)
    onTestFinished(
      async () => void (await root.query(`set global ${name} = ${(rows as { before_it: number }[])[0]?.before_it}`)),
    )
  }
  const take = (url: string) => unchanged(db, () => run('ticket take 1', url, token))

  it('that is read-only (1290): writing fails, reading goes on, also where the session would be touched', async () => {
    await sql`update helpdesk_session set seen_at = seen_at - 7200`.execute(db)
    await setGlobal('read_only', 1)
    expect(await take(app())).toEqual(
      failed(
        7,
        'The database is read-only at the moment; nothing was changed.',
        'On a cluster, name all of its hosts: mysql://user@host1,host2,host3/maintenance_db',
      ),
    )
    expect(await run('ticket list -o ids', app(), token)).toEqual({ code: 0, out: '1\n2\n', err: '' })
  })

  it('that has too many connections (1040)', async () => {
    await setGlobal('max_connections', 10)
    const others: Connection[] = []
    const full = async () => {
      for (let i = 0; i < 20; i++) others.push(await createConnection(app()))
    }
    await expect(full()).rejects.toMatchObject({ errno: 1040 })
    const ran = await take(app())
    for (const other of others) await other.end()
    expect(ran).toEqual(
      failed(
        7,
        `The server has no connection left for helpdesk: ${address(app())}.`,
        'Run the command again in a moment, or have max_connections raised.',
      ),
    )
  })

  it('that this user has too many connections to (1226)', async () => {
    const other = await createConnection(app('alone'))
    await expect(createConnection(app('alone'))).rejects.toMatchObject({ errno: 1226 })
    const ran = await take(app('alone'))
    await other.end()
    expect(ran).toEqual(REFUSED)
  })

  it('that has locked the account (4151)', async () => {
    await expect(createConnection(app('closed'))).rejects.toMatchObject({ errno: 4151 })
    expect(await take(app('closed'))).toEqual(REFUSED)
  })

  it('that wants another password first (1820)', async () => {
    const sandbox = await createConnection(app('expired'))
    await expect(sandbox.query('select 1')).rejects.toMatchObject({ errno: 1820 })
    await sandbox.end()
    expect(await take(app('expired'))).toEqual(REFUSED)
  })

  it('that ends a statement after a time (1969)', async () => {
    const other = await createConnection(app())
    await other.beginTransaction()
    await other.query('select * from ticket where id = 1 for update')
    const ran = await take(app('hasty'))
    await other.end()
    expect(ran).toEqual(REFUSED)
  })

  it('that takes no packet so large (1153)', async () => {
    await setGlobal('max_allowed_packet', 16_384)
    const stdin = 'x'.repeat(40_000)
    expect(await unchanged(db, () => run('ticket comment 1 --file -', app(), token, { stdin }))).toEqual(
      failed(
        2,
        'This takes 40,143 bytes in one statement, and the server takes 16,320 at most (max_allowed_packet); nothing was changed.',
        'On the server, in [mysqld]: max_allowed_packet = 64M',
      ),
    )
  })
})
