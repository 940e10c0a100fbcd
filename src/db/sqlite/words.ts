import { lazyWords } from '../../core/language.js'

/** What goes wrong with an SQLite file. */
export const words = lazyWords(() => ({
  fileReadOnly: {
    en: 'The database file, or its folder, can only be read',
    fr: 'Le fichier de la base de données, ou son dossier, est en lecture seule',
  },
  unwritable: {
    en: 'The database file cannot be written',
    fr: 'Impossible d’écrire dans le fichier de la base de données',
  },
  notADatabase: { en: 'The file is not an SQLite database', fr: 'Le fichier n’est pas une base de données SQLite' },
  unusable: {
    en: 'The database file cannot be opened, read or written; it may be damaged',
    fr: 'Impossible d’ouvrir, de lire ou d’écrire le fichier de la base de données ; il est peut-être endommagé',
  },
  notYours: (path: string) => ({
    en: `The database '${path}' is not yours to read.`,
    fr: `La base de données « ${path} » n’est pas lisible pour vous.`,
  }),
  notMade: (path: string) => ({
    en: `The database '${path}' cannot be made there.`,
    fr: `Impossible de créer la base de données « ${path} » à cet endroit.`,
  }),
  hints: {
    fileAndFolder: {
      en: 'SQLite writes beside the file, too: you need the right to write the file and its folder.',
      fr: 'SQLite écrit aussi à côté du fichier : il vous faut le droit d’écrire le fichier et son dossier.',
    },
    fileLimits: {
      en: 'Is its disk full, or a limit of your account reached (ulimit -f, a quota)?',
      fr: 'Son disque est-il plein, ou une limite de votre compte atteinte (ulimit -f, un quota) ?',
    },
    folderThere: {
      en: 'Does the folder exist, and may you write there?',
      fr: 'Le dossier existe-t-il, et pouvez-vous y écrire ?',
    },
    askItsOwner: {
      en: 'Ask whoever owns the file, or name another database with --database.',
      fr: 'Demandez à son propriétaire, ou indiquez une autre base avec --database.',
    },
    anotherFile: {
      en: 'Name another file, with --database, HELPDESK_DATABASE or:',
      fr: 'Indiquez un autre fichier, avec --database, HELPDESK_DATABASE ou :',
    },
    backupInItsPlace: {
      en: 'Move it away, and put a backup in its place:',
      fr: 'Déplacez-le, et remettez une sauvegarde à sa place :',
    },
  },
}))
