import { readFileSync } from 'node:fs'
import { type ConnectionOptions, createConnection, type RowDataPacket, type SslOptions } from 'mysql2'
import { unreadable } from '../../core/errors.js'
import type { Host } from '../address/host.js'
import type { Tls } from '../address/options.js'
import type { MysqlLocation } from '../location.js'
import { streamOf } from '../waits/link.js'
import { withValues } from './format.js'
import { guarded } from './login.js'
import { type Connections, oneConnection } from './one-connection.js'

/**
 * Connections to one host of an address, one at a time, each logged in within `connectMs`. The password is sent
 * encrypted or not at all.
 */
export function connectionsTo(at: MysqlLocation, { host, port }: Host, connectMs: number): Connections {
  const open = (more: ConnectionOptions) =>
    createConnection({
      host,
      port,
      ...(at.socket === undefined ? {} : { socketPath: at.socket }),
      user: at.user,
      password: at.password ?? '',
      database: at.database,
      connectTimeout: connectMs,
      charset: 'utf8mb4',
      dateStrings: true,
      multipleStatements: true, // what is not waited for goes with the next: see held.ts
      flags: ['-LOCAL_FILES'],
      queryFormat: withValues,
      disableEval: true, // to make code for a few rows takes longer than to read them without
      ...more,
    })
  if (!at.tls) return guarded(at, open)
  const ssl = sslOptions(at.tls)
  return oneConnection(() => open({ ssl }))
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
export const isAtIt = (at: MysqlLocation, host: Host) => (threadId: number, withinMs: number) =>
  new Promise<boolean>((resolve) => {
    const connections = connectionsTo(at, host, withinMs)
    let close = () => connections.end()
    const answer = (found: boolean) => {
      clearTimeout(timer)
      resolve(found)
      close()
    }
    const timer = setTimeout(answer, withinMs, false)
    connections.getConnection((error, connection) => {
      if (error) return answer(false)
      close = () => void streamOf(connection).destroy()
      connection.on('error', () => answer(false))
      connection.query<RowDataPacket[]>('show processlist', (refused, rows) =>
        answer(!refused && rows.some((row) => Number(row.Id) === threadId && row.Command !== 'Sleep')),
      )
    })
  })
