import { execFile } from 'node:child_process'
import { createServer, type Server, type Socket } from 'node:net'
import { promisify } from 'node:util'
import { DatabaseSync } from '@photostructure/sqlite'
import { createConnection } from 'mysql2/promise'
import { describe, expect, it, onTestFinished } from 'vitest'
import { engines } from '../helpers/engines.js'
import { freePort } from '../helpers/mariadb.js'
import { PROGRAM } from '../helpers/program.js'
import { ROOT } from '../helpers/root.js'
import { createWorld, type World } from '../helpers/world.js'
import { address, failed, HINT, REFUSED, run, settle, UNEXPECTED, unchanged } from './failing.js'

describe('an address without a MySQL server', () => {
  it.each([
    ['a port that nobody listens on', async () => `mysql://bob@127.0.0.1:${await freePort()}/db`],
    ['localhost, which is two addresses', async () => `mysql://bob@localhost:${await freePort()}/db`],
    ['a host that is not there', async () => 'mariadb://bob@no-such-host.invalid/db'],
  ])('%s', async (_, urlOf) => {
    const url = await urlOf()
    const message = `The database cannot be reached: ${address(url)}.`
    expect(await run('ticket take 1', url)).toEqual(failed(7, message, HINT.server))
    const asJson = await run('db status --json', url)
    expect({ ...asJson, err: JSON.parse(asJson.err) }).toEqual({
      code: 7,
      out: '',
      err: { error: { code: 'DATABASE', message, hint: HINT.server } },
    })
    expect((await run('db status --debug', url)).err).toMatch(/\n {4}at /)
  })

  it.each<[string, (socket: Socket) => void]>([
    ['hangs up', (socket) => socket.end()],
    ['speaks something else', (socket) => socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n')],
    ['speaks something longer', (socket) => socket.end(`SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n${'x'.repeat(60_000)}`)],
  ])('somebody who %s', async (_, answer) => {
    const ran = await run('ticket take 1', `mysql://root@127.0.0.1:${await listen(answer)}/db`)
    expect(ran).toEqual(REFUSED)
    expect(ran.err).not.toMatch(UNEXPECTED)
  })
})

/** A server of the test's; returns its port. */
async function listen(answer: (socket: Socket) => void): Promise<number> {
  const sockets: Socket[] = []
  const server: Server = createServer((socket) => {
    sockets.push(socket.on('error', () => {}))
    answer(socket)
  })
  const port = await freePort()
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return port
}

describe('what is waited for, five seconds, and a server’s row three times so long', () => {
  it.concurrent.each(engines)('a row that another program keeps locked (%s)', async (engine) => {
    const world = await createWorld(engine)
    const token = await settle(world.db)
    const [hold, release] = await locked(world)
    await hold()
    const env = { PATH: process.env.PATH, HOME: world.folder, HELPDESK_DATABASE: world.url, HELPDESK_TOKEN: token }
    const program = () => promisify(execFile)('node', [PROGRAM, 'ticket', 'take', '1'], { cwd: ROOT, env })
    await unchanged(world.db, async () => {
      await expect(program()).rejects.toMatchObject({
        code: 7,
        stdout: '',
        stderr: `${engine === 'mysql' ? 'The database is busy, or its connection was lost: trying again …\n' : ''}error: Another program keeps the database busy; nothing was changed.\nhint: ${HINT.again}\n`,
      })
    })
    await release()
    expect((await program()).stderr).toBe('')
    await world.destroy()
  })

  it.concurrent('a MySQL server that says nothing', async () => {
    const server = createServer(() => {}).listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    const bound = server.address()
    const url = `mysql://root@127.0.0.1:${typeof bound === 'object' ? bound?.port : ''}/db`
    expect(await run('ticket take 1', url)).toEqual(
      failed(7, `The database cannot be reached: ${address(url)}.`, HINT.server),
    )
    server.close()
  })
})

/** Two functions: one locks ticket 1 on a connection of its own, the other lets it go. */
async function locked(world: World): Promise<[() => Promise<unknown>, () => Promise<unknown>]> {
  if (world.engine === 'mysql') {
    const other = await createConnection(world.url)
    return [
      async () => {
        await other.beginTransaction()
        await other.query('select * from ticket where id = 1 for update')
      },
      () => other.end(),
    ]
  }
  const other = new DatabaseSync(world.url.replace('sqlite:', ''))
  return [async () => other.exec('begin immediate'), async () => other.close()]
}
