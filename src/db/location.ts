import { realpathSync } from 'node:fs'
import { homedir } from 'node:os'
import { resolve } from 'node:path'
import { failure } from '../core/errors.js'

export interface MysqlLocation {
  engine: 'mysql'
  scheme: 'mysql' | 'mariadb'
  host: string
  port: number
  user: string
  password: string | undefined
  database: string
  /** Absent: not encrypted, unless the server asks for the password itself. */
  tls?: Tls
}
/** What the connection must be, in the words of MySQL's own clients. */
export interface Tls {
  mode: (typeof SSL_MODES)[number]
  /** The file of the authority that the server's certificate is checked against, where it is none that the system knows. Absolute. */
  ca: string | undefined
}
export interface SqliteLocation {
  engine: 'sqlite'
  /** Absolute. */
  path: string
}
export type Location = MysqlLocation | SqliteLocation

const SSL_MODES = ['REQUIRED', 'VERIFY_CA', 'VERIFY_IDENTITY'] as const

const SHAPE = /^(mysql|mariadb):\/\/(?:([^/]*)@)?(\[[^\]]+\]|[^@/:?,]+)(?::(\d{1,5}))?\/([^/?#]+)(?:\?([^#]*))?$/i

/**
 * Reads `sqlite:PATH`, `mysql://user[:password]@host[:port]/name[?ssl-mode=…&ssl-ca=FILE]` or `mariadb://…`; a relative path is taken
 * from `cwd`. The options are those of MySQL's URI-like connection strings.
 * Throws USAGE, never repeating the text: it may hold a password.
 */
export function parseLocation(text: string, cwd: string): Location {
  if (!text.isWellFormed()) throw malformed()
  const path = /^sqlite:(?:\/\/(?=\/))?(.+)$/is.exec(text)?.[1]
  if (path) return { engine: 'sqlite', path: resolve(cwd, path.replace(/^~(?=\/)/, homedir())) }
  const [, scheme, login, host, port, name, query] = SHAPE.exec(text) ?? []
  const [, user, password] = /^([^:]*)(?::(.*))?$/s.exec(login ?? '') ?? []
  const portNumber = Number(port ?? 3306)
  if (!scheme || !host || !name || portNumber < 1 || portNumber > 65_535) throw malformed()
  return {
    engine: 'mysql',
    scheme: scheme.toLowerCase() as MysqlLocation['scheme'],
    host: host.replace(/^\[|\]$/g, '').toLowerCase(),
    port: portNumber,
    user: decode(user || 'root'),
    password: password === undefined ? undefined : decode(password),
    database: decode(name),
    ...tlsOf(query, cwd),
  }
}

function tlsOf(query: string | undefined, cwd: string): { tls?: Tls } {
  if (query === undefined) return {}
  const options = new URLSearchParams(query)
  const mode = SSL_MODES.find((m) => m === options.get('ssl-mode')?.toUpperCase())
  const ca = options.get('ssl-ca') ?? undefined
  if (!mode || [...options.keys()].some((key) => key !== 'ssl-mode' && key !== 'ssl-ca')) throw malformed()
  return { tls: { mode, ca: ca === undefined ? undefined : resolve(cwd, ca) } }
}

const queryOf = (tls: Tls | undefined) =>
  tls ? `?ssl-mode=${tls.mode}${tls.ca === undefined ? '' : `&ssl-ca=${encodeURIComponent(tls.ca)}`}` : ''

const malformed = () =>
  failure(
    'USAGE',
    { en: 'The database address is not understood.', fr: "L'adresse de la base de données n'est pas comprise." },
    { say: 'sqlite:PATH, mysql://user@host:3306/maintenance_db, mariadb://user@host/maintenance_db?ssl-mode=VERIFY_IDENTITY' },
  )

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    throw malformed()
  }
}

/** The address for people and logs: everything but the password. */
export const describeLocation = (at: Location): string =>
  at.engine === 'sqlite'
    ? `sqlite:${at.path}`
    : `${at.scheme}://${encodeURIComponent(at.user)}@${bracketed(at.host)}:${at.port}/${encodeURIComponent(at.database)}${queryOf(at.tls)}`

/** What tells one database from another, whoever logs in to it: host, port and name, or the file. */
export const locationKey = (at: Location): string =>
  at.engine === 'sqlite' ? `sqlite:${at.path}` : `${bracketed(at.host)}:${at.port}/${at.database}`

/** The address as it is kept in the configuration file: with the password, where there is one. */
export function configLocation(at: Location): string {
  const shown = describeLocation(at)
  if (at.engine === 'sqlite' || at.password === undefined) return shown
  return shown.replace('@', `:${encodeURIComponent(at.password)}@`)
}

const bracketed = (host: string) => (host.includes(':') ? `[${host}]` : host)

/** Whether a server's host is this machine: nobody else reads along. */
export const isLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host)

/** Whether two addresses lead to one database, by whatever link or name of this machine. */
export function samePlace(a: Location, b: Location): boolean {
  const key = (at: Location) =>
    locationKey(at.engine === 'sqlite' ? { ...at, path: real(at.path) } : isLoopback(at.host) ? { ...at, host: 'localhost' } : at)
  return key(a) === key(b)
}

function real(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return path // not there yet
  }
}
