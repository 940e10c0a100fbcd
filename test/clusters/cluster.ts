import { listFrom } from '../helpers/processes.js'

/** Servers that keep one database together, as real processes on loopback. */
export interface Cluster {
  /** `127.0.0.1:PORT` of each node. */
  readonly hosts: readonly string[]
  /** An address of the cluster without a database: all hosts, beginning with the node of this number. */
  address(first?: number): string
  /** The number of the node that is written to first, where there is one. */
  primary(): Promise<number>
  /** kill -9. */
  kill(node: number): void
  /** Cuts a node off from the others, or ends that; it lives and answers. Only of Galera. */
  isolate?(node: number, isCutOff: boolean): Promise<void>
  /** Starts a node that was killed, and waits until it belongs to the cluster again. */
  restart(node: number): Promise<void>
  stop(): Promise<void>
}

/** As `mysql://root@h1,h2,h3`, beginning with one of them. */
export const addressOf = (hosts: readonly string[], first = 0): string => `mysql://root@${listFrom(hosts, first)}`

/** Waits until something is so. Throws where it is not within so many seconds. */
export async function until(what: string, within: number, isSo: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + within * 1_000
  for (;;) {
    if (await isSo().catch(() => false)) return
    if (performance.now() > end) throw new Error(`Not within ${within} s: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
