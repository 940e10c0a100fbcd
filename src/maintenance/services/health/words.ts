import { lazyWords, type Text } from '../../../core/language.js'

/** What `db check` finds. */
export const words = lazyWords(() => ({
  indexIncomplete: {
    en: 'The search index is not complete: searching is slow',
    fr: 'L’index de recherche est incomplet : les recherches sont lentes',
  },
  indexStale: {
    en: 'Tickets whose words the search index does not have as they are',
    fr: 'Tickets dont l’index de recherche ne contient pas les mots actuels',
  },
  indexOrphans: {
    en: 'Tickets that are gone and still in the search index',
    fr: 'Tickets supprimés, encore présents dans l’index de recherche',
  },
  noAdministrator: {
    en: 'Nobody can log in as administrator.',
    fr: 'Personne ne peut se connecter comme administrateur.',
  },
  oddRole: {
    en: 'Roles that are none of the three, and count as EMPLOYEE',
    fr: 'Rôles inconnus, traités comme EMPLOYEE',
  },
  unreadable: {
    en: 'Accounts whose stored password helpdesk cannot read: nobody logs in with it',
    fr: 'Comptes dont helpdesk ne peut pas lire le mot de passe enregistré, et qui ne peuvent donc pas se connecter',
  },
  bcrypt: {
    en: 'Accounts with a bcrypt password, on which the web login fails with an error',
    fr: 'Comptes dont le mot de passe bcrypt fait échouer la connexion web avec une erreur',
  },
  bcryptHint: (policy: string, reset: string) => ({
    en: `${policy}; then each logs in to helpdesk once, or: ${reset}`,
    fr: `${policy} ; puis chaque personne se connecte une fois à helpdesk, ou bien : ${reset}`,
  }),
  scrypt: {
    en: 'Accounts with a scrypt password, which the web application cannot read with werkzeug 2.2',
    fr: 'Comptes dont l’application web ne peut pas lire le mot de passe scrypt avec werkzeug 2.2',
  },
  scryptHint: {
    en: 'Each logs in to helpdesk once: that rewrites it.',
    fr: 'Que chaque personne se connecte une fois à helpdesk : son mot de passe sera réenregistré.',
  },
  files: {
    en: 'Files that others on this machine can read',
    fr: 'Fichiers que d’autres utilisateurs de cette machine peuvent lire',
  },
  folders: {
    en: 'Folders in which others on this machine can replace files of yours',
    fr: 'Dossiers dans lesquels d’autres utilisateurs de cette machine peuvent remplacer vos fichiers',
  },
  indexes: { en: 'Indexes are missing', fr: 'Il manque des index' },
  behind: {
    en: 'The database is not set up, or its schema is older than this program.',
    fr: 'La base n’est pas préparée pour helpdesk, ou son schéma est plus ancien que ce programme.',
  },
  ahead: {
    en: 'The schema of the database is newer than this program.',
    fr: 'Le schéma de la base est plus récent que ce programme.',
  },
  notUtf8mb4: {
    en: 'Tables and columns that cannot hold every character: a text with one is refused',
    fr: 'Tables et colonnes qui ne peuvent pas contenir tous les caractères : un texte qui en comporte d’autres est refusé',
  },
  noTls: (host: string) => ({
    en: `The connection to ${host} is not encrypted: passwords and tickets can be read on the way.`,
    fr: `La connexion à ${host} n’est pas chiffrée : les mots de passe et les tickets peuvent être lus en chemin.`,
  }),
  noTlsHint: {
    en: 'Set up TLS on the server, and end the address with ?ssl-mode=REQUIRED',
    fr: 'Activez TLS sur le serveur, et terminez l’adresse par ?ssl-mode=REQUIRED',
  },
  noPassword: {
    en: 'This connection from another machine needs no password, as',
    fr: 'Cette connexion depuis une autre machine se fait sans mot de passe, avec le compte',
  },
  openAccount: {
    en: 'Database accounts without a password that other machines can use',
    fr: 'Comptes de la base sans mot de passe, utilisables depuis d’autres machines',
  },
  openAccountHint: {
    en: "ALTER USER <user>@<host> IDENTIFIED BY '…'; or bind-address = 127.0.0.1 in [mysqld]",
    fr: "ALTER USER <user>@<host> IDENTIFIED BY '…'; ou bind-address = 127.0.0.1 dans [mysqld]",
  },
  notStrict: {
    en: 'The server is not strict: it silently cuts what the web application writes when it is too long.',
    fr: 'Le serveur n’est pas strict : il tronque sans prévenir ce que l’application web écrit de trop long.',
  },
  notUtc: {
    en: 'The server’s time zone is not UTC, so that stored creation times are off for programs that do not know it',
    fr: 'Le fuseau du serveur n’est pas UTC : les dates de création enregistrées sont décalées pour les programmes qui l’ignorent',
  },
  notUtcHint: {
    en: "Before the first ticket: default-time-zone = '+00:00' in [mysqld]. Later, see docs/shared-database.md first: it shifts old rows.",
    fr: "Avant le premier ticket : default-time-zone = '+00:00' dans [mysqld]. Plus tard, lisez d’abord docs/shared-database.md : cela décale les anciennes lignes.",
  },
  orphaned: {
    en: 'Triggers whose definer is gone or has lost his rights, so that writes to their table fail (1449, 1142)',
    fr: 'Déclencheurs dont le créateur (DEFINER) n’existe plus ou a perdu ses droits : écrire dans leur table échoue (1449, 1142)',
  },
  repeated: {
    status: { en: 'Statuses of the same name', fr: 'Statuts de même nom' },
    priority: { en: 'Priorities of the same name', fr: 'Priorités de même nom' },
    category: { en: 'Categories of the same name', fr: 'Catégories de même nom' },
  },
  wordOfSeveral: (word: string) => ({
    en: `Several statuses count as '${word}', so that \`--to ${word}\` is ambiguous`,
    fr: `Plusieurs statuts comptent comme « ${word} » : \`--to ${word}\` est ambigu`,
  }),
  meantSo: {
    en: 'Nothing, where it is meant so: name the status.',
    fr: 'Rien à faire si c’est voulu : indiquez le statut par son nom.',
  },
  unknownStatus: { en: 'Tickets whose status does not exist', fr: 'Tickets dont le statut n’existe pas' },
  noStatus: {
    en: 'Tickets without a status, which count as pending',
    fr: 'Tickets sans statut, qui comptent comme en attente',
  },
  wordOfNone: (word: string) => ({
    en: `No status counts as '${word}'.`,
    fr: `Aucun statut ne compte comme « ${word} ».`,
  }),
  statusOfTwoWords: {
    en: "The status of new tickets has the colour of resolved ones ('success')",
    fr: 'Le statut des nouveaux tickets a la couleur des tickets résolus (« success »)',
  },
  takesLastChange: (resolve: string) => ({
    en: `${resolve} takes their last change for it.`,
    fr: `${resolve} prend la date de leur dernière modification.`,
  }),
  takesLastChangeAndTriggers: (resolve: string, triggers: string) => ({
    en: `${resolve} takes their last change for it. ${triggers} keeps it right from now on.`,
    fr: `${resolve} prend la date de leur dernière modification. ${triggers} la tient à jour désormais.`,
  }),
  about: (what: Text, list: string) => ({ en: `${what.en}: ${list}.`, fr: `${what.fr} : ${list}.` }),
  unclosed: {
    en: 'Tickets resolved by another program, without the time of it',
    fr: 'Tickets résolus par un autre programme, sans date de résolution',
  },
}))
