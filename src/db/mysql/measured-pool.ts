import type { MysqlPool, MysqlPoolConnection, MysqlQueryResult } from 'kysely'
import { ALWAYS_TAKEN, ASK, PACKET_HEAD, StatementTooLarge } from '../statements/packet.js'
import { bytesOf } from '../statements/size.js'
import type { Packet } from '../waits/link.js'

type Callback = (error: unknown, result: MysqlQueryResult) => void

/**
 * A pool that sends no statement which is larger than the server takes: MariaDB would cut the connection off, often
 * without a word.
 */
export function measuredPool(pool: MysqlPool, packet: Packet): MysqlPool {
  const known = new WeakMap<MysqlPoolConnection, MysqlPoolConnection>()
  return {
    getConnection: (callback) =>
      pool.getConnection((error, raw) => {
        if (error) return callback(error, raw)
        const connection = known.get(raw) ?? measured(raw, packet)
        known.set(raw, connection)
        callback(error, connection)
      }),
    end: (callback) => pool.end(callback),
  }
}

function measured(raw: MysqlPoolConnection, packet: Packet): MysqlPoolConnection {
  function send(sql: string, parameters: unknown[], callback: Callback): void {
    const [bytes, most] = [bytesOfStatement(sql, parameters), (packet.bytes ?? 0) - PACKET_HEAD]
    if (bytes > most) callback(new StatementTooLarge(bytes, most), [])
    else raw.query(sql, parameters, callback)
  }
  function askFirst(sql: string, parameters: unknown[], callback: Callback): void {
    raw.query(ASK, [], (error, answer) => {
      if (error) return callback(error, answer)
      packet.bytes = Number((answer as { bytes: number }[])[0]?.bytes)
      send(sql, parameters, callback)
    })
  }
  const connection = {
    query(sql: string, parameters: unknown[], callback?: Callback) {
      if (!callback) return raw.query(sql, parameters) // what is read row by row is asked for in few words
      if (isAlwaysTaken(sql, parameters)) raw.query(sql, parameters, callback)
      else if (packet.bytes === undefined) askFirst(sql, parameters, callback)
      else send(sql, parameters, callback)
    },
    release: () => raw.release(),
  }
  return connection as MysqlPoolConnection
}

/** As mysql2 sends it: with the values in their places. */
const bytesOfStatement = (sql: string, parameters: readonly unknown[]): number =>
  parameters.reduce<number>((sum, value) => sum + bytesOf(value) - 1, Buffer.byteLength(sql))

/** The second is longer to tell, and asking the server longer still. */
const isAlwaysTaken = (sql: string, parameters: readonly unknown[]): boolean =>
  mayTake(sql, parameters) + PACKET_HEAD < ALWAYS_TAKEN ||
  bytesOfStatement(sql, parameters) + PACKET_HEAD < ALWAYS_TAKEN

/** No less than that, and quicker to tell. */
const mayTake = (sql: string, parameters: readonly unknown[]): number =>
  parameters.reduce<number>(
    (sum, value) => sum + (typeof value === 'string' ? 3 * value.length + 2 : 24),
    3 * sql.length,
  )
