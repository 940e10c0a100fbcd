import type { Socket } from 'node:net'
import type { Connection } from 'mysql2'
import { failure } from '../../core/errors.js'
import { faultOf } from '../faults.js'
import type { Db } from '../schema.js'
import { words } from '../words.js'
import type { Kind } from './deadlines.js'

/** What a server takes in one piece, its max_allowed_packet; undefined until somebody has asked. */
export interface Packet {
  bytes: number | undefined
}

/** What is known of the connection to a server, beside its engine. */
export interface Link {
  /** What the statements that are sent now are. */
  kind: Kind
  /** Set once the server fell silent: then it is not waited for again, statement after statement. */
  silence: Error | undefined
  /** The same database, on a connection of its own. */
  another(): Db
  packet: Packet
  /** How many hosts its address names. */
  hosts: number
  /** Until when a unit that failed is tried again, by `elapsedMs()`; undefined where none did. */
  until: number | undefined
  /** Says that something is tried again. */
  tell: (() => void) | undefined
}

/**
 * The link behind a connection or transaction; undefined for a file. The dialect's adapter holds it, as it does the
 * engine.
 */
export const linkOf = (db: Db): Link | undefined => (db.getExecutor().adapter as unknown as { link?: Link }).link

/**
 * Runs statements that define tables or triggers: the server may be at one of them for long, and commits each by
 * itself. Where the connection is lost meanwhile, DATABASE names `again`, the command that goes on from there.
 */
export async function defining<T>(db: Db, again: string, work: () => Promise<T>): Promise<T> {
  const link = linkOf(db)
  if (!link) return work()
  const before = link.kind
  link.kind = 'definition'
  try {
    return await work()
  } catch (error) {
    throw faultOf(error) === 'lost' ? brokenOff(again, error) : error
  } finally {
    link.kind = before
  }
}

const brokenOff = (again: string, cause: unknown) =>
  failure('DATABASE', words.brokenOff, { run: again, say: words.hints.goesOnBy }, cause)

/**
 * Looks at a database on a new connection, for at most `withinMs`: what happened to the one in use says nothing of it.
 * A file is looked at as it is.
 */
export async function onNewConnection<T>(db: Db, withinMs: number, look: (db: Db) => Promise<T>): Promise<T> {
  const link = linkOf(db)
  if (!link) return look(db)
  const another = link.another()
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(lost(new Error('The server did not answer in time.'))), Math.max(0, withinMs))
  })
  try {
    const found = await Promise.race([look(another), late])
    link.silence = undefined // it answers again
    return found
  } finally {
    clearTimeout(timer)
    await another.destroy()
  }
}

/** An end of a connection, whatever the driver or the system calls it. */
export const lost = (cause: Error): Error =>
  Object.assign(new Error(cause.message, { cause }), { code: 'PROTOCOL_CONNECTION_LOST' })

/** A connection's stream, encrypted or not. mysql2's types do not know it. */
export const streamOf = (connection: Connection): Socket => (connection as unknown as { stream: Socket }).stream
