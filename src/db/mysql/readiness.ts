import type { Connection, QueryError, RowDataPacket } from 'mysql2'
import { lost, streamOf } from '../waits/link.js'
import type { Connections } from './one-connection.js'
import { withoutGalera } from './session.js'
import { notReady } from './unready.js'

/** What a node of a cluster says of itself. */
export interface Node {
  connections: Connections
  /** Whether it refused to be written to when it was connected. */
  isReadOnly(): boolean
  /** Ends the connection: what it said no longer holds. */
  leave(): void
}

/** Whether the server belongs to a cluster at all; one that was built without Galera has neither of these rows. */
const IN_GALERA = "show global variables like 'wsrep_on'"
/** https://mariadb.com/kb/en/galera-cluster-status-variables/#wsrep_ready */
const READY = "show status like 'wsrep_ready'"
/** Where there is such a variable, the server may be a member of a group, or was one. */
const READ_ONLY = `select @@global.read_only as readOnly
  /*!80014 , (select variable_value from performance_schema.session_variables where variable_name = 'group_replication_consistency') as consistency */`
/** What was committed anywhere before is seen here. */
const CONSISTENT = "set session group_replication_consistency = 'BEFORE'"
/**
 * How many members it knows of, none where nobody made it one; itself, and whether it sees the most of the group.
 * https://dev.mysql.com/doc/refman/8.4/en/performance-schema-replication-group-members-table.html
 */
const IN_GROUP = `select (select count(*) from performance_schema.replication_group_members) as members,
    (select member_state from performance_schema.replication_group_members where member_id = @@server_uuid) as state,
    (select sum(case when member_state in ('ONLINE', 'RECOVERING') then 2 else 0 end) > count(*) from performance_schema.replication_group_members) as majority`

/** The answers, by statement. */
type Answers = [inGalera: RowDataPacket[], ready: RowDataPacket[], server: RowDataPacket[], ...unknown[]]

/**
 * Connections to one node of a cluster, each asked first whether the node is ready, in one round trip with `settings`,
 * within `withinMs`; a member of a group takes one more. One that is not fails with the fault no-majority. An account
 * that may not read performance_schema learns of a group only whether it may write.
 */
export function readyNode(connections: Connections, settings: readonly string[], withinMs: number): Node {
  const known = new WeakSet<Connection>()
  let current: Connection | undefined
  let readOnly = false

  /** Calls back once, with no error where the node is ready. */
  function ask(connection: Connection, first: readonly string[], callback: (error: Error | null) => void): void {
    const timer = setTimeout(() => streamOf(connection).destroy(lost(new Error('The node fell silent.'))), withinMs)
    const answer = (error: Error | null) => {
      clearTimeout(timer)
      callback(error)
    }
    connection.query(
      [IN_GALERA, READY, READ_ONLY, ...first].join(';\n'),
      (error: QueryError | null, answers: unknown) => {
        const plain = withoutGalera(first, error)
        if (plain) {
          clearTimeout(timer)
          return ask(connection, plain, callback)
        }
        if (error) return answer(asLost(error))
        const [[galera], [ready], [server]] = answers as Answers
        readOnly = Number(server?.readOnly) === 1
        if (galera?.Value === 'ON' && ready?.Value !== 'ON') return answer(notReady())
        if (typeof server?.consistency !== 'string') return answer(null)
        askGroup(connection, answer)
      },
    )
  }

  function askGroup(connection: Connection, answer: (error: Error | null) => void): void {
    connection.query(`${CONSISTENT};\n${IN_GROUP}`, (error: QueryError | null, answers: unknown) => {
      if (error) return answer(error.errno === NO_RIGHT ? null : asLost(error))
      const [, [member]] = answers as [unknown, RowDataPacket[]]
      const isReady = Number(member?.members) === 0 || (member?.state === 'ONLINE' && Number(member.majority) === 1)
      answer(isReady ? null : notReady())
    })
  }

  return {
    connections: {
      ...connections,
      getConnection: (callback) =>
        connections.getConnection((error, connection) => {
          current = connection
          if (error || known.has(connection)) return callback(error, connection)
          ask(connection, settings, (unready) => {
            if (!unready) known.add(connection)
            else {
              streamOf(connection).destroy()
              connections.release(connection)
            }
            callback(unready, connection)
          })
        }),
    },
    isReadOnly: () => readOnly,
    leave() {
      if (current) streamOf(current).destroy()
    },
  }
}

const NO_RIGHT = 1142

const asLost = (error: QueryError): Error => (typeof error.sqlState === 'string' ? error : lost(error))
