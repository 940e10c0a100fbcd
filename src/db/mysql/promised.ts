import type { MysqlPool, MysqlPoolConnection } from 'kysely'

export const connectionOf = (pool: MysqlPool): Promise<MysqlPoolConnection> =>
  new Promise((resolve, reject) => {
    pool.getConnection((error, connection) => (error ? reject(error) : resolve(connection)))
  })

export const answerOf = (on: MysqlPoolConnection, sql: string, parameters: unknown[]): Promise<unknown> =>
  new Promise((resolve, reject) => {
    on.query(sql, parameters, (error, result) => (error ? reject(error) : resolve(result)))
  })
