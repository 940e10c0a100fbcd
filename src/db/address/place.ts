import { realpathSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Location, MysqlLocation } from '../location.js'
import { bracketed, isOwnName, OWN_NAMES } from './host.js'

/**
 * What tells one database from another, whoever logs in to it: hosts, ports and name, or the file. The hosts of a
 * cluster count in any order, and under each of its own names this machine is one host. A socket is a place of its own:
 * which server listens there, and at which port, only that server could tell.
 */
export function locationKey(at: Location): string {
  if (at.engine === 'sqlite') return `sqlite:${at.path}`
  if (at.socket !== undefined) return `socket:${real(dirname(at.socket))}/${basename(at.socket)}/${at.database}`
  const hosts = at.hosts.map(({ host, port }) => hostKey(isOwnName(host) ? OWN : bracketed(host), port))
  return keyOf([...new Set(hosts)].sort().join(','), at)
}

/**
 * The keys under which earlier versions kept what belongs to this database, each name of this machine by itself; the
 * likeliest first.
 */
export function formerKeys(at: Location): string[] {
  if (at.engine === 'sqlite' || at.socket !== undefined) return []
  const [{ host, port }, ...others] = at.hosts
  if (others.length > 0 || !isOwnName(host)) return []
  return [...new Set([bracketed(host), ...OWN_NAMES])].map((name) => keyOf(hostKey(name, port), at))
}

/**
 * Whether two keys are of one cluster: the same name of a database on a host of both. Whoever adds a node to his
 * address, or leaves one out, means the same database.
 */
export function shareHost(a: string, b: string): boolean {
  const [hosts, name] = partsOf(a)
  const [others, another] = partsOf(b)
  return name !== '' && name === another && hosts.some((host) => others.includes(host))
}

function partsOf(key: string): [hosts: string[], database: string] {
  const [, hosts = '', database = ''] = /^(?!(?:sqlite|socket):)([^/]+)\/(.*)$/s.exec(key) ?? []
  return [hosts.split(','), database]
}

const OWN = '[localhost]'
const hostKey = (host: string, port: number) => `${host}:${port}`
const keyOf = (hosts: string, at: MysqlLocation) => `${hosts}/${at.database}`

/** Whether two addresses certainly lead to one database, by whatever link, node or name of this machine. */
export function samePlace(a: Location, b: Location): boolean {
  const key = (at: Location) => locationKey(at.engine === 'sqlite' ? { ...at, path: real(at.path) } : at)
  return key(a) === key(b) || shareHost(key(a), key(b))
}

/** Without links, also of what is not there yet. */
function real(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return dirname(path) === path ? path : join(real(dirname(path)), basename(path))
  }
}
