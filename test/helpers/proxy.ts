import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { configLocation, type MysqlLocation, parseLocation } from '../../src/db/location.js'

/**
 * What goes wrong between a program and a server, once; then the proxy is a plain one again, or what `afterwards` says.
 */
export interface WireFault {
  /**
   * When: at the connection, at the server's first word, at the program's first, at its last, or at a statement; the
   * `nth` of those that fit, the first where not said.
   */
  at: 'connect' | 'greeting' | 'login' | 'quit' | RegExp
  nth?: number
  /**
   * Whether the server sees what the program says there, and what becomes of the answer: it never comes, the connection
   * ends, is reset, the answer comes after `afterMs`, is nonsense, or is broken off in its midst.
   */
  what:
    | 'never seen'
    | 'unanswered'
    | 'cut before'
    | 'cut after'
    | 'reset before'
    | 'reset after'
    | 'late'
    | 'nonsense'
    | 'half, then cut'
    | 'half, then silence'
  /** The answer comes so late; of 'cut before', the server sees it so late all the same. */
  afterMs?: number
  /** What becomes of connections from then on. */
  afterwards?: 'refuse' | 'silence' | { refuseForMs: number }
}

const COMMIT = /^commit$/i

/** The fates of a COMMIT. */
const FATES = {
  pass: undefined,
  /** The server commits; its answer is lost. */
  'cut after': { at: COMMIT, what: 'cut after' },
  /** The server never sees it. */
  'cut before': { at: COMMIT, what: 'cut before' },
  /** The client is cut off at once, the server sees the COMMIT a moment later. */
  late: { at: COMMIT, what: 'cut before', afterMs: 300 },
  /** As 'cut after', and from then on the server cannot be reached. */
  'cut after, then refuse': { at: COMMIT, what: 'cut after', afterwards: 'refuse' },
  /** As 'cut before', and from then on the server cannot be reached. */
  'cut before, then refuse': { at: COMMIT, what: 'cut before', afterwards: 'refuse' },
} satisfies Record<string, WireFault | undefined>
export type Fate = keyof typeof FATES

/** A TCP proxy before a MySQL server on which things go wrong when they are asked to. */
export async function startProxy(address: string) {
  const at = parseLocation(address, '/') as MysqlLocation
  const sockets = new Set<Socket>()
  let fault: WireFault | undefined
  let left = 0
  let after: 'refuse' | 'silence' | undefined
  let commits = 0
  let hook: { at: RegExp; act: () => Promise<unknown> } | undefined

  /** The fault, where it is its turn. */
  const due = (moment: Exclude<WireFault['at'], RegExp> | { text: string }): WireFault | undefined => {
    if (!fault) return undefined
    const fits =
      typeof moment === 'string' ? fault.at === moment : fault.at instanceof RegExp && fault.at.test(moment.text)
    if (!fits || --left > 0) return undefined
    const found = fault
    fault = undefined
    if (found.afterwards) after = found.afterwards === 'silence' ? 'silence' : 'refuse'
    const mended = () => {
      after = undefined
    }
    if (typeof found.afterwards === 'object') setTimeout(mended, found.afterwards.refuseForMs)
    return found
  }

  const server = createServer((client) => {
    sockets.add(client.on('error', () => {}).on('close', () => sockets.delete(client)))
    if (after === 'refuse') return client.resetAndDestroy()
    if (after === 'silence') return
    const upstream = connect(at.hosts[0].port, at.hosts[0].host)
    sockets.add(upstream.on('error', () => {}).on('close', () => sockets.delete(upstream)))
    let here: WireFault | undefined = due('connect')
    let handshakes = 0
    const end = (socket: Socket) => (here?.what.startsWith('reset') ? socket.resetAndDestroy() : socket.destroy())
    if (here && /before|never/.test(here.what)) {
      upstream.destroy()
      if (here.what !== 'never seen') end(client)
      return
    }
    client.on('close', () => !here?.afterMs && upstream.end())
    upstream.on('close', () => client.end())

    upstream.on('data', (answer) => {
      if (handshakes === 0) {
        handshakes = 1
        here ??= due('greeting')
      }
      switch (here?.what) {
        case 'never seen':
        case 'unanswered':
          return
        case 'cut before':
        case 'cut after':
        case 'reset before':
        case 'reset after':
          upstream.destroy()
          return end(client)
        case 'late':
          setTimeout(() => client.write(answer), here.afterMs)
          here = undefined
          return
        case 'nonsense':
          return client.write(Buffer.from('HTTP/1.1 502 Bad Gateway\r\n\r\n'.repeat(20)))
        case 'half, then cut':
          client.end(answer.subarray(0, answer.length >> 1))
          return upstream.destroy()
        case 'half, then silence':
          client.write(answer.subarray(0, answer.length >> 1))
          here = { ...here, what: 'unanswered' }
          return
        default:
          if (client.writable) client.write(answer)
      }
    })
    client.on('data', async (packet) => {
      if (here) return
      const text = statementOf(packet)
      if (hook && text !== undefined && hook.at.test(text)) {
        const { act } = hook
        hook = undefined
        await act()
      }
      if (handshakes === 1) {
        handshakes = 2
        here = due('login')
      } else if (text !== undefined) {
        if (COMMIT.test(text)) commits++
        here = due({ text })
      } else if (packet[4] === QUIT) here = due('quit')
      if (!here || !/before|never/.test(here.what)) return upstream.write(packet)
      if (here.what === 'never seen') return
      end(client)
      if (!here.afterMs) return upstream.destroy()
      setTimeout(() => upstream.end(packet), here.afterMs)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

  return {
    /** `address` with the proxy in the server's place. */
    address: configLocation({ ...at, hosts: [{ host: '127.0.0.1', port: (server.address() as AddressInfo).port }] }),
    /** What is to go wrong next: of the next COMMIT, or as it is said. */
    next(what: Fate | WireFault) {
      fault = typeof what === 'string' ? FATES[what] : what
      left = fault?.nth ?? 1
      after = undefined
      commits = 0
    },
    /** Does something just before the server sees the next statement that fits. */
    before(at: RegExp, act: () => Promise<unknown>) {
      hook = { at, act }
    },
    /** How many COMMITs came by since `next`. */
    commits: () => commits,
    /** Whether what was to go wrong did. */
    struck: () => fault === undefined,
    async stop() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

const QUIT = 1

/**
 * A packet of MySQL's protocol: three bytes of length, a number, then 3 for COM_QUERY, of MySQL 9 two of its
 * attributes, and the statement.
 */
const statementOf = (packet: Buffer): string | undefined =>
  packet[3] === 0 && packet[4] === 3 ? packet.toString('latin1', packet[5] === 0 ? 7 : 5) : undefined
