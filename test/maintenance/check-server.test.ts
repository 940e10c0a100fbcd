import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createConnection } from 'mysql2/promise'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasServer } from '../helpers/engines.js'
import { startMariadb, type TestServer } from '../helpers/mariadb.js'
import { createWorld, type World } from '../helpers/world.js'
import { check } from './planted.js'

describe.runIf(hasServer)('db check of a server that others reach', () => {
  let folder: string
  let server: TestServer
  let world: World
  let root: Awaited<ReturnType<typeof createConnection>>
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'helpdesk-tls-'))
    const subject = ['-subj', '/CN=helpdesk test']
    const key = [
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-keyout',
      join(folder, 'key.pem'),
      '-out',
      join(folder, 'cert.pem'),
      '-days',
      '2',
    ]
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
    const far = (user: string, query = '') => ({
      HELPDESK_DATABASE: world.url.replace('root@127.0.0.1', `${user}@0.0.0.0`) + query,
    })
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
      expect([code, err]).toEqual([
        7,
        expect.stringMatching(/^error: The certificate of the server is not accepted: mysql:/),
      ])
    }
  })

  it('passes over what this connection may not read', async () => {
    const name = world.url.split('/').at(-1)
    await root.query("create user plain@'127.0.0.1' identified by 'pass'")
    await root.query(`grant select, insert, update, delete on ${name}.* to plain@'127.0.0.1'`)
    expect(await check(world, { HELPDESK_DATABASE: world.url.replace('root@', 'plain:pass@') })).toEqual({
      code: 0,
      found: [],
    })
  })
})
