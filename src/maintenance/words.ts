import type { Text, Words } from '../core/language.js'
import { en, fr } from '../core/number.js'

export const words = {
  options: {
    from: { en: 'the database to copy', fr: 'la base à copier' },
    to: { en: 'an empty database, or a new file', fr: 'une base vide, ou un nouveau fichier' },
    sqlOnly: {
      en: 'print the SQL, for somebody else to run, and change nothing',
      fr: 'afficher le SQL, pour que quelqu’un d’autre l’exécute, sans rien modifier',
    },
    passwords: {
      en: 'how new passwords are stored: bcrypt or pbkdf2',
      fr: 'enregistrement des nouveaux mots de passe : bcrypt ou pbkdf2',
    },
    state: { en: 'on or off', fr: 'on (activés) ou off (désactivés)' },
  },
  questions: {
    from: { en: 'Which database is copied?', fr: 'Quelle base copier ?' },
    to: { en: 'To which database?', fr: 'Vers quelle base ?' },
    triggers: { en: 'Shall the triggers be on or off?', fr: 'Activer (on) ou désactiver (off) les déclencheurs ?' },
  },
  confirmCopy: (from: string, to: string) => ({
    en: `Copy everything of ${from} to ${to}?`,
    fr: `Copier tout le contenu de ${from} vers ${to} ?`,
  }),
  useIt: (command: string) => ({
    en: `hint: to use it from now on: ${command}`,
    fr: `conseil : pour l’utiliser désormais : ${command}`,
  }),
  copied: (from: string, to: string) => ({
    en: `Copied ${from} to ${to}.`,
    fr: `La base ${from} a été copiée vers ${to}.`,
  }),
  threeDatabases: {
    en: 'The two databases are named by --from and --to: leave --database out.',
    fr: 'Les deux bases sont indiquées par --from et --to : n’utilisez pas --database.',
  },
  samePlace: { en: '--from and --to name the same database.', fr: '--from et --to désignent la même base de données.' },
  moved: (rows: number) => ({
    en: `note: ${en.count(rows, 'row was', 'rows were')} created in an hour that the clocks of the server skip; there they have the end of it.`,
    fr: `note : ${fr.count(rows, 'ligne a été créée', 'lignes ont été créées')} pendant une heure que les horloges du serveur sautent ; la copie retient la fin de cette heure.`,
  }),
  upToDate: { en: 'The schema is up to date.', fr: 'Le schéma est à jour.' },
  indexing: (done: number, total: number) => ({
    en: `Search index: ${en.number(done)} of ${en.count(total, 'ticket', 'tickets')}`,
    fr: `Index de recherche : ${fr.number(done)} sur ${fr.count(total, 'ticket', 'tickets')}`,
  }),
  indexed: (tickets: number) => ({
    en: `Brought the words of ${en.count(tickets, 'ticket', 'tickets')} up to date in the search index.`,
    fr: `Index de recherche mis à jour pour ${fr.count(tickets, 'ticket', 'tickets')}.`,
  }),
  applied: (name: string) => ({ en: `Applied ${name}.`, fr: `Migration ${name} appliquée.` }),
  unreadableByWeb: {
    en: 'warning: the web application cannot read bcrypt; its login page fails for everybody whose password is stored from now on.',
    fr: 'attention : l’application web ne sait pas lire bcrypt ; sa page de connexion échouera pour tout mot de passe enregistré à partir de maintenant.',
  },
  columns: {
    passwords: { en: 'Passwords', fr: 'Mots de passe' },
    database: { en: 'Database', fr: 'Base de données' },
    chosenBy: { en: 'Chosen by', fr: 'Choisie par' },
    server: { en: 'Server', fr: 'Serveur' },
    schema: { en: 'Schema', fr: 'Schéma' },
    migrations: { en: 'Migrations', fr: 'Migrations' },
    triggers: { en: 'Triggers', fr: 'Déclencheurs' },
    severity: { en: 'Severity', fr: 'Gravité' },
    check: { en: 'Check', fr: 'Contrôle' },
    whatToDo: { en: 'What to do', fr: 'Que faire' },
    about: { en: 'About', fr: 'Concerne' },
  },
  chosen: {
    configuration: { en: 'the configuration', fr: 'configuration' },
    default: { en: 'default', fr: 'par défaut' },
  },
  toBeApplied: { en: 'to be applied', fr: 'à appliquer' },
  passwordsStoredWith: (policy: string) => ({
    en: `New passwords are stored with: ${policy}`,
    fr: `Les nouveaux mots de passe sont enregistrés avec : ${policy}`,
  }),
  newPasswords: (policy: string) => ({ en: `New passwords: ${policy}`, fr: `Nouveaux mots de passe : ${policy}` }),
  triggersAre: (state: Text) => ({ en: `Triggers: ${state.en}`, fr: `Déclencheurs : ${state.fr}` }),
  triggerStates: {
    on: { en: 'on', fr: 'activés' },
    off: { en: 'off', fr: 'désactivés' },
    incomplete: { en: 'incomplete', fr: 'incomplets' },
    unknown: { en: 'unknown', fr: 'état inconnu' },
  },
  schemaIs: { en: 'Schema:', fr: 'Schéma :' },
  current: { en: 'up to date', fr: 'à jour' },
  runIt: (command: string) => ({ en: `Run: ${command}`, fr: `Lancez : ${command}` }),
  newer: { en: 'newer than this program', fr: 'plus récent que ce programme' },
  triggersOn: (list: string) => ({
    en: `The database records what other programs do to tickets${list}.`,
    fr: `La base enregistre ce que d’autres programmes font aux tickets${list}.`,
  }),
  triggersOff: (list: string) => ({
    en: `The database has no triggers of helpdesk${list}.`,
    fr: `La base n’a aucun déclencheur de helpdesk${list}.`,
  }),
  neitherOnNorOff: (text: string) => ({
    en: `'${text}' is neither on nor off.`,
    fr: `« ${text} » n’est ni on ni off.`,
  }),
  onlyMysql: {
    en: 'Triggers are for MySQL and MariaDB, where other programs write too.',
    fr: 'Les déclencheurs n’existent que pour MySQL et MariaDB, où d’autres programmes écrivent aussi.',
  },
  nothingToMend: { en: 'Nothing needs mending.', fr: 'Rien à réparer.' },
  refusals: {
    duplicate: {
      en: 'the target takes its name or address for that of another',
      fr: 'la cible confond son nom ou son adresse avec ceux d’un autre',
    },
    missingReference: {
      en: 'it refers to something that is not there',
      fr: 'elle renvoie à un élément qui n’existe pas',
    },
    badValue: {
      en: 'a value is too long or out of range there',
      fr: 'une valeur est trop longue ou hors limites pour la cible',
    },
    tooLarge: {
      en: 'the server there does not take so much in one statement (max_allowed_packet)',
      fr: 'le serveur cible n’accepte pas autant de données dans une seule requête (max_allowed_packet)',
    },
    unstorableText: {
      en: 'a column there cannot hold a character of it',
      fr: 'une colonne de la cible ne peut pas contenir l’un de ses caractères',
    },
  },
  rowRefused: (table: string, key: string, why: Text) => ({
    en: `Row ${key} of ${table} cannot be copied: ${why.en}; nothing was copied.`,
    fr: `La ligne ${key} de la table ${table} ne peut pas être copiée : ${why.fr} ; rien n’a été copié.`,
  }),
  differs: (table: string) => ({
    en: `What the target holds of ${table} is not what was written to it; nothing was kept there.`,
    fr: `Le contenu de la table ${table} de la cible n’est pas ce qui y a été écrit ; rien n’y a été conservé.`,
  }),
  triggerThere: { en: 'Does a trigger there change rows?', fr: 'Un déclencheur de la cible modifie-t-il des lignes ?' },
  copyMaybeThere: { en: 'the copy may or may not be there, whole', fr: 'la copie est peut-être faite, et complète' },
  repeatCopy: (copy: string) => ({
    en: `When the database answers again, repeat ${copy}: it ends with 6 where everything is there.`,
    fr: `Quand la base répondra de nouveau, relancez ${copy} : la commande se termine avec le code 6 si tout y est.`,
  }),
  notEmpty: (address: string, table: string) => ({
    en: `${address} is in use (its table ${table} has rows); nothing was copied.`,
    fr: `La base ${address} est déjà utilisée (sa table ${table} a des lignes) ; rien n’a été copié.`,
  }),
  ownDatabase: {
    en: 'Copy to a database of its own, or to a new file.',
    fr: 'Copiez vers une base qui lui est réservée, ou vers un nouveau fichier.',
  },
  health: {
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
  },
  examples: {
    copy: {
      en: 'helpdesk db copy --from mysql://root@127.0.0.1:3306/maintenance_db --to sqlite:copy.db --yes',
      fr: 'helpdesk db copy --from mysql://root@127.0.0.1:3306/maintenance_db --to sqlite:copie.db --yes',
    },
  },
} satisfies Words
