import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Asks, startFakeServer } from '../helpers/fake-server.js'
import { runWith } from '../helpers/run.js'

const SHA2: Asks = { greeting: 'caching_sha2_password', plugin: 'caching_sha2_password' }
const WAYS: Asks[] = [
  SHA2,
  { greeting: 'mysql_native_password', plugin: 'caching_sha2_password' },
  { greeting: 'sha256_password', plugin: 'sha256_password' },
  { greeting: 'mysql_native_password', plugin: 'sha256_password' },
]

describe('a server that asks for the password of the database itself', () => {
  let folder: string
  let tls: { key: string; cert: string }
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'helpdesk-test-'))
    const files = [
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-keyout',
      join(folder, 'key.pem'),
      '-out',
      join(folder, 'cert.pem'),
    ]
    execFileSync('openssl', ['req', '-x509', ...files, '-subj', '/CN=fake'], { stdio: 'ignore' })
    tls = { key: readFileSync(join(folder, 'key.pem'), 'utf8'), cert: readFileSync(join(folder, 'cert.pem'), 'utf8') }
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  async function ask(way: Asks, encrypts: boolean, query = '') {
    const server = await startFakeServer(way, encrypts ? tls : undefined)
    const address = `mysql://bob@127.0.0.1:${server.port}/helpdesk`
    const ran = await runWith(['whoami'], {
      folders: { config: folder, data: folder },
      env: { HELPDESK_DATABASE: `${address}${query}`, HELPDESK_DATABASE_PASSWORD: 'top secret' },
    })
    await server.stop()
    const inTheOpen = server.sent.filter((s) => !s.encrypted).map((s) => s.packet)
    const encrypted = server.sent.filter((s) => s.encrypted).map((s) => s.packet)
    return { ran, address, inTheOpen, encrypted }
  }

  it.each(WAYS)('is told it neither in the open nor by a key of its own making: $greeting, $plugin', async (way) => {
    const { ran, address, inTheOpen, encrypted } = await ask(way, false)
    expect(ran).toEqual({
      code: 7,
      out: '',
      err:
        `error: The server asks for the password itself, and does not encrypt connections; it was not sent: ${address}.\n` +
        'hint: Set up TLS on the server, or let its account log in with mysql_native_password.\n',
    })
    expect(encrypted).toEqual([])
    expect(inTheOpen.length).toBeGreaterThan(1)
    // Its greeting is answered; then come the challenge's answer, and what asks for the key.
    for (const packet of inTheOpen.slice(1)) expect(packet.length).toBeLessThanOrEqual(32)
    for (const packet of inTheOpen) expect(packet.includes('top secret')).toBe(false)
  })

  it.each(WAYS)('is told it once the connection is encrypted: $greeting, $plugin', async (way) => {
    const { ran, inTheOpen, encrypted } = await ask(way, true)
    expect(ran.err).toMatch(/^error: The database refused: its user lacks the right, or the password is wrong/)
    for (const packet of inTheOpen) expect(packet.includes('top secret')).toBe(false)
    for (const packet of inTheOpen.slice(1)) expect(packet.length).toBeLessThanOrEqual(32)
    expect(encrypted.some((packet) => packet.includes('top secret\0'))).toBe(true)
  })

  it('is never told it as clear text in the open', async () => {
    const { ran, inTheOpen } = await ask({ greeting: 'mysql_native_password', plugin: 'mysql_clear_password' }, false)
    expect(ran.code).not.toBe(0)
    for (const packet of inTheOpen) expect(packet.includes('top secret')).toBe(false)
  })

  it('is not told it where an authority is named that does not know the server', async () => {
    const { ran, inTheOpen, encrypted } = await ask(SHA2, true, '?ssl-mode=VERIFY_CA')
    expect(ran.err).toMatch(/^error: The certificate of the server is not accepted/)
    expect([inTheOpen, encrypted]).toEqual([[], []])
  })
})
