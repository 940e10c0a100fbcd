import type { ErrorCode } from '../core/errors.js'
import { type Hint, RUN_AGAIN } from '../core/hint.js'
import type { Text } from '../core/language.js'
import type { Fault } from './faults.js'

type Words = [code: ErrorCode, text: Text, hint?: Hint | ((address: string) => Hint)]

/** What happened, as a sentence without its end, and the way out. */
export const WORDS: Record<Exclude<Fault, 'refused'>, Words> = {
  unreachable: [
    'DATABASE',
    { en: 'The database cannot be reached', fr: 'La base de données est injoignable' },
    { say: { en: 'Is the server running (in XAMPP: MySQL, Start)?', fr: 'Le serveur tourne-t-il (dans XAMPP : MySQL, Start) ?' } },
  ],
  'no-tls': [
    'DATABASE',
    { en: 'The server does not encrypt connections', fr: 'Le serveur ne chiffre pas les connexions' },
    {
      say: {
        en: 'Set up TLS on the server, or leave ssl-mode out of the address.',
        fr: 'Activez TLS sur le serveur, ou retirez ssl-mode de l’adresse.',
      },
    },
  ],
  certificate: [
    'DATABASE',
    { en: 'The certificate of the server is not accepted', fr: 'Le certificat du serveur n’est pas accepté' },
    {
      say: {
        en: 'Name the authority that signed it with &ssl-ca=FILE, and the server by the name in it.',
        fr: 'Nommez l’autorité qui l’a signé par &ssl-ca=FICHIER, et le serveur par le nom qu’il porte.',
      },
    },
  ],
  lost: [
    'DATABASE',
    {
      en: 'The connection to the database was lost',
      fr: 'La connexion à la base de données a été perdue',
    },
    RUN_AGAIN,
  ],
  access: [
    'DATABASE',
    {
      en: 'The database refused: its user lacks the right, or the password is wrong',
      fr: 'La base de données a refusé : son utilisateur n’en a pas le droit, ou le mot de passe est faux',
    },
    {
      say: {
        en: 'Set the password in the configuration, in HELPDESK_DATABASE or in HELPDESK_DATABASE_PASSWORD, or ask a DBA for the right.',
        fr: 'Mettez le mot de passe dans la configuration, HELPDESK_DATABASE ou HELPDESK_DATABASE_PASSWORD, ou demandez le droit au DBA.',
      },
    },
  ],
  'no-database': [
    'DATABASE',
    { en: 'The server has no database of that name', fr: 'Le serveur n’a pas de base de données de ce nom' },
    (address) => ({ say: `CREATE DATABASE ${decodeURIComponent(address.split('?')[0]?.split('/').at(-1) ?? '')} CHARACTER SET utf8mb4;` }),
  ],
  'not-set-up': [
    'DATABASE',
    {
      en: 'The database is not set up for helpdesk, or its schema is older than this program',
      fr: 'La base de données n’est pas préparée pour helpdesk, ou son schéma est plus ancien que ce programme',
    },
    { run: 'db migrate' },
  ],
  'read-only': [
    'DATABASE',
    {
      en: 'The database is read-only at the moment',
      fr: 'La base de données est en lecture seule pour le moment',
    },
  ],
  busy: [
    'DATABASE',
    {
      en: 'Another program keeps the database busy',
      fr: 'Un autre programme occupe la base de données',
    },
    RUN_AGAIN,
  ],
  limit: [
    'DATABASE',
    {
      en: 'The server does not allow more connections or statements for now',
      fr: 'Le serveur n’accepte pas davantage de connexions ou de requêtes pour le moment',
    },
    RUN_AGAIN,
  ],
  deadlock: [
    'DATABASE',
    {
      en: 'Another program changed the same rows at the same moment',
      fr: 'Un autre programme modifiait les mêmes lignes au même moment',
    },
    RUN_AGAIN,
  ],
  'no-majority': [
    'DATABASE',
    { en: 'This server is cut off from the rest of its cluster', fr: 'Ce serveur est coupé du reste de sa grappe' },
    { say: { en: 'Use another host of the cluster.', fr: 'Utilisez un autre hôte de la grappe.' } },
  ],
  'commit-unknown': ['UNKNOWN', { en: 'The answer of the database was lost', fr: 'La réponse de la base de données a été perdue' }],
  full: ['DATABASE', { en: 'The database has no space left', fr: 'La base de données n’a plus de place' }],
  'not-a-database': ['DATABASE', { en: 'The file is not an SQLite database', fr: 'Le fichier n’est pas une base de données SQLite' }],
  unusable: [
    'DATABASE',
    {
      en: 'The database file cannot be opened, read or written; it may be damaged',
      fr: 'Le fichier de la base de données ne peut être ouvert, lu ou écrit ; il est peut-être endommagé',
    },
  ],
  trigger: [
    'DATABASE',
    {
      en: 'A trigger of the database runs as an account that is gone',
      fr: 'Un déclencheur de la base s’exécute au nom d’un compte disparu',
    },
    { run: 'db check' },
  ],
  duplicate: ['CONFLICT', { en: 'That is there already', fr: 'Cela existe déjà' }],
  'missing-reference': [
    'CONFLICT',
    {
      en: 'Something this refers to was deleted meanwhile',
      fr: 'Un élément auquel ceci renvoie a été supprimé entre-temps',
    },
    RUN_AGAIN,
  ],
  'still-referenced': ['CONFLICT', { en: 'Other things still refer to it', fr: 'D’autres éléments y renvoient encore' }],
  'bad-value': [
    'INVALID',
    {
      en: 'The database refused a value as too long or out of range',
      fr: 'La base de données a refusé une valeur trop longue ou hors limites',
    },
  ],
  'too-large': [
    'INVALID',
    {
      en: 'The server does not take so much in one statement (max_allowed_packet)',
      fr: 'Le serveur n’accepte pas autant dans une seule requête (max_allowed_packet)',
    },
    {
      say: {
        en: 'On the server, in [mysqld]: max_allowed_packet = 64M',
        fr: 'Sur le serveur, dans [mysqld] : max_allowed_packet = 64M',
      },
    },
  ],
  'unstorable-text': [
    'INVALID',
    {
      en: 'The database cannot store a character of this text',
      fr: 'La base de données ne peut pas enregistrer un caractère de ce texte',
    },
    { say: { en: 'A column of it is not utf8mb4.', fr: 'Une de ses colonnes n’est pas en utf8mb4.' } },
  ],
}
