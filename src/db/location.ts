import { homedir } from 'node:os'
import { resolve } from 'node:path'
import { bracketed, type Host, hostsText, isLoopback, parseHosts } from './address/host.js'
import { malformed } from './address/malformed.js'
import { decoded, type Options, optionsText, parseOptions } from './address/options.js'

export interface MysqlLocation extends Options {
  engine: 'mysql'
  scheme: 'mysql' | 'mariadb'
  /** In the order in which they are tried; more than one are the nodes of a cluster. */
  hosts: readonly [Host, ...Host[]]
  user: string
  password: string | undefined
  database: string
}
interface SqliteLocation {
  engine: 'sqlite'
  /** Absolute. */
  path: string
}
export type Location = MysqlLocation | SqliteLocation

/** `user@host,user@host2`: it is read as a password otherwise. */
const LOGIN_AGAIN = /^([^:@,]+)(?::[^@]*)?@.*,\s*\1(?::.*)?$/s
const SERVER = /^(?:([^/]*)@)?([^@/?]+)\/([^/?#]+)(?:\?([^#]*))?$/s

/**
 * Reads `sqlite:PATH`, `mysql://user[:password]@host[:port][,host2[:port]…]/name[?socket=PATH&ssl-mode=…&ssl-ca=FILE]`
 * or `mariadb://…`; a relative path is taken from `cwd`. The options are those of MySQL's URI-like connection strings;
 * beside a socket the port means nothing, as there. Throws USAGE, never repeating the text: it may hold a password.
 */
export function parseLocation(text: string, cwd: string): Location {
  if (!text.isWellFormed()) throw malformed('not-text')
  const colon = text.indexOf(':')
  const scheme = text.slice(0, Math.max(0, colon)).toLowerCase()
  if (scheme === 'sqlite') return parseFile(text.slice(colon + 1), cwd)
  if ((scheme !== 'mysql' && scheme !== 'mariadb') || !text.startsWith('//', colon + 1)) throw malformed('scheme')
  const [, login, hosts, name, query] = SERVER.exec(text.slice(colon + 3)) ?? []
  if (!hosts || !name) throw malformed('shape')
  if (login && LOGIN_AGAIN.test(login)) throw malformed('login')
  const [, user, password] = /^([^:]*)(?::(.*))?$/s.exec(login ?? '') ?? []
  const options = parseOptions(query, cwd)
  const at: MysqlLocation = {
    engine: 'mysql',
    scheme,
    hosts: parseHosts(hosts),
    user: decoded(user || 'root'),
    password: password === undefined ? undefined : decoded(password),
    database: decoded(name),
    ...options,
  }
  if (at.socket === undefined) return at
  const [{ host }, ...others] = at.hosts
  if (others.length > 0 || !isLoopback(host)) throw malformed('socket-host')
  return { ...at, hosts: parseHosts(bracketed(host)) }
}

function parseFile(text: string, cwd: string): SqliteLocation {
  const local = text.startsWith('///') ? text.slice(2) : text
  const path = local.startsWith('~/') ? homedir() + local.slice(1) : local
  if (path === '') throw malformed('file')
  return { engine: 'sqlite', path: resolve(cwd, path) }
}

/** The address for people and logs: everything but the password. */
export function describeLocation(at: Location): string {
  if (at.engine === 'sqlite') return `sqlite:${at.path}`
  const hosts = at.socket === undefined ? hostsText(at.hosts) : bracketed(at.hosts[0].host)
  return `${at.scheme}://${encodeURIComponent(at.user)}@${hosts}/${encodeURIComponent(at.database)}${optionsText(at)}`
}

/** The address as it is kept in the configuration file: with the password, where there is one. */
export function configLocation(at: Location): string {
  const shown = describeLocation(at)
  if (at.engine === 'sqlite' || at.password === undefined) return shown
  return shown.replace('@', `:${encodeURIComponent(at.password)}@`)
}
