/** What a driver's error means, whichever engine raised it. */
export type Fault =
  | 'unreachable'
  | 'connections'
  | 'blocked'
  | 'auth-plugin'
  | 'no-tls'
  | 'certificate'
  | 'lost'
  | 'access'
  | 'no-database'
  | 'not-set-up'
  | 'read-only'
  | 'file-read-only'
  | 'busy'
  | 'limit'
  | 'deadlock'
  | 'no-majority'
  | 'commit-unknown'
  | 'full'
  | 'not-a-database'
  | 'unusable'
  | 'unwritable'
  | 'duplicate'
  | 'missing-reference'
  | 'still-referenced'
  | 'bad-value'
  | 'too-large'
  | 'unstorable-text'
  | 'trigger'
  | 'refused'

/** By Node's name, for the network, or mysql2's, for the connection. */
const NETWORK: Record<string, Fault> = {
  ECONNREFUSED: 'unreachable',
  ENOTFOUND: 'unreachable',
  EAI_AGAIN: 'unreachable',
  ETIMEDOUT: 'unreachable',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  ECONNRESET: 'lost',
  EPIPE: 'lost',
  PROTOCOL_CONNECTION_LOST: 'lost',
  PROTOCOL_ENQUEUE_AFTER_FATAL_ERROR: 'lost',
  AUTH_SWITCH_PLUGIN_ERROR: 'auth-plugin',
}

/** By the name of our own, for what was not sent. */
const OURS: Record<string, Fault> = { HELPDESK_STATEMENT_TOO_LARGE: 'too-large' }

/** By the name that Node or mysql2 gives a connection that cannot be encrypted as asked for. */
const TLS: Record<string, Fault> = {
  HANDSHAKE_NO_SSL_SUPPORT: 'no-tls',
  HANDSHAKE_SSL_ERROR: 'certificate',
  ERR_TLS_CERT_ALTNAME_INVALID: 'certificate',
  CERT_HAS_EXPIRED: 'certificate',
  CERT_NOT_YET_VALID: 'certificate',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'certificate',
  SELF_SIGNED_CERT_IN_CHAIN: 'certificate',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'certificate',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'certificate',
}

/** By the server's number: mysql2 knows MySQL's names, and has none or a wrong one for MariaDB's own. */
const SERVER: Record<number, Fault> = {
  1021: 'full', // disk full
  1026: 'full', // error writing file
  1040: 'connections', // too many
  1044: 'access', // no right on the database
  1045: 'access', // wrong user or password
  1047: 'no-majority', // Galera: not prepared for application use
  1048: 'bad-value', // cannot be null
  1049: 'no-database',
  1053: 'lost', // shutdown in progress
  1054: 'not-set-up', // unknown column
  1062: 'duplicate',
  1114: 'full', // table is full
  1129: 'blocked', // after too many errors of this host
  1130: 'access', // host may not connect
  1142: 'access', // no right on the table
  1143: 'access', // no right on the column
  1146: 'not-set-up', // no such table
  1153: 'too-large', // packet
  1180: 'commit-unknown', // error during commit
  1203: 'connections', // too many of this user
  1205: 'busy', // lock wait time-out
  1213: 'deadlock',
  1226: 'limit', // a limit of this user is reached
  1227: 'access', // a privilege is missing
  1264: 'bad-value', // out of range
  1267: 'unstorable-text', // illegal mix of collations
  1270: 'unstorable-text', // the same, of three
  1271: 'unstorable-text', // the same, of more
  1290: 'read-only', // option prevents the statement
  1292: 'bad-value', // incorrect datetime
  1317: 'lost', // interrupted
  1366: 'unstorable-text', // incorrect string value
  1406: 'bad-value', // data too long
  1449: 'trigger', // its definer is gone
  1451: 'still-referenced',
  1452: 'missing-reference',
  1419: 'access', // a trigger, with the binary log on
  1698: 'access', // no password where one is needed
  1820: 'access', // password must be changed first
  1836: 'read-only',
  1862: 'access', // password has expired
  1927: 'lost', // MariaDB: connection was killed
  1969: 'busy', // MariaDB: max_statement_time
  3024: 'busy', // MySQL: max_execution_time
  3032: 'no-majority', // MySQL: offline mode, as a node is that a group has expelled
  3100: 'no-majority', // MySQL: a group's hook failed, before the commit
  3101: 'deadlock', // MySQL: a group's certification failed
  3796: 'no-majority', // MySQL: a member of a group that is not online
  3797: 'no-majority', // MySQL: the same, while it waited for the others
  3799: 'no-majority', // MySQL: it leaves its group
  3854: 'unstorable-text', // MySQL: a text cannot be converted to a column's character set, not even to compare
  4151: 'access', // MariaDB: account is locked
}

