import { generateKeyPairSync } from 'node:crypto'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { createSecureContext, TLSSocket } from 'node:tls'

/** What the server says that accounts log in by: in its greeting, and when it has been answered. */
export interface Asks {
  greeting: string
  plugin: string
}
/** What a client sent once it had been greeted, and whether by then the connection was encrypted. */
interface Sent {
  encrypted: boolean
  packet: Buffer
}

const SSL = 0x800
/** Protocol 4.1, a database's name, transactions, and authentication by plugins of any length. */
const CAPABILITIES = 0x1 | 0x2 | 0x4 | 0x8 | 0x200 | 0x2000 | 0x8000 | 0x80000 | 0x200000
const DENIED = Buffer.from('\xff\x15\x04#28000Access denied', 'latin1')

/**
 * A server that speaks MySQL's handshake, asks for the password itself by whatever way it is told, keeps what it is
 * sent and lets nobody in. With `tls` it encrypts.
 * https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_connection_phase.html
 */
export async function startFakeServer({ greeting, plugin }: Asks, tls?: { key: string; cert: string }) {
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const pem = publicKey.export({ type: 'spki', format: 'pem' })
  const scramble = Buffer.from('abcdefghijklmnopqrst')
  const sent: Sent[] = []

  const capabilities = CAPABILITIES | (tls ? SSL : 0)
  const hello = Buffer.concat([
    Buffer.from('\x0a8.4.0-fake\0\x01\0\0\0', 'latin1'),
    Buffer.concat([scramble.subarray(0, 8), Buffer.alloc(1)]),
    Buffer.from([
      capabilities & 0xff,
      (capabilities >> 8) & 0xff,
      45,
      2,
      0,
      (capabilities >> 16) & 0xff,
      (capabilities >> 24) & 0xff,
      21,
    ]),
    Buffer.concat([Buffer.alloc(10), scramble.subarray(8), Buffer.from(`\0${greeting}\0`)]),
  ])

  const server = createServer((plain) => {
    let socket: Socket = plain
    let sequence = 0
    let greeted = false
    const send = (payload: Buffer) =>
      socket.write(Buffer.concat([Buffer.from([payload.length, payload.length >> 8, 0, sequence++]), payload]))
    const answer = (packet: Buffer) => {
      sent.push({ encrypted: socket !== plain, packet })
      if (!greeted) send(Buffer.concat([Buffer.from(`\xfe${plugin}\0`, 'latin1'), scramble, Buffer.alloc(1)]))
      else if (packet.length === 1) send(Buffer.from(`\x01${pem}`, 'latin1'))
      else if (plugin === 'caching_sha2_password' && packet.length === 32) send(Buffer.from([1, 4]))
      else socket.end(Buffer.concat([Buffer.from([DENIED.length, 0, 0, sequence++]), DENIED]))
      greeted = true
    }
    let waiting = Buffer.alloc(0)
    const read = (data: Buffer) => {
      waiting = Buffer.concat([waiting, data])
      while (waiting.length >= 4 && waiting.length >= 4 + waiting.readUIntLE(0, 3)) {
        const packet = waiting.subarray(4, 4 + waiting.readUIntLE(0, 3))
        sequence = (waiting[3] ?? 0) + 1
        waiting = waiting.subarray(4 + packet.length)
        if (socket !== plain || packet.length !== 32 || greeted || !tls) answer(packet)
        else {
          plain.off('data', read).pause()
          plain.unshift(waiting)
          waiting = Buffer.alloc(0)
          socket = new TLSSocket(plain, { isServer: true, secureContext: createSecureContext(tls) })
            .on('data', read)
            .on('error', () => {})
        }
      }
    }
    plain.on('data', read).on('error', () => {})
    send(hello)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    sent,
    stop: () => new Promise((resolve) => server.close(resolve)),
  }
}
