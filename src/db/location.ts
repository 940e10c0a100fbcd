import { homedir } from 'node:os'
import { resolve } from 'node:path'
import { bracketed, isLoopback } from './address/host.js'
import { malformed } from './address/malformed.js'
import { decoded, type Options, optionsText, parseOptions } from './address/options.js'

export interface MysqlLocation extends Options {
  engine: 'mysql'
  scheme: 'mysql' | 'mariadb'
  host: string
  port: number
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

const DEFAULT_PORT = 3306
const SCHEME = /^(?:(sqlite):|(mysql|mariadb):\/\/)(.*)$/is
const SERVER = /^(?:([^/]*)@)?(\[[^\]]+\]|[^@/:?,]+)(?::([^/@,]*))?\/([^/?#]+)(?:\?([^#]*))?$/s

/**
 * Reads `sqlite:PATH`, `mysql://user[:password]@host[:port]/name[?socket=PATH&ssl-mode=…&ssl-ca=FILE]` or
 * `mariadb://…`; a relative path is taken from `cwd`. The options are those of MySQL's URI-like connection strings;
 * beside a socket the port means nothing, as there. Throws USAGE, never repeating the text: it may hold a password.
 */
export function parseLocation(text: string, cwd: string): Location {
  if (!text.isWellFormed()) throw malformed('not-text')
  const [, file, scheme, rest = ''] = SCHEME.exec(text) ?? []
  if (file !== undefined) return parseFile(rest, cwd)
  if (scheme === undefined) throw malformed('scheme')
  const [, login, host, port, name, query] = SERVER.exec(rest) ?? []
  if (!host || !name) throw malformed('shape')
  const [, user, password] = /^([^:]*)(?::(.*))?$/s.exec(login ?? '') ?? []
  const options = parseOptions(query, cwd)
  const at: MysqlLocation = {
    engine: 'mysql',
    scheme: scheme.toLowerCase() as MysqlLocation['scheme'],
    host: host.replace(/^\[|\]$/g, '').toLowerCase(),
    port: parsePort(port),
    user: decoded(user || 'root'),
    password: password === undefined ? undefined : decoded(password),
    database: decoded(name),
    ...options,
  }
  if (at.socket === undefined) return at
  if (!isLoopback(at.host)) throw malformed('socket-host')
  return { ...at, port: DEFAULT_PORT }
}

function parseFile(text: string, cwd: string): SqliteLocation {
  const path = text.replace(/^\/\/(?=\/)/, '').replace(/^~(?=\/)/, homedir())
  if (path === '') throw malformed('file')
  return { engine: 'sqlite', path: resolve(cwd, path) }
}

function parsePort(text: string | undefined): number {
  if (text === undefined) return DEFAULT_PORT
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0
  if (port < 1 || port > 65_535) throw malformed('port')
  return port
}

/** The address for people and logs: everything but the password. */
export function describeLocation(at: Location): string {
  if (at.engine === 'sqlite') return `sqlite:${at.path}`
  const port = at.socket === undefined ? `:${at.port}` : ''
  return `${at.scheme}://${encodeURIComponent(at.user)}@${bracketed(at.host)}${port}/${encodeURIComponent(at.database)}${optionsText(at)}`
}

/** The address as it is kept in the configuration file: with the password, where there is one. */
export function configLocation(at: Location): string {
  const shown = describeLocation(at)
  if (at.engine === 'sqlite' || at.password === undefined) return shown
  return shown.replace('@', `:${encodeURIComponent(at.password)}@`)
}
