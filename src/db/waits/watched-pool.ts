import type { Readable } from 'node:stream'
import { setTimeout as startTimer } from 'node:timers'
import { setImmediate, setTimeout } from 'node:timers/promises'
import type { MysqlPool, MysqlPoolConnection, MysqlStreamOptions } from 'kysely'
import type { Connection, QueryOptions } from 'mysql2'
import { HelpdeskError } from '../../core/errors.js'
import { faultOf } from '../faults.js'
import type { Connections } from '../mysql/one-connection.js'
import { PATIENCE } from './deadlines.js'
import { holding } from './held.js'
import { type Link, lost, streamOf } from './link.js'

export interface Watching {
  link: Link
  /** Sent before all others on every connection, with the first of them. */
  first: readonly string[]
  /**
   * Whether the server still works at what the connection of this number asked of it; false where it cannot be found
   * out in time.
   */
  isAtIt(threadId: number, withinMs: number): Promise<boolean>
}

/** mysql2's connections as Kysely uses them, with an end to every wait: mysql2 itself has one for connecting only. */
export function watchedPool(connections: Connections, { link, first, isAtIt }: Watching): MysqlPool {
  const known = new WeakMap<Connection, MysqlPoolConnection>()
  /** The connection in use, and whether an answer is waited for. */
  let current: { raw: Connection; busy: boolean } | undefined

  /** Runs a statement to its answer, or to the end of the connection. */
  function send(raw: Connection, sql: string, parameters: unknown[], callback: Callback): void {
    current = { raw, busy: true }
    const stop = watch(raw)
    try {
      raw.query(sql, parameters, (error, result) => {
        stop()
        current = { raw, busy: false }
        callback(error && !isAnswer(error) ? lost(error) : error, result as never)
      })
    } catch (error) {
      stop()
      throw error
    }
  }

  /** Rows as they come. mysql2 tells the end of a connection to nobody who reads them so. */
  function stream(raw: Connection, sql: string, parameters: unknown[], options: MysqlStreamOptions): Readable {
    const rows = raw.query({ sql, values: parameters, disableEval: false } as QueryOptions).stream(options)
    current = { raw, busy: true }
    const stop = watch(raw, Number.POSITIVE_INFINITY)
    const fail = (error: Error) => rows.destroy(lost(error))
    raw.once('error', fail)
    rows.once('close', () => {
      stop()
      current = { raw, busy: !rows.readableEnded } // the rest is still on its way
      raw.off('error', fail)
    })
    return rows
  }

  function watch(raw: Connection, most = PATIENCE[link.kind].mostMs): () => void {
    const { silenceMs, askMs } = PATIENCE[link.kind]
    const socket = streamOf(raw)
    let over = false
    const giveUp = () => {
      if (over) return
      link.silence = lost(new Error('The server fell silent.'))
      socket.destroy(link.silence)
    }
    const onSilence = async () => {
      const heard = socket.bytesRead
      await setImmediate() // what came while this process was busy is read first
      const isSilent = () => !over && !socket.isPaused() && socket.bytesRead === heard // paused: rows are not asked for
      if (isSilent() && !(await isWorking(raw.threadId, askMs)) && isSilent()) giveUp()
      else if (!over) socket.setTimeout(silenceMs)
    }
    // By the socket's own clock: it also sees that the server takes what is sent.
    socket.setTimeout(silenceMs)
    socket.on('timeout', onSilence)
    const timer = most < Number.POSITIVE_INFINITY ? startTimer(giveUp, most) : undefined
    return () => {
      over = true
      clearTimeout(timer)
      socket.off('timeout', onSilence)
      socket.setTimeout(0)
    }
  }

  /**
   * The answer to a statement that is done may still be on its way: where the server is not at it, that takes all of
   * the time.
   */
  async function isWorking(threadId: number, withinMs: number): Promise<boolean> {
    const rest = setTimeout(withinMs)
    if (withinMs > 0 && (await isAtIt(threadId, withinMs))) return true
    await rest
    return false
  }

  function prepare(raw: Connection): MysqlPoolConnection {
    // An answer that makes no sense leaves the statement without one.
    raw.on('error', () => streamOf(raw).destroy())
    const held = holding(first, (sql, parameters, callback) => send(raw, sql, parameters, callback))
    const connection = {
      query(sql: string, parameters: unknown[], callback?: Callback) {
        if (callback) return held.query(sql, parameters, callback)
        held.flush() // mysql2 sends one after the other
        return { stream: (options: MysqlStreamOptions) => stream(raw, sql, parameters, options) }
      },
      release: () => connections.release(raw),
    } as MysqlPoolConnection
    known.set(raw, connection)
    return connection
  }

  return {
    getConnection(callback) {
      const fail = (error: Error) => callback(error, undefined as never)
      if (link.silence) return fail(link.silence)
      connections.getConnection((error, raw) => {
        if (error) {
          if (error.code === 'ETIMEDOUT') link.silence = error
          return fail(isKnown(error) ? error : unreachable(error))
        }
        callback(undefined, known.get(raw) ?? prepare(raw))
      })
    },
    /** Says goodbye, and waits for nobody's. */
    end(callback) {
      const socket = current && streamOf(current.raw)
      if (current?.busy) socket?.destroy()
      connections.end()
      socket?.unref()
      callback(undefined)
    },
  }
}

type Callback = (error: unknown, result: never) => void

/**
 * Whether an error is what the server said; all others are about the connection. mysql2 gives an error packet a state,
 * if an empty one.
 */
const isAnswer = (error: Error): boolean => typeof (error as { sqlState?: string }).sqlState === 'string'

const isKnown = (error: Error): boolean =>
  isAnswer(error) || faultOf(error) !== undefined || error instanceof HelpdeskError

/** For what Node and TLS call by names that nobody can list. */
const unreachable = (cause: Error): Error =>
  Object.assign(new Error(cause.message, { cause }), { code: 'ECONNREFUSED' })
