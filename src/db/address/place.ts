import { realpathSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Location, MysqlLocation } from '../location.js'
import { bracketed, isOwnName, OWN_NAMES } from './host.js'

/**
 * What tells one database from another, whoever logs in to it: host, port and name, or the file. Under each of its own
 * names this machine is one host. A socket is a place of its own: which server listens there, and at which port, only
 * that server could tell.
 */
export function locationKey(at: Location): string {
  if (at.engine === 'sqlite') return `sqlite:${at.path}`
  if (at.socket !== undefined) return `socket:${real(dirname(at.socket))}/${basename(at.socket)}/${at.database}`
  return isOwnName(at.host) ? keyOf('[localhost]', at) : keyOf(bracketed(at.host), at)
}

/**
 * The keys under which earlier versions kept what belongs to this database, each name of this machine by itself; the
 * likeliest first.
 */
export function formerKeys(at: Location): string[] {
  if (at.engine === 'sqlite' || at.socket !== undefined || !isOwnName(at.host)) return []
  return [...new Set([bracketed(at.host), ...OWN_NAMES])].map((host) => keyOf(host, at))
}

const keyOf = (host: string, at: MysqlLocation) => `${host}:${at.port}/${at.database}`

/** Whether two addresses certainly lead to one database, by whatever link or name of this machine. */
export function samePlace(a: Location, b: Location): boolean {
  const key = (at: Location) => locationKey(at.engine === 'sqlite' ? { ...at, path: real(at.path) } : at)
  return key(a) === key(b)
}

/** Without links, also of what is not there yet. */
function real(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return dirname(path) === path ? path : join(real(dirname(path)), basename(path))
  }
}
