import { lazyWords } from '../core/language.js'
import { en, fr } from '../core/number.js'

export const words = lazyWords(() => ({
  options: {
    key: { en: 'a setting', fr: 'un réglage' },
    value: { en: 'its value', fr: 'sa valeur' },
    demo: {
      en: 'an embedded demo database with sample people and tickets',
      fr: 'une base de démonstration avec des personnes et des tickets',
    },
    adminUsername: { en: 'the first administrator: username', fr: 'le premier administrateur : nom d’utilisateur' },
    adminEmail: { en: 'e-mail address', fr: 'adresse e-mail' },
    adminName: { en: 'first and last name', fr: 'prénom et nom' },
    promote: {
      en: 'the first administrator: an account that is there, with its password',
      fr: 'le premier administrateur : un compte existant, avec son mot de passe',
    },
  },
  cannotBe: (text: string) => ({ en: `It cannot be '${text}'.`, fr: `La valeur « ${text} » n’est pas possible.` }),
  whichSetting: { en: 'Which setting?', fr: 'Quel réglage ?' },
  newValue: { en: 'New value', fr: 'Nouvelle valeur' },
  noSetting: (text: string) => ({ en: `There is no setting '${text}'.`, fr: `Il n’y a pas de réglage « ${text} ».` }),
  columns: {
    value: { en: 'Value', fr: 'Valeur' },
    source: { en: 'From', fr: 'Origine' },
  },
  sources: {
    option: { en: 'an option of this command', fr: 'une option de cette commande' },
    environment: { en: 'an environment variable', fr: 'une variable d’environnement' },
    config: { en: 'the configuration', fr: 'la configuration' },
    default: { en: 'default', fr: 'valeur par défaut' },
  },
  overridden: {
    option: (key: string) => ({
      en: `note: an option of this command goes before the configured ${key}.`,
      fr: `note : une option de cette commande l’emporte sur le réglage ${key}.`,
    }),
    environment: (key: string) => ({
      en: `note: an environment variable goes before the configured ${key}.`,
      fr: `note : une variable d’environnement l’emporte sur le réglage ${key}.`,
    }),
  },
  nothingSet: { en: 'Nothing is set.', fr: 'Aucun réglage n’est défini.' },
  isNow: (key: string, value: string) => ({ en: `${key} is ${value}`, fr: `${key} vaut ${value}` }),
  isUnset: (key: string) => ({ en: `${key} is no longer set.`, fr: `${key} n’est plus défini.` }),
  whoAdministers: {
    en: 'Nobody administers this database yet. Who shall?',
    fr: 'Personne n’administre encore cette base. Qui le fera ?',
  },
  administrator: {
    existing: { en: 'An account that is there', fr: 'Un compte existant' },
    fresh: { en: 'A new account', fr: 'Un nouveau compte' },
  },
  orPromote: {
    en: 'Or promote an account that is there: --promote <user> --password-stdin',
    fr: 'Ou promouvez un compte existant : --promote <utilisateur> --password-stdin',
  },
  twoAdministrators: {
    en: '--promote and --admin-… contradict each other: one account is promoted, or another made.',
    fr: '--promote et --admin-… se contredisent : promouvez un compte, ou créez-en un autre.',
  },
  whereData: { en: 'Where shall the data be?', fr: 'Où mettre les données ?' },
  places: {
    file: { en: 'In a file on this machine', fr: 'Dans un fichier de cette machine' },
    server: { en: 'On a MySQL or MariaDB server (XAMPP)', fr: 'Sur un serveur MySQL ou MariaDB (XAMPP)' },
  },
  itsAddress: { en: 'Address of the database', fr: 'Adresse de la base de données' },
  demoAlone: {
    en: '--demo makes a database of its own: leave --database and HELPDESK_DATABASE out.',
    fr: '--demo crée sa propre base : n’indiquez ni --database ni HELPDESK_DATABASE.',
  },
  configuredElsewhere: {
    en: 'This machine is configured for another database.',
    fr: 'Cette machine est configurée pour une autre base de données.',
  },
  ready: (database: string) => ({
    en: `The database is ready: ${database}`,
    fr: `La base de données est prête : ${database}`,
  }),
  administered: (login: string) => ({
    en: `It has an administrator already. Log in with: ${login}`,
    fr: `Elle a déjà un administrateur. Pour vous connecter : ${login}`,
  }),
  loggedIn: (username: string, role: string) => ({
    en: `You are logged in as ${username} (${role}).`,
    fr: `Vous utilisez le compte ${username} (${role}).`,
  }),
  sampleAccounts: {
    en: 'The sample accounts and their passwords, shown this once:',
    fr: 'Les comptes de démonstration et leurs mots de passe, qui ne seront plus affichés :',
  },
  openTickets: (open: number) => ({
    en: open === 1 ? 'One open ticket:' : `${en.number(open)} open tickets; the first:`,
    fr: open === 1 ? 'Un ticket ouvert :' : `${fr.number(open)} tickets ouverts ; les premiers :`,
  }),
  tryNext: { en: 'Try next:', fr: 'Essayez ensuite :' },
  administeredAlready: {
    en: 'The database has an administrator already; nobody was made one.',
    fr: 'La base de données a déjà un administrateur ; aucun autre n’a été nommé.',
  },
  examples: {
    init: {
      en: "helpdesk init --database mysql://root@127.0.0.1:3306/maintenance_db --admin-username admin --admin-email admin@example.org --admin-name 'Ada Admin' --password-stdin < password.txt",
      fr: "helpdesk init --database mysql://root@127.0.0.1:3306/maintenance_db --admin-username admin --admin-email admin@example.org --admin-name 'Ada Admin' --password-stdin < mot-de-passe.txt",
    },
  },
}))
