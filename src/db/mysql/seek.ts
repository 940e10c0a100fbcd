import { setTimeout } from 'node:timers/promises'
import type { MysqlPool, MysqlPoolConnection } from 'kysely'
import { elapsedMs } from '../../core/light/clock.js'
import { type Fault, faultOf } from '../faults.js'
import type { Link } from '../waits/link.js'
import { pauseMs, telling, WITHIN_MS } from '../waits/retries.js'
import { connectionOf } from './promised.js'
import type { Node } from './readiness.js'
import { readOnly } from './unready.js'

/** One host of several. */
export interface HostPool {
  pool: MysqlPool
  node: Node
}

/** What the next host may be free of. */
const NEXT = new Set<Fault | undefined>(['unreachable', 'connections', 'blocked', 'lost', 'no-majority', 'read-only'])
export const isOfHost = (error: unknown): boolean => NEXT.has(faultOf(error))

export interface Hosts {
  /** A connection to the first host that is ready; `writing`: to be written to. It stays with that host until it is left. */
  ready(writing: boolean): Promise<MysqlPoolConnection>
  /** The host in use has failed. */
  leave(): void
}

/**
 * Hosts in their order, from the one in use on. Where none is ready, but one may soon be, they are asked again for
 * `WITHIN_MS` in all; a host that is not there is waited for only where another was.
 */
export function seeking(hosts: readonly HostPool[], link: Link): Hosts {
  let at = 0
  let wasConnected = false
  const host = () => hosts[at] as HostPool

  function leave(): void {
    host().node.leave()
    link.silence = undefined // another host is not the one that fell silent
    at = (at + 1) % hosts.length
  }

  async function firstReady(writing: boolean): Promise<MysqlPoolConnection> {
    let failed: unknown
    for (let tried = 0; tried < hosts.length; tried++) {
      try {
        return await readyAt(host(), writing)
      } catch (error) {
        if (!isOfHost(error)) throw error
        // What a node says of itself tells more than that another is not there.
        if (failed === undefined || faultOf(failed) === 'unreachable') failed = error
        leave()
      }
    }
    throw failed
  }

  async function readyAt({ pool, node }: HostPool, writing: boolean): Promise<MysqlPoolConnection> {
    const connection = await connectionOf(pool)
    wasConnected = true
    if (!writing || !node.isReadOnly()) return connection
    node.leave()
    connection.release()
    throw readOnly()
  }

  const maySoonBe = (error: unknown): boolean =>
    link.kind !== 'glance' && isOfHost(error) && (wasConnected || faultOf(error) !== 'unreachable')

  return {
    leave,
    async ready(writing) {
      const until = link.until ?? elapsedMs() + WITHIN_MS
      const stop = telling(link)
      try {
        for (let tries = 0; ; tries++) {
          try {
            return await firstReady(writing)
          } catch (error) {
            const pause = pauseMs(tries)
            if (!maySoonBe(error) || elapsedMs() + pause > until) throw error
            await setTimeout(pause)
          }
        }
      } finally {
        stop()
      }
    },
  }
}
