import { readFileSync } from 'node:fs'
import { createPool, type PoolConnection, type PoolOptions, type RowDataPacket, type SslOptions } from 'mysql2'
import { unreadable } from '../../core/errors.js'
import type { Tls } from '../address/options.js'
import type { MysqlLocation } from '../location.js'
import { streamOf } from '../waits/link.js'
import { type Connections, guarded } from './login.js'

/**
 * Connections to a server, one at a time, each logged in within `connectMs`. The password is sent encrypted or not at
 * all.
 */
export function connectionsTo(at: MysqlLocation, connectMs: number): Connections {
  const open = (more: PoolOptions) =>
    createPool({
      host: at.host,
      port: at.port,
      ...(at.socket === undefined ? {} : { socketPath: at.socket }),
      user: at.user,
      password: at.password ?? '',
      database: at.database,
      connectionLimit: 1,
      connectTimeout: connectMs,
      charset: 'utf8mb4',
      dateStrings: true,
      flags: ['-LOCAL_FILES'],
      ...more,
    })
  return at.tls ? open({ ssl: sslOptions(at.tls) }) : guarded(at, open)
}

function sslOptions({ mode, ca }: Tls): SslOptions {
  const checks = { rejectUnauthorized: mode !== 'REQUIRED', verifyIdentity: mode === 'VERIFY_IDENTITY' }
  if (ca === undefined) return checks
  try {
    return { ...checks, ca: readFileSync(ca, 'utf8') }
  } catch (error) {
    throw unreadable(ca, error)
  }
}

/**
 * Whether the server still works at a statement of a connection: to whom it is slow, it is not lost. Own connections
 * are everybody's to see.
 */
export const isAtIt = (at: MysqlLocation) => (threadId: number, withinMs: number) =>
  new Promise<boolean>((resolve) => {
    const connections = connectionsTo(at, withinMs)
    let asking: PoolConnection | undefined
    const answer = (found: boolean) => {
      clearTimeout(timer)
      resolve(found)
      if (asking) streamOf(asking).destroy()
      connections.end(() => undefined)
    }
    const timer = setTimeout(answer, withinMs, false)
    connections.getConnection((error, connection) => {
      if (error) return answer(false)
      asking = connection
      connection.on('error', () => answer(false))
      connection.query<RowDataPacket[]>('show processlist', (refused, rows) =>
        answer(!refused && rows.some((row) => Number(row.Id) === threadId && row.Command !== 'Sleep')),
      )
    })
  })