const PARSE_ERROR = 1064
/** The state of a SIGNAL: what a trigger refuses, whatever number it gives its error. */
const SIGNALLED = '45000'
/** What the server itself says with numbers that triggers borrow: https://mariadb.com/kb/en/signal/ */
const OWN_WORDS: Record<number, RegExp> = { [PARSE_ERROR]: /SQL syntax/, 1366: /^(Incorrect|Data truncated)/ }
/** A storage engine's answer that carries the system's: https://mariadb.com/kb/en/operating-system-error-codes/ */
const [ENGINE_ERROR, NO_SPACE] = [1030, /\berror 28\b|No space left/i]

/** SQLite's extended result codes, then its primary ones: https://sqlite.org/rescode.html */
const SQLITE_CODES: Record<number, Fault> = {
  2067: 'duplicate',
  1555: 'duplicate',
  787: 'missing-reference',
  1811: 'still-referenced',
  1299: 'bad-value',
  3: 'access',
  5: 'busy',
  6: 'busy',
  8: 'file-read-only',
  778: 'unwritable', // write
  1034: 'unwritable', // fsync
  1546: 'unwritable', // truncate
  4618: 'unwritable', // the -shm file cannot be made
  4874: 'unwritable', // its size
  5386: 'unwritable', // it cannot be mapped
  10: 'unusable',
  11: 'unusable',
  13: 'full',
  14: 'unusable',
  18: 'bad-value',
  23: 'access',
  26: 'not-a-database',
}

/** Some of the SQLite driver's errors carry no code. */
const SQLITE_TEXTS: [RegExp, Fault][] = [
  [/database disk image is malformed/, 'unusable'],
  [/file is not a database/, 'not-a-database'],
  [/database is locked/, 'busy'],
]

/** Names the fault behind a driver's error; undefined for what is no fault of the database. */
export function faultOf(error: unknown): Fault | undefined {
  const e = error as Partial<Record<'code' | 'message' | 'sqlState' | 'syscall', string>> &
    Partial<Record<'errno' | 'errcode', number>>
  if (typeof e?.errcode === 'number') {
    if (e.errcode === 1 && /^no such (table|column)|has no column named/.test(e.message ?? '')) return 'not-set-up'
    return SQLITE_CODES[e.errcode] ?? SQLITE_CODES[e.errcode & 0xff]
  }
  if (e?.sqlState && isSignalled(e)) return 'refused'
  if (e?.errno === ENGINE_ERROR && NO_SPACE.test(e.message ?? '')) return 'full'
  const known = (e?.code && (NETWORK[e.code] ?? TLS[e.code] ?? OURS[e.code])) || (e?.errno && SERVER[e.errno])
  if (known) return known
  if (e?.syscall === 'connect') return 'unreachable' // a socket's file that is not there, or not ours to use
  // Any other answer of a server, but for one to SQL that is wrong: that is our mistake.
  if (e?.errno && e.sqlState && e.errno !== PARSE_ERROR) return 'refused'
  const said = SQLITE_TEXTS.find(([text]) => text.test(e?.message ?? ''))
  if (said) return said[1]
  if (/connection is in closed state|Connection lost/i.test(e?.message ?? '')) return 'lost'
  return undefined
}

/** Whether a trigger or a rule of the server's said no in its own words. */
const isSignalled = ({ errno = 0, sqlState, message = '' }: { errno?: number; sqlState?: string; message?: string }) =>
  sqlState === SIGNALLED || OWN_WORDS[errno]?.test(message) === false

/** Of a server that failed in the midst of a commit, or shuts down. */
const OPEN = new Set<Fault | undefined>(['lost', 'commit-unknown', 'no-majority'])

/**
 * Whether the database itself said no, so that nothing came of what was asked. Any other end of a wait leaves that
 * open, and so do some of its answers.
 */
export function isRefusal(error: unknown): boolean {
  const e = error as { errcode?: number; sqlState?: string } | null
  const fault = faultOf(error)
  return (
    (typeof e?.errcode === 'number' && fault !== 'unusable' && fault !== 'unwritable') ||
    (typeof e?.sqlState === 'string' && !OPEN.has(fault))
  )
}
