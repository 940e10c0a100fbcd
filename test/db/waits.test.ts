import { createServer, type Server } from 'node:net'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { describeLocation, type MysqlLocation, parseLocation } from '../../src/db/location.js'
import { openDatabase } from '../../src/db/open.js'
import { COMPLETION_MS } from '../../src/db/waits/deadlines.js'
import { hasServer } from '../helpers/engines.js'
import { startProxy, type WireFault } from '../helpers/proxy.js'
import { createWorld, type World } from '../helpers/world.js'

const COMPLETE = '__complete zsh -- ticket show #'
const LOST = {
  code: 7,
  out: '',
  err: 'error: The connection to the database was lost; nothing was changed.\nhint: Run the command again.\n',
}

/** What a machine that is busy with all the tests may take longer. `npm run test:faults` looks closer. */
const BUSY_S = 8

/** All at the same time: each is waited for in vain. */
describe.runIf(hasServer)('a server that falls silent', () => {
  let world: World
  beforeAll(async () => {
    world = await createWorld('mysql')
    await world.addTicket()
    // Loaded, they take no time of what is measured.
    for (const line of [
      'ticket list',
      'ticket export -o csv',
      'ticket take 1',
      'ticket unassign 1',
      'ticket comment 1 -m x',
      'ticket show 1',
      COMPLETE,
    ]) {
      await world.helpdesk(line, { as: 'tom', env: { HELPDESK_DATABASE: world.url } })
    }
  })
  afterAll(() => world.destroy())

  async function timed(fault: WireFault, line: string) {
    const proxy = await startProxy(world.url)
    proxy.next(fault)
    const started = performance.now()
    const ran = await world.helpdesk(line, {
      env: { HELPDESK_DATABASE: proxy.address, HELPDESK_TOKEN: world.tokens.tom ?? '' },
    })
    const seconds = (performance.now() - started) / 1_000
    await vi.waitFor(() => expect(proxy.struck(), line).toBe(true))
    await proxy.stop()
    return { ran, seconds, address: describeLocation(parseLocation(proxy.address, '/')) }
  }

  it.concurrent.each<[line: string, fault: WireFault, s: number]>([
    ['ticket list', { at: /helpdesk_session/, what: 'unanswered' }, 8],
    ['ticket list -o ids', { at: /order by/, what: 'half, then silence' }, 8],
    ['ticket export -o csv', { at: /order by/, what: 'never seen' }, 8],
    ['ticket take 1', { at: /in share mode/, what: 'never seen', afterwards: 'silence' }, 10],
    ['ticket comment 1 -m x', { at: /^insert into `comment/, what: 'unanswered' }, 10],
  ])('is lost: %s', async (line, fault, s) => {
    const { ran, seconds } = await timed(fault, line)
    expect(ran).toEqual(LOST)
    expect(seconds).toBeGreaterThan(s - 1)
    expect(seconds).toBeLessThan(s + BUSY_S)
  })

  it.concurrent('is not, where its answer comes at last', async () => {
    const { ran } = await timed({ at: /^update `ticket/, what: 'late', afterMs: 8_000 }, 'ticket take 1 -o ids')
    expect(ran).toEqual({ code: 0, out: '1\n', err: '' })
  })

  it.concurrent.each(['greeting', 'login'] as const)('cannot be reached: %s', async (at) => {
    const { ran, seconds, address } = await timed({ at, what: 'unanswered' }, 'ticket list')
    expect(ran).toMatchObject({ code: 7, err: expect.stringContaining(`The database cannot be reached: ${address}.`) })
    expect(seconds).toBeLessThan(5 + BUSY_S)
  })

  it.concurrent('cannot be reached where it says nothing of TLS', async () => {
    const { server, url } = await startSilentTls(world.url)
    const started = performance.now()
    const ran = await world.helpdesk('ticket list', {
      env: { HELPDESK_DATABASE: `${url}?ssl-mode=REQUIRED`, HELPDESK_TOKEN: 'x' },
    })
    server.close()
    expect(ran).toMatchObject({ code: 7, err: expect.stringContaining('The database cannot be reached') })
    expect((performance.now() - started) / 1_000).toBeLessThan(5 + BUSY_S)
  })

  it.concurrent.each<WireFault['at']>(['greeting', /^set session/, /order by/])('offers nothing: %s', async (at) => {
    const { ran, seconds } = await timed({ at, what: 'unanswered' }, COMPLETE)
    expect(ran).toEqual({ code: 0, out: 'values\n', err: '' })
    expect(seconds).toBeLessThan(COMPLETION_MS / 1_000 + BUSY_S)
  })

  it.concurrent('is not waited for at the end', async () => {
    const { ran, seconds } = await timed({ at: 'quit', what: 'never seen' }, 'ticket show 1 -o ids')
    expect(ran).toEqual({ code: 0, out: '1\n', err: '' })
    expect(seconds).toBeLessThan(BUSY_S)
  })

  it.concurrent('is asked by a second connection, and waited for while it is at it', { timeout: 30_000 }, async () => {
    const db = await openDatabase(parseLocation(world.url, '/'))
    const { rows } = await sql<{ slept: number }>`select sleep(11) as slept`.execute(db)
    await db.destroy()
    expect(rows).toEqual([{ slept: 0 }])
  })
})

/** A server that greets as the one at `url` does, says that it can encrypt, and never does. */
async function startSilentTls(url: string): Promise<{ server: Server; url: string }> {
  const { connect } = await import('node:net')
  const at = parseLocation(url, '/') as MysqlLocation
  const asking = connect(at.hosts[0].port, at.hosts[0].host)
  const greeting = await new Promise<Buffer>((resolve) => asking.once('data', resolve))
  asking.destroy()
  // Behind the version's name: 4 bytes of a number, 8 of a challenge, a zero; then capabilities, the second byte of
  // which holds SSL's bit.
  const capabilities = greeting.indexOf(0, 5) + 1 + 4 + 8 + 1
  greeting[capabilities + 1] = (greeting[capabilities + 1] ?? 0) | 0x08
  const server = createServer((socket) => void socket.on('error', () => {}).write(greeting))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const bound = server.address()
  return { server, url: `mysql://root@127.0.0.1:${typeof bound === 'object' ? bound?.port : ''}/db` }
}
