import { Readable } from 'node:stream'
import type { MysqlPool, MysqlPoolConnection, MysqlStreamOptions } from 'kysely'
import { type Fault, faultOf } from '../faults.js'
import type { Kind } from '../waits/deadlines.js'
import { ENDS, OPENS } from '../waits/held.js'
import { type Link, lost } from '../waits/link.js'
import { MOST_TRIES } from '../waits/retries.js'
import { answerOf } from './promised.js'
import { type HostPool, isOfHost, seeking } from './seek.js'

type Callback = (error: unknown, result: never) => void

const WRITES = new Set<Kind>(['writing', 'definition'])
const READS = /^\s*(?:\(|select\b|show\b|with\b)/i

const LOCKS = /\b(?:for update|lock in share mode|for share)\b/i
/** Lock wait time-out. */
const LOCK_WAIT = 1205

/**
 * Whether what only reads waited in vain. It waits for nobody's rows, but on Galera for what the others of the cluster
 * wrote (`wsrep_sync_wait`): a node that is cut off from them answers so before it says that it is.
 */
const isWaitForOthers = (error: unknown, sql: string): boolean =>
  (error as { errno?: number }).errno === LOCK_WAIT && READS.test(sql) && !LOCKS.test(sql)

/**
 * A pool of one connection to the first of several hosts that is ready, and for what writes to one that can be written
 * to. A statement outside a transaction, and the first one in it, goes to the next host where it cannot have changed
 * anything; of what was done in a transaction nothing is left then, and it fails as lost.
 */
export function hostsPool(hosts: readonly HostPool[], link: Link): MysqlPool {
  const { ready, leave } = seeking(hosts, link)

  function connection(): MysqlPoolConnection {
    let on: MysqlPoolConnection | undefined
    /** What opens a transaction in which nothing was sent yet. */
    let opening: string[] = []
    let isInside = false

    function leaveHost(): void {
      leave()
      on?.release()
      on = undefined
    }

    /** Connects where that is to be done, and opens what is to be opened. */
    async function opened(writing: boolean): Promise<MysqlPoolConnection> {
      on ??= await ready(writing || WRITES.has(link.kind))
      for (const text of opening) on.query(text, [], () => undefined)
      return on
    }

    function noteOpened(): void {
      isInside ||= opening.length > 0
      opening = []
    }

    async function send(sql: string, parameters: unknown[]): Promise<unknown> {
      for (let tries = 0, writing = false; ; tries++) {
        try {
          const answer = await answerOf(await opened(writing), sql, parameters)
          noteOpened()
          return answer
        } catch (error) {
          if (!on) throw error // no host is ready
          if (!isOfHost(error) && !isWaitForOthers(error, sql)) {
            noteOpened()
            throw error
          }
          leaveHost()
          const fault = faultOf(error)
          if (isInside || tries >= mostFor(error) || !isWithoutEffect(fault, sql)) throw error
          writing ||= fault === 'read-only'
        }
      }
    }

    /** Who waited in vain everywhere, for a table that somebody keeps, has waited long enough. */
    const mostFor = (error: unknown): number => (isOfHost(error) ? MOST_TRIES : hosts.length - 1)

    const isWithoutEffect = (fault: Fault | undefined, sql: string): boolean =>
      link.kind !== 'definition' && (fault !== 'lost' || opening.length > 0 || READS.test(sql))

    async function end(sql: string): Promise<unknown> {
      const wasInside = isInside
      opening = []
      isInside = false
      if (!wasInside) return []
      if (!on && sql === 'commit') throw lost(new Error('The transaction ended with its connection.'))
      if (!on) return []
      try {
        return await answerOf(on, sql, [])
      } catch (error) {
        if (isOfHost(error)) leaveHost()
        throw error
      }
    }

    /** Once a row was read, its host is not left any more. */
    async function* rows(sql: string, parameters: unknown[], options: MysqlStreamOptions): AsyncGenerator<unknown> {
      for (let tries = 0, begun = false; ; tries++) {
        try {
          const query = (await opened(false)).query(sql, parameters) as unknown as Streaming
          noteOpened()
          for await (const row of query.stream(options)) {
            begun = true
            yield row
          }
          return
        } catch (error) {
          if (!on || !(isOfHost(error) || isWaitForOthers(error, sql))) throw error
          leaveHost()
          if (begun || isInside || tries >= mostFor(error)) throw error
        }
      }
    }

    const one = {
      query(sql: string, parameters: unknown[], callback?: Callback) {
        if (!callback)
          return {
            stream: (options: MysqlStreamOptions) => Readable.from(rows(sql, parameters, options), { ...options }),
          }
        if (OPENS.test(sql)) {
          opening.push(sql)
          return callback(null, [] as never)
        }
        const answer = ENDS.test(sql) ? end(sql) : send(sql, parameters)
        answer.then(
          (found) => callback(null, found as never),
          (error) => callback(error, undefined as never),
        )
      },
      release: () => on?.release(),
    }
    return one as MysqlPoolConnection
  }

  return {
    getConnection: (callback) => callback(undefined, connection()),
    end(callback) {
      for (const { pool } of hosts) pool.end(() => undefined)
      callback(undefined)
    },
  }
}

interface Streaming {
  stream(options: MysqlStreamOptions): Readable
}
