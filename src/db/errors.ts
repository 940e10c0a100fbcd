import { type ErrorCode, failure, type HelpdeskError, same, type Text } from '../errors.js'

/** What a driver's error means, whichever engine raised it. */
export type Fault =
  | 'unreachable'
  | 'lost'
  | 'access'
  | 'no-database'
  | 'not-set-up'
  | 'read-only'
  | 'busy'
  | 'limit'
  | 'deadlock'
  | 'no-majority'
  | 'commit-unknown'
  | 'full'
  | 'not-a-database'
  | 'unusable'
  | 'duplicate'
  | 'missing-reference'
  | 'still-referenced'
  | 'bad-value'
  | 'unstorable-text'

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
}

/** By the server's number: mysql2 knows MySQL's names, and has none or a wrong one for MariaDB's own. */
const SERVER: Record<number, Fault> = {
  1021: 'full', // disk full
  1040: 'unreachable', // too many connections
  1044: 'access', // no right on the database
  1045: 'access', // wrong user or password
  1047: 'no-majority', // Galera: not prepared for application use
  1048: 'bad-value', // cannot be null
  1049: 'no-database',
  1053: 'lost', // shutdown in progress
  1054: 'not-set-up', // unknown column
  1062: 'duplicate',
  1114: 'full', // table is full
  1129: 'unreachable', // host is blocked
  1130: 'access', // host may not connect
  1142: 'access', // no right on the table
  1143: 'access', // no right on the column
  1146: 'not-set-up', // no such table
  1153: 'bad-value', // packet too large
  1180: 'commit-unknown', // error during commit
  1203: 'limit', // too many connections of this user
  1205: 'busy', // lock wait time-out
  1213: 'deadlock',
  1226: 'limit', // a limit of this user is reached
  1227: 'access', // a privilege is missing
  1264: 'bad-value', // out of range
  1267: 'unstorable-text', // illegal mix of collations
  1290: 'read-only', // option prevents the statement
  1292: 'bad-value', // incorrect datetime
  1317: 'lost', // interrupted
  1366: 'unstorable-text', // incorrect string value
  1406: 'bad-value', // data too long
  1451: 'still-referenced',
  1452: 'missing-reference',
  1698: 'access', // no password where one is needed
  1820: 'access', // password must be changed first
  1836: 'read-only',
  1862: 'access', // password has expired
  1927: 'lost', // MariaDB: connection was killed
  1969: 'busy', // MariaDB: max_statement_time
  3024: 'busy', // MySQL: max_execution_time
  4151: 'access', // MariaDB: account is locked
}

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
  8: 'read-only',
  10: 'unusable',
  11: 'unusable',
  13: 'full',
  14: 'unusable',
  18: 'bad-value',
  23: 'access',
  26: 'not-a-database',
}

/** Names the fault behind a driver's error; undefined for what is no fault of the database. */
export function faultOf(error: unknown): Fault | undefined {
  const e = error as { code?: string; errno?: number; errcode?: number; message?: string } | null
  if (typeof e?.errcode === 'number') {
    if (e.errcode === 1 && /^no such (table|column)|has no column named/.test(e.message ?? '')) return 'not-set-up'
    return SQLITE_CODES[e.errcode] ?? SQLITE_CODES[e.errcode & 0xff]
  }
  const known = (e?.code && NETWORK[e.code]) || (e?.errno && SERVER[e.errno])
  if (known) return known
  if (/connection is in closed state|Connection lost/i.test(e?.message ?? '')) return 'lost'
  return undefined
}

type Words = [code: ErrorCode, text: Text, hint?: Text | ((address: string) => Text)]

