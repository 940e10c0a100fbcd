import { lazyWords, type Text } from '../core/language.js'
import { en, fr } from '../core/number.js'

export const words = lazyWords(() => ({
  options: {
    from: { en: 'the database to copy', fr: 'la base à copier' },
    against: { en: 'the database to compare with', fr: 'la base à comparer' },
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
    against: { en: 'With which database?', fr: 'Avec quelle base ?' },
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
  sameEverywhere: (here: string, there: string) => ({
    en: `${here} and ${there} hold the same.`,
    fr: `Les bases ${here} et ${there} ont le même contenu.`,
  }),
  tableDiffers: (table: string, here: number, there: number) => ({
    en: `${table}: ${en.count(here, 'row', 'rows')} here, ${en.number(there)} there, not the same`,
    fr: `${table} : ${fr.count(here, 'ligne', 'lignes')} ici, ${fr.number(there)} là-bas, contenu différent`,
  }),
  notTheSame: (here: string, there: string) => ({
    en: `${here} and ${there} do not hold the same.`,
    fr: `Les bases ${here} et ${there} n’ont pas le même contenu.`,
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
    table: { en: 'Table', fr: 'Table' },
    rows: { en: 'Rows', fr: 'Lignes' },
    rowsAgainst: { en: 'Rows there', fr: 'Lignes là-bas' },
    equal: { en: 'Equal', fr: 'Identique' },
    checksum: { en: 'Checksum', fr: 'Somme de contrôle' },
    checksumAgainst: { en: 'Checksum there', fr: 'Somme de contrôle là-bas' },
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
  examples: {
    verify: {
      en: 'helpdesk db verify --against sqlite:backup.db',
      fr: 'helpdesk db verify --against sqlite:sauvegarde.db',
    },
    copy: {
      en: 'helpdesk db copy --from mysql://root@127.0.0.1:3306/maintenance_db --to sqlite:copy.db --yes',
      fr: 'helpdesk db copy --from mysql://root@127.0.0.1:3306/maintenance_db --to sqlite:copie.db --yes',
    },
  },
}))
