import { malformed } from './malformed.js'

/** One server of an address. */
export interface Host {
  /** A name or an address, in small letters and without brackets. */
  host: string
  port: number
}

const DEFAULT_PORT = 3306
const HOST = /^(\[[^\]\s]+\]|[^[\]:\s]+)(?::(.*))?$/s

/** Reads `host[:port][,host2[:port]…]`; what stands there twice is one. Throws USAGE. */
export function parseHosts(text: string): [Host, ...Host[]] {
  const [first, ...others] = text.split(',').map(parseHost) as [Host, ...Host[]]
  const seen = new Set([hostText(first)])
  return [first, ...others.filter((host) => !seen.has(hostText(host)) && seen.add(hostText(host)))]
}

function parseHost(text: string): Host {
  const [, host, port] = HOST.exec(text.trim()) ?? [] // a list may have been typed with blanks
  if (!host) throw malformed('shape')
  return { host: host.replace(/^\[|\]$/g, '').toLowerCase(), port: parsePort(port) }
}

function parsePort(text: string | undefined): number {
  if (text === undefined) return DEFAULT_PORT
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0
  if (port < 1 || port > 65_535) throw malformed('port')
  return port
}

const hostText = ({ host, port }: Host): string => `${bracketed(host)}:${port}`

/** The hosts as they stand in an address, each with its port. */
export const hostsText = (hosts: readonly Host[]): string => hosts.map(hostText).join(',')

/** A host as it stands in an address. */
export const bracketed = (host: string): string => (host.includes(':') ? `[${host}]` : host)

/** One spelling for each address: `[0:0::1]` is `[::1]`, `127.1` is `127.0.0.1`. */
function canonical(host: string): string {
  try {
    return new URL(`http://${bracketed(host)}`).hostname
      .replace(/^\[::ffff:7f00:1\]$/, '127.0.0.1')
      .replace(/^localhost\.$/, 'localhost')
  } catch {
    return host // an address of a link has its interface behind a %
  }
}

/** The names under which this machine knows itself on every system. */
export const OWN_NAMES = ['localhost', '127.0.0.1', '[::1]']

export const isOwnName = (host: string): boolean => OWN_NAMES.includes(canonical(host))

/** Whether a server's host is this machine: nobody else reads along. */
export const isLoopback = (host: string): boolean => isOwnName(host) || canonical(host).startsWith('127.')
