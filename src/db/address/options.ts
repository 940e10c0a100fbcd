import { resolve } from 'node:path'
import { malformed } from './malformed.js'

/** What the connection must be, in the words of MySQL's own clients. */
export interface Tls {
  mode: (typeof SSL_MODES)[number]
  /**
   * The file of the authority that the server's certificate is checked against, where it is none that the system knows.
   * Absolute.
   */
  ca: string | undefined
}

/** What stands behind the `?` of a server's address. */
export interface Options {
  /** The file of a socket on this machine, by which the server is reached instead of host and port. Absolute. */
  socket?: string
  /** Absent: encrypted or not, as the driver does by itself: not. */
  tls?: Tls
}

const SSL_MODES = ['REQUIRED', 'VERIFY_CA', 'VERIFY_IDENTITY'] as const
const NAMES = ['socket', 'ssl-mode', 'ssl-ca']

/** What the address of a socket holds; from a longer path the rest is cut off without a word. */
const LONGEST_SOCKET = 107

/** Reads `socket=PATH&ssl-mode=…&ssl-ca=FILE`, in any order; a relative path is taken from `cwd`. Throws USAGE. */
export function parseOptions(query: string | undefined, cwd: string): Options {
  if (query === undefined) return {}
  const pairs = query.split('&').map((pair) => /^([^=]*)=(.*)$/s.exec(pair)?.slice(1).map(decoded) ?? [])
  const given = new Map(pairs.map(([name = '', value = '']) => [name, value]))
  if (given.size < pairs.length || [...given.keys()].some((name) => !NAMES.includes(name))) throw malformed('options')
  return { ...socketOf(given.get('socket'), cwd), ...tlsOf(given.get('ssl-mode'), given.get('ssl-ca'), cwd) }
}

function socketOf(text: string | undefined, cwd: string): Options {
  if (text === undefined) return {}
  const socket = resolve(cwd, text)
  if (text === '' || text.includes('\0') || Buffer.byteLength(socket) > LONGEST_SOCKET) throw malformed('socket')
  return { socket }
}

function tlsOf(text: string | undefined, ca: string | undefined, cwd: string): Options {
  if (text === undefined && ca === undefined) return {}
  const mode = SSL_MODES.find((m) => m === text?.toUpperCase())
  if (!mode) throw malformed('ssl-mode')
  return { tls: { mode, ca: ca === undefined ? undefined : resolve(cwd, ca) } }
}

/** As it stands in an address, with its `?`; empty where there is none. */
export function optionsText({ socket, tls }: Options): string {
  const pairs = Object.entries({ socket, 'ssl-mode': tls?.mode, 'ssl-ca': tls?.ca }).filter(
    ([, value]) => value !== undefined,
  )
  const text = pairs
    .map(([name, value]) => `${name}=${encodeURIComponent(value ?? '').replaceAll('%2F', '/')}`)
    .join('&')
  return text && `?${text}`
}

/** Undoes percent-encoding; a `+` is none. Throws USAGE where a `%` begins no byte, or the bytes are not UTF-8. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    throw malformed('percent')
  }
}
