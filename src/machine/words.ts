import { lazyWords } from '../core/language.js'
import { en, fr } from '../core/number.js'

export const words = lazyWords(() => ({
  notJson: (path: string) => ({
    en: `The file '${path}' is not valid JSON.`,
    fr: `Le fichier « ${path} » n’est pas du JSON valide.`,
  }),
  misshapen: (path: string, key: string) => ({
    en: `The file '${path}' holds something else than helpdesk writes there: ${key}.`,
    fr: `Le fichier « ${path} » contient autre chose que ce qu’helpdesk y écrit : ${key}.`,
  }),
  mendIt: { en: 'Mend it, or delete it to start afresh.', fr: 'Corrigez-le, ou supprimez-le pour repartir de zéro.' },
  notWritten: (path: string) => ({
    en: `The file '${path}' cannot be written.`,
    fr: `Impossible d’écrire le fichier « ${path} ».`,
  }),
  setHome: {
    en: 'This account has no home folder: set HOME to a folder of its own.',
    fr: 'Ce compte n’a pas de dossier personnel : indiquez-en un dans HOME.',
  },
  folderYours: {
    en: 'Configuration and sessions are kept there: the folder must be yours.',
    fr: 'La configuration et les sessions y sont conservées : le dossier doit vous appartenir.',
  },
  openQuote: (text: string) => ({
    en: `A quote stays open in '${text}'.`,
    fr: `Un guillemet n’est pas refermé dans « ${text} ».`,
  }),
  emptyAlias: { en: 'An alias needs words to stand for.', fr: 'Un alias doit représenter au moins un mot.' },
  aliasNeeds: (name: string, count: number, text: string) => ({
    en: `The alias '${name}' needs ${en.count(count, 'word', 'words')} after it: ${text}`,
    fr: `L’alias « ${name} » attend ${fr.count(count, 'mot', 'mots')} à sa suite : ${text}`,
  }),
}))
