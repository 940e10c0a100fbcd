import { homedir } from 'node:os'
import { resolve } from 'node:path'
import { failure, same } from '../errors.js'

export interface MysqlLocation {
  engine: 'mysql'
  scheme: 'mysql' | 'mariadb'
  host: string
  port: number
  user: string
  password: string | undefined
  database: string
}
export interface SqliteLocation {
  engine: 'sqlite'
  /** Absolute. */
  path: string
}
export type Location = MysqlLocation | SqliteLocation

const SHAPE = /^(mysql|mariadb):\/\/(?:([^/]*)@)?(\[[^\]]+\]|[^@/:?,]+)(?::(\d{1,5}))?\/([^/?#]+)$/i

/**
 * Reads `sqlite:PATH`, `mysql://user[:password]@host[:port]/name` or `mariadb://…`; a relative path is taken from `cwd`.
 * Throws USAGE, never repeating the text: it may hold a password.
 */
export function parseLocation(text: string, cwd: string): Location {
  const path = /^sqlite:(?:\/\/(?=\/))?(.+)$/is.exec(text)?.[1]
  if (path) return { engine: 'sqlite', path: resolve(cwd, path.replace(/^~(?=\/)/, homedir())) }
  const [, scheme, login, host, port, name] = SHAPE.exec(text) ?? []
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
  }
}

const malformed = () =>
  failure(
    'USAGE',
    { en: 'The database address is not understood.', fr: "L'adresse de la base de données n'est pas comprise." },
    same('sqlite:PATH, mysql://user@host:3306/maintenance_db, mariadb://user@host/maintenance_db'),
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
    : `${at.scheme}://${encodeURIComponent(at.user)}@${bracketed(at.host)}:${at.port}/${encodeURIComponent(at.database)}`

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
