import type { Connection } from 'mysql2'
import { streamOf } from '../waits/link.js'

type Callback = (error: NodeJS.ErrnoException | null, connection: Connection) => void

/** Where the one connection of a process comes from. */
export interface Connections {
  /** Waits until it is given back. */
  getConnection(callback: Callback): void
  release(connection: Connection): void
  /** Says goodbye; what is not connected yet is given up. */
  end(): void
}

/**
 * One connection that `open` begins, given to one at a time; another where it has ended meanwhile. What mysql2's pool
 * does beside costs a start three milliseconds.
 */
export function oneConnection(open: () => Connection): Connections {
  let opening: Connection | undefined
  let current: Connection | undefined
  let isTaken = false
  const waiting: Callback[] = []

  function give(callback: Callback): void {
    isTaken = true
    if (current) callback(null, current)
    else connect(callback)
  }

  function connect(callback: Callback): void {
    const connection = open()
    opening = connection
    connection.on('error', (error: NodeJS.ErrnoException) => {
      if (current === connection) current = undefined
      if (opening !== connection) return
      opening = undefined
      next()
      callback(error, connection)
    })
    connection.once('connect', () => {
      opening = undefined
      current = connection
      callback(null, connection)
    })
    connection.once('end', () => {
      if (current === connection) current = undefined
    })
  }

  function next(): void {
    isTaken = false
    const callback = waiting.shift()
    if (callback) give(callback)
  }

  return {
    getConnection: (callback) => void (isTaken ? waiting.push(callback) : give(callback)),
    release(connection) {
      if (current === connection && streamOf(connection).destroyed) current = undefined // noticed here first
      next()
    },
    end() {
      if (opening) streamOf(opening).destroy()
      current?.end(() => undefined)
    },
  }
}
