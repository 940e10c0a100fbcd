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

/** By the error's name in mysql2, or Node's for the network. Numbers are the server's. */
const CODES: Record<string, Fault> = {
  ECONNREFUSED: 'unreachable',
  ENOTFOUND: 'unreachable',
  EAI_AGAIN: 'unreachable',
  ETIMEDOUT: 'unreachable',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  ER_CON_COUNT_ERROR: 'unreachable', // 1040
  ER_HOST_IS_BLOCKED: 'unreachable', // 1129
  ER_SERVER_SHUTDOWN: 'lost', // 1053
  ER_CONNECTION_KILLED: 'lost', // 1927
  ER_QUERY_INTERRUPTED: 'lost', // 1317
  ECONNRESET: 'lost',
  EPIPE: 'lost',
  PROTOCOL_CONNECTION_LOST: 'lost',
  PROTOCOL_ENQUEUE_AFTER_FATAL_ERROR: 'lost',
  ER_DBACCESS_DENIED_ERROR: 'access', // 1044
  ER_ACCESS_DENIED_ERROR: 'access', // 1045
  ER_ACCESS_DENIED_NO_PASSWORD_ERROR: 'access', // 1698
  ER_HOST_NOT_PRIVILEGED: 'access', // 1130
  ER_TABLEACCESS_DENIED_ERROR: 'access', // 1142
  ER_COLUMNACCESS_DENIED_ERROR: 'access', // 1143
  ER_SPECIFIC_ACCESS_DENIED_ERROR: 'access', // 1227
  ER_BAD_DB_ERROR: 'no-database', // 1049
  ER_NO_SUCH_TABLE: 'not-set-up', // 1146
  ER_BAD_FIELD_ERROR: 'not-set-up', // 1054
  ER_OPTION_PREVENTS_STATEMENT: 'read-only', // 1290
  ER_READ_ONLY_MODE: 'read-only', // 1836
  ER_LOCK_WAIT_TIMEOUT: 'busy', // 1205
  ER_LOCK_DEADLOCK: 'deadlock', // 1213
  ER_UNKNOWN_COM_ERROR: 'no-majority', // 1047
  ER_ERROR_DURING_COMMIT: 'commit-unknown', // 1180
  ER_DISK_FULL: 'full', // 1021
  ER_RECORD_FILE_FULL: 'full', // 1114
  ER_DUP_ENTRY: 'duplicate', // 1062
  ER_NO_REFERENCED_ROW_2: 'missing-reference', // 1452
  ER_ROW_IS_REFERENCED_2: 'still-referenced', // 1451
  ER_BAD_NULL_ERROR: 'bad-value', // 1048
  ER_DATA_TOO_LONG: 'bad-value', // 1406
  ER_WARN_DATA_OUT_OF_RANGE: 'bad-value', // 1264
  ER_TRUNCATED_WRONG_VALUE: 'bad-value', // 1292
  ER_NET_PACKET_TOO_LARGE: 'bad-value', // 1153
  ER_TRUNCATED_WRONG_VALUE_FOR_FIELD: 'unstorable-text', // 1366
  ER_CANT_AGGREGATE_2COLLATIONS: 'unstorable-text', // 1267
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
  14: 'unreachable',
  18: 'bad-value',
  23: 'access',
  26: 'not-a-database',
}

/** Names the fault behind a driver's error; undefined for what is no fault of the database. */
export function faultOf(error: unknown): Fault | undefined {
  const e = error as { code?: string; errcode?: number; message?: string; fatal?: boolean } | null
  if (typeof e?.errcode === 'number') {
    if (e.errcode === 1 && /^no such (table|column)/.test(e.message ?? '')) return 'not-set-up'
    return SQLITE_CODES[e.errcode] ?? SQLITE_CODES[e.errcode & 0xff]
  }
  if (e?.code && CODES[e.code]) return CODES[e.code]
  if (/connection is in closed state|Connection lost/i.test(e?.message ?? '')) return 'lost'
  return undefined
}

type Words = [code: ErrorCode, text: Text, hint?: Text]

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
    same('CREATE DATABASE maintenance_db CHARACTER SET utf8mb4;'),
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
      en: 'The database file cannot be read or written; it may be damaged',
      fr: 'Le fichier de la base de données ne peut être lu ni écrit ; il est peut-être endommagé',
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
  return failure(code, text, hint, error)
}