const AGAIN: Text = { en: 'Run the command again.', fr: 'Relancez la commande.' }
const WORDS: Record<Fault, Words> = {
  unreachable: [
    'DATABASE',
    { en: 'The database cannot be reached', fr: 'La base de données est injoignable' },
    { en: 'Is the server running (in XAMPP: MySQL, Start)?', fr: 'Le serveur tourne-t-il (dans XAMPP : MySQL, Start) ?' },
  ],
  lost: [
    'DATABASE',
    {
      en: 'The connection to the database was lost; nothing was changed.',
      fr: 'La connexion à la base de données a été perdue ; rien n’a été modifié.',
    },
    AGAIN,
  ],
  access: [
    'DATABASE',
    {
      en: 'The database refused: its user lacks the right, or the password is wrong',
      fr: 'La base de données a refusé : son utilisateur n’en a pas le droit, ou le mot de passe est faux',
    },
    {
      en: 'Set the password in the configuration, in HELPDESK_DATABASE or in HELPDESK_DATABASE_PASSWORD, or ask a DBA for the right.',
      fr: 'Mettez le mot de passe dans la configuration, HELPDESK_DATABASE ou HELPDESK_DATABASE_PASSWORD, ou demandez le droit au DBA.',
    },
  ],
  'no-database': [
    'DATABASE',
    { en: 'The server has no database of that name', fr: 'Le serveur n’a pas de base de données de ce nom' },
    (address) => same(`CREATE DATABASE ${decodeURIComponent(address.split('/').at(-1) ?? '')} CHARACTER SET utf8mb4;`),
  ],
  'not-set-up': [
    'DATABASE',
    {
      en: 'The database is not set up for helpdesk, or its schema is older than this program',
      fr: 'La base de données n’est pas préparée pour helpdesk, ou son schéma est plus ancien que ce programme',
    },
    same('helpdesk db migrate'),
  ],
  'read-only': [
    'DATABASE',
    {
      en: 'The database is read-only at the moment; nothing was changed.',
      fr: 'La base de données est en lecture seule pour le moment ; rien n’a été modifié.',
    },
  ],
  busy: [
    'DATABASE',
    {
      en: 'Another program keeps the database busy; nothing was changed.',
      fr: 'Un autre programme occupe la base de données ; rien n’a été modifié.',
    },
    AGAIN,
  ],
  limit: [
    'DATABASE',
    {
      en: 'The server does not allow more connections or statements for now; nothing was changed.',
      fr: 'Le serveur n’accepte pas davantage de connexions ou de requêtes pour le moment ; rien n’a été modifié.',
    },
    AGAIN,
  ],
  deadlock: [
    'DATABASE',
    {
      en: 'Another program changed the same rows at the same moment; nothing was changed here.',
      fr: 'Un autre programme modifiait les mêmes lignes au même moment ; rien n’a été modifié ici.',
    },
    AGAIN,
  ],
  'no-majority': [
    'DATABASE',
    { en: 'This server is cut off from the rest of its cluster.', fr: 'Ce serveur est coupé du reste de sa grappe.' },
    { en: 'Use another host of the cluster.', fr: 'Utilisez un autre hôte de la grappe.' },
  ],
  'commit-unknown': ['UNKNOWN', { en: 'The answer of the database was lost.', fr: 'La réponse de la base de données a été perdue.' }],
  full: [
    'DATABASE',
    { en: 'The database has no space left; nothing was changed.', fr: 'La base de données n’a plus de place ; rien n’a été modifié.' },
  ],
  'not-a-database': ['DATABASE', { en: 'The file is not an SQLite database', fr: 'Le fichier n’est pas une base de données SQLite' }],
  unusable: [
    'DATABASE',
    {
      en: 'The database file cannot be opened, read or written; it may be damaged',
      fr: 'Le fichier de la base de données ne peut être ouvert, lu ou écrit ; il est peut-être endommagé',
    },
  ],
  duplicate: ['CONFLICT', { en: 'That is there already; nothing was changed.', fr: 'Cela existe déjà ; rien n’a été modifié.' }],
  'missing-reference': [
    'CONFLICT',
    {
      en: 'Something this refers to was deleted meanwhile; nothing was changed.',
      fr: 'Un élément auquel ceci renvoie a été supprimé entre-temps ; rien n’a été modifié.',
    },
    AGAIN,
  ],
  'still-referenced': [
    'CONFLICT',
    { en: 'Other things still refer to it; nothing was changed.', fr: 'D’autres éléments y renvoient encore ; rien n’a été modifié.' },
  ],
  'bad-value': [
    'INVALID',
    {
      en: 'The database refused a value as too long or out of range; nothing was changed.',
      fr: 'La base de données a refusé une valeur trop longue ou hors limites ; rien n’a été modifié.',
    },
  ],
  'unstorable-text': [
    'INVALID',
    {
      en: 'The database cannot store a character of this text; nothing was changed.',
      fr: 'La base de données ne peut pas enregistrer un caractère de ce texte ; rien n’a été modifié.',
    },
    { en: 'A column of it is not utf8mb4.', fr: 'Une de ses colonnes n’est pas en utf8mb4.' },
  ],
}

/** Faults whose sentence ends with the address of the database that it is about. */
const ABOUT_ADDRESS = new Set<Fault>(['unreachable', 'access', 'no-database', 'not-set-up', 'not-a-database', 'unusable'])

/** A driver's error in our own words, or undefined where it is none of the database's. `address` holds no password. */
export function explainDatabaseError(error: unknown, address: string): HelpdeskError | undefined {
  const fault = faultOf(error)
  if (!fault) return undefined
  const [code, { en, fr }, hint] = WORDS[fault]
  const text = ABOUT_ADDRESS.has(fault) ? { en: `${en}: ${address}.`, fr: `${fr} : ${address}.` } : { en, fr }
  return failure(code, text, typeof hint === 'function' ? hint(address) : hint, error)
}
