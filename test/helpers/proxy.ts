import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { configLocation, type MysqlLocation, parseLocation } from '../../src/db/location.js'

/** What happens to a connection whose client sends COMMIT; the fates but the first strike once, then the proxy is a plain one again. */
export type Fate =
  | 'pass'
  /** The server commits; its answer is lost. */
  | 'cut after'
  /** The server never sees it. */
  | 'cut before'
  /** The client is cut off at once, the server sees the COMMIT a moment later. */
  | 'late'
  /** As 'cut after', and from then on the server cannot be reached. */
  | 'cut after, then refuse'
  /** As 'cut before', and from then on the server cannot be reached. */
  | 'cut before, then refuse'

/** A TCP proxy before a MySQL server that can lose a connection around a COMMIT. */
export async function startProxy(address: string) {
  const at = parseLocation(address, '/') as MysqlLocation
  const sockets = new Set<Socket>()
  let fate: Fate = 'pass'
  let refusing = false
  let commits = 0

  const server = createServer((client) => {
    if (refusing) return client.destroy()
    const upstream = connect(at.port, at.host)
    let fateHere: Fate = 'pass'
    for (const socket of [client, upstream]) {
      sockets.add(socket.on('error', () => {}))
      socket.on('close', () => sockets.delete(socket))
    }
    const cut = () => [client, upstream].forEach((socket) => void socket.destroy())
    client.on('close', () => upstream.writable && fateHere !== 'late' && upstream.end())
    upstream.on('close', () => client.end())

    upstream.on('data', (answer) => (fateHere.startsWith('cut after') ? cut() : client.writable && client.write(answer)))
    client.on('data', async (packet) => {
      if (!isCommit(packet)) return upstream.write(packet)
      commits++
      fateHere = fate
      fate = 'pass'
      refusing ||= fateHere.endsWith('refuse')
      if (fateHere.startsWith('cut before')) return cut()
      if (fateHere === 'late') {
        client.destroy()
        await setTimeout(300)
      }
      upstream.write(packet)
      if (fateHere === 'late') upstream.end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

  return {
    /** `address` with the proxy in the server's place. */
    address: configLocation({ ...at, host: '127.0.0.1', port: (server.address() as AddressInfo).port }),
    /** What is to become of the next COMMIT. */
    next(what: Fate) {
      fate = what
      refusing = false
      commits = 0
    },
    /** How many COMMITs came by since `next`. */
    commits: () => commits,
    async stop() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** A packet of MySQL's protocol: three bytes of length, a number, 3 for COM_QUERY, from MySQL 8 on two bytes about attributes, the statement. */
const isCommit = (packet: Buffer) => packet[4] === 3 && ['commit', '\0\x01commit'].includes(packet.toString('latin1', 5).toLowerCase())
