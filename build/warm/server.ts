import { type AddressInfo, createServer } from 'node:net'
import { DatabaseSync } from '@photostructure/sqlite'
import { type Connection, createConnection } from 'mysql2'
import { asSqlite, FUNCTIONS } from './sqlite-words.js'

const UTF8MB4 = 45
const VAR_STRING = 253
const LONGLONG = 8
/** Protocol 4.1, secure connections, authentication by plugin, transactions, the database's name at the login. */
const CAPABILITIES = 0x00080000 | 0x8000 | 0x2000 | 0x0200 | 0x0008

const MORE_RESULTS = 0x0008

type Sqlite = InstanceType<typeof DatabaseSync>

/**
 * Speaks the protocol of a MySQL server, by mysql2's server side, for an SQLite file: where the program is installed
 * there need be no server, and the driver and its dialect are to be warm all the same. It knows as much as everyday
 * command lines ask for.
 */
export async function serve(path: string): Promise<{ url: string; close(): void }> {
  let connections = 0
  const server = createServer((stream) => {
    const database = new DatabaseSync(path)
    for (const [name, run] of Object.entries(FUNCTIONS)) database.function(name, { varargs: true }, run)
    const client = createConnection({ stream, isServer: true })
    client.serverHandshake({
      protocolVersion: 10,
      serverVersion: '10.11.0-MariaDB',
      connectionId: ++connections,
      statusFlags: 2,
      characterSet: UTF8MB4,
      capabilityFlags: CAPABILITIES,
      authCallback: (_login: object, accept: (error: null) => void) => {
        accept(null)
        client.sequenceId = 0 // a new command begins, which mysql2's server does not note
      },
    })
    const answer = (text: string) => {
      try {
        // What is not waited for comes before a statement, and answers nothing.
        const [last = '', ...held] = text.split(';\n').toReversed()
        for (const statement of held.reverse()) {
          const text = asSqlite(statement)
          if (text !== undefined) database.exec(text)
          client.writeOk({ affectedRows: 0, serverStatus: MORE_RESULTS })
        }
        answerWith(database, client, asSqlite(last))
      } catch (error) {
        client.writeError({ code: 1105, message: `${(error as Error).message}: ${text}` })
      }
      client.sequenceId = 0
    }
    client.on('query', answer)
    client.on('stmt_prepare', answer) // SET, as mysql2 reads it
    client.on('error', () => undefined)
    client.on('end', () => database.close())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { url: `mysql://root@127.0.0.1:${port}/maintenance_db`, close: () => server.close() }
}

function answerWith(database: Sqlite, client: Connection, text: string | undefined): void {
  if (text === undefined) {
    client.writeOk({ affectedRows: 0 })
    return
  }
  const statement = database.prepare(text)
  if (statement.columns().length === 0) {
    const { changes, lastInsertRowid } = statement.run()
    client.writeOk({ affectedRows: Number(changes), insertId: Number(lastInsertRowid) })
    return
  }
  const rows = statement.all() as Record<string, unknown>[]
  const columns = statement.columns().map(({ name }) => ({
    catalog: 'def',
    schema: 'maintenance_db',
    table: '',
    orgTable: '',
    name,
    orgName: name,
    characterSet: UTF8MB4,
    columnLength: 1024,
    columnType: rows.some((row) => typeof row[name] === 'string') ? VAR_STRING : LONGLONG,
    flags: 0,
    decimals: 0,
  }))
  client.writeTextResult(rows, columns)
}
