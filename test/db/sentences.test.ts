import { createServer } from 'node:net'
import { type Connection, createConnection } from 'mysql2/promise'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { faultOf } from '../../src/db/faults.js'
import { hasServer } from '../helpers/engines.js'
import { createWorld, type World } from '../helpers/world.js'
import { failed, run, settle, unchanged } from './failing.js'

describe.runIf(hasServer)('a trigger that refuses', () => {
  let world: World
  let token: string
  let root: Connection
  beforeAll(async () => {
    world = await createWorld('mysql')
    token = await settle(world.db)
    root = await createConnection(world.url)
  })
  afterAll(async () => {
    await root.end()
    await world.destroy()
  })

  it.each([
    ['45000', 1064],
    ['42000', 1064],
    ['45000', 1366],
    ['22007', 1366],
    ['45000', 1205],
    ['45000', 1644],
  ])('in state %s with number %s is told in its own words', async (state, number) => {
    await root.query(
      `create trigger no_comments before insert on comment for each row signal sqlstate '${state}' set mysql_errno = ${number}, message_text = 'Not on a Sunday'`,
    )
    onTestFinished(async () => void (await root.query('drop trigger no_comments')))
    expect(await unchanged(world.db, () => run('ticket comment 1 -m x', world.url, token))).toEqual(
      failed(7, `The database refused: Not on a Sunday (${number}).`),
    )
  })
})

it('a way to log in that helpdesk does not know has its own sentence', async () => {
  const packet = (sequence: number, body: Buffer) =>
    Buffer.concat([Buffer.from([body.length & 0xff, body.length >> 8, 0, sequence]), body])
  // https://mariadb.com/kb/en/connection/: the greeting, and a request for another plugin
  const greeting = Buffer.concat([
    Buffer.from('\x0a5.5.5-10.11.6-MariaDB\0', 'latin1'),
    Buffer.from([1, 0, 0, 0]),
    Buffer.from('abcdefgh\0', 'latin1'),
    Buffer.from([0xff, 0xf7, 45, 2, 0, 0xff, 0x81, 21]),
    Buffer.alloc(10),
    Buffer.from('ijklmnopqrst\0mysql_native_password\0', 'latin1'),
  ])
  const another = Buffer.concat([Buffer.from([0xfe]), Buffer.from('client_ed25519\0', 'latin1'), Buffer.alloc(32, 1)])
  const server = createServer((socket) => {
    socket.on('error', () => undefined).once('data', () => socket.write(packet(2, another)))
    socket.write(packet(0, greeting))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const url = `mysql://u@127.0.0.1:${(server.address() as { port: number }).port}/maintenance_db`
  const { code, err } = await run('ticket list', url, 'token')
  expect([code, err.split('\n')]).toEqual([
    7,
    [
      `error: The server wants its user to log in in a way that helpdesk does not know: ${url}.`,
      expect.stringMatching(/^hint: Give it a password: ALTER USER/),
      '',
    ],
  ])
})

it.each([
  [{ errno: 1040, sqlState: '08004' }, 'connections'],
  [{ errno: 1203, sqlState: '42000' }, 'connections'],
  [{ errno: 1129, sqlState: 'HY000' }, 'blocked'],
  [{ errno: 1021, sqlState: 'HY000' }, 'full'],
  [{ errno: 1030, sqlState: 'HY000', message: 'Got error 28 "No space left on device" from storage engine' }, 'full'],
  [{ errno: 1030, sqlState: 'HY000', message: 'Got error 127 from storage engine' }, 'refused'],
  [{ errno: 1064, sqlState: '42000', message: 'You have an error in your SQL syntax; check the manual' }, undefined],
  [{ errno: 1366, sqlState: '22007', message: "Incorrect string value: '\\xF0' for column" }, 'unstorable-text'],
  [{ errcode: 8 }, 'file-read-only'],
  [{ errcode: 1544 }, 'file-read-only'],
  [{ errcode: 778 }, 'unwritable'],
  [{ errcode: 13 }, 'full'],
])('%j is %s', (error, fault) => expect(faultOf(error)).toBe(fault))
