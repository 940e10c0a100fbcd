import { lazyWords, type Text } from '../core/language.js'
import { en, fr } from '../core/number.js'

export const words = lazyWords(() => ({
  whatToChange: { en: 'What shall be changed?', fr: 'Que voulez-vous modifier ?' },
  leftAsItIs: { en: 'Nothing was changed.', fr: 'Rien n’a été modifié.' },
  changeNothing: { en: 'Nothing: leave it as it is', fr: 'Rien : tout laisser en l’état' },
  saveChanges: { en: 'Nothing else: save', fr: 'Rien d’autre : enregistrer' },
  notConfirmed: { en: 'Not confirmed; nothing was changed.', fr: 'Sans confirmation, rien n’a été modifié.' },
  monthFirst: (text: string) => ({
    en: `'${text}' is a date with the month first only: are the others so, too?`,
    fr: `« ${text} » n’est une date que si le mois vient en premier : est-ce aussi le cas des autres ?`,
  }),
  noTime: (text: string) => ({
    en: `'${text}' is not a time that can be stored.`,
    fr: `« ${text} » n’est pas une date que la base peut enregistrer.`,
  }),
  noDateFormat: (text: string) => ({
    en: `'${text}' does not tell where day, month and year stand.`,
    fr: `« ${text} » n’indique pas où se trouvent le jour, le mois et l’année.`,
  }),
  noTimeZone: (text: string) => ({
    en: `There is no time zone '${text}'.`,
    fr: `Il n’y a pas de fuseau horaire « ${text} ».`,
  }),
  kept: (command: string) => ({
    en: `What you wrote is kept on this machine, and not sent. To go on: ${command}`,
    fr: `Votre texte n’est pas envoyé, mais conservé sur cette machine. Pour continuer : ${command}`,
  }),
  passwordSeen: (option: string) => ({
    en: `warning: others can read a password in ${option} in the list of processes; use HELPDESK_DATABASE_PASSWORD.`,
    fr: `attention : un mot de passe donné dans ${option} est visible de tous dans la liste des processus ; utilisez HELPDESK_DATABASE_PASSWORD.`,
  }),
  badCharacter: (what: Text) => ({
    en: `${what.en} holds a character that cannot be stored.`,
    fr: `${what.fr} contient un caractère qui ne peut pas être enregistré.`,
  }),
  empty: (what: Text) => ({ en: `${what.en} is empty.`, fr: `${what.fr} est vide.` }),
  oneLine: (what: Text) => ({ en: `${what.en} must be one line.`, fr: `${what.fr} doit tenir sur une ligne.` }),
  tooManyCharacters: (what: Text, most: number) => ({
    en: `${what.en} is longer than ${en.count(most, 'character', 'characters')}.`,
    fr: `${what.fr} dépasse ${fr.count(most, 'caractère', 'caractères')}.`,
  }),
  tooManyBytes: (most: number) => ({
    en: `The text is longer than ${en.count(most, 'byte', 'bytes')}.`,
    fr: `Le texte dépasse ${fr.count(most, 'octet', 'octets')}.`,
  }),
  notACount: (text: string) => ({
    en: `'${text}' is not a whole number from 1.`,
    fr: `« ${text} » n’est pas un nombre entier supérieur ou égal à 1.`,
  }),
  notADate: (text: string) => ({ en: `'${text}' is not a date.`, fr: `« ${text} » n’est pas une date.` }),
  notADuration: (text: string) => ({
    en: `'${text}' is not a length of time.`,
    fr: `« ${text} » n’est pas une durée.`,
  }),
  tooLong: (text: string) => ({
    en: `'${text}' is too long a time: ten years at most.`,
    fr: `« ${text} » est trop long : dix ans au plus.`,
  }),
  rows: (count: number) => ({ en: en.count(count, 'row', 'rows'), fr: fr.count(count, 'ligne', 'lignes') }),
  theText: { en: 'The text', fr: 'Le texte' },
  aName: { en: 'A name', fr: 'Un nom' },
  nothingToChange: { en: 'Nothing to change was given.', fr: 'Vous n’avez rien indiqué à modifier.' },
  roleTooLow: (role: string, least: string) => ({
    en: `Your role (${role}) does not allow this: it takes ${least}.`,
    fr: `Votre rôle (${role}) ne le permet pas : il faut ${least}.`,
  }),
  notAPair: (option: string, item: string) => ({
    en: `${option} '${item}' is no pair.`,
    fr: `${option} « ${item} » n’est pas une paire.`,
  }),
  noColumn: (name: string) => ({
    en: `The file has no column '${name}'.`,
    fr: `Le fichier n’a pas de colonne « ${name} ».`,
  }),
  unknownColumns: (what: Text, columns: string) => ({
    en: `The file has columns that ${what.en} has not: ${columns}.`,
    fr: `Le fichier a des colonnes qu’${what.fr} n’a pas : ${columns}.`,
  }),
  missingColumns: (columns: string) => ({
    en: `Columns are missing: ${columns}.`,
    fr: `Il manque des colonnes : ${columns}.`,
  }),
  columnTwice: (column: string) => ({
    en: `The column '${column}' is there twice.`,
    fr: `La colonne « ${column} » est présente deux fois.`,
  }),
  twoColumns: (field: string, first: string, second: string) => ({
    en: `Two columns are '${field}': ${first}, ${second}.`,
    fr: `Deux colonnes correspondent à « ${field} » : ${first}, ${second}.`,
  }),
  notInAnOption: (field: string) => ({
    en: `What '${field}' is cannot be said in an option: others could read it.`,
    fr: `La valeur de « ${field} » ne se donne pas dans une option : d’autres pourraient la lire.`,
  }),
  options: {
    ignoreColumns: { en: 'columns to leave out', fr: 'colonnes à ignorer' },
    map: { en: "which of the file's columns is which field", fr: 'le champ que contient chaque colonne du fichier' },
    value: {
      en: "what words of the file stand for: 'status:closed=resolved'",
      fr: 'le sens des mots du fichier : status:closed=resolved',
    },
    default: { en: 'for a field that is empty, or has no column', fr: 'la valeur d’un champ vide ou sans colonne' },
    dateFormat: {
      en: 'how its dates are written: MM/DD/YYYY hh:mm A',
      fr: 'le format des dates du fichier : MM/DD/YYYY hh:mm A',
    },
    timeZone: {
      en: 'of dates that name none: Europe/Paris, UTC, +02:00',
      fr: 'le fuseau des dates qui n’en indiquent pas : Europe/Paris, UTC, +02:00',
    },
  },
  csv: {
    notClosed: { en: 'a quote is not closed', fr: 'un guillemet n’est pas fermé' },
    behindQuote: { en: 'something follows a closing quote', fr: 'quelque chose suit un guillemet fermant' },
    quoteWithin: { en: 'a quote begins within a value', fr: 'un guillemet commence au milieu d’une valeur' },
  },
  notUnderstood: (why: Text) => ({
    en: `This is not understood: ${why.en}.`,
    fr: `Le contenu est incorrect : ${why.fr}.`,
  }),
  json: {
    none: { en: 'it is no JSON', fr: 'ce n’est pas du JSON' },
    objectALine: { en: 'each line is an object, {"…": …}', fr: 'chaque ligne doit être un objet, {"…": …}' },
    objectAnElement: { en: 'each element is an object, {"…": …}', fr: 'chaque élément doit être un objet, {"…": …}' },
  },
  otherEncoding: (file: string, name: string) => ({
    en: `'${file}' is not UTF-8, but ${name} as it seems.`,
    fr: `« ${file} » n’est pas en UTF-8 mais, semble-t-il, en ${name}.`,
  }),
  saveAsUtf8: (command: string) => ({
    en: `Save it as «CSV UTF-8», or: ${command}`,
    fr: `Enregistrez-le en « CSV UTF-8 », ou : ${command}`,
  }),
  saveAsCsv: {
    en: 'Open it in a spreadsheet and save it as «CSV UTF-8».',
    fr: 'Ouvrez-le dans un tableur et enregistrez-le en « CSV UTF-8 ».',
  },
  notATable: (file: string, what: Text) => ({
    en: `'${file}' is ${what.en}, not CSV or JSON.`,
    fr: `« ${file} » est ${what.fr}, et non du CSV ou du JSON.`,
  }),
  kinds: {
    web: { en: 'a web page or XML', fr: 'une page web ou du XML' },
    excel: { en: 'an Excel workbook (.xlsx)', fr: 'un classeur Excel (.xlsx)' },
    oldExcel: { en: 'an old Excel workbook (.xls)', fr: 'un ancien classeur Excel (.xls)' },
    libreOffice: { en: 'a LibreOffice spreadsheet (.ods)', fr: 'un classeur LibreOffice (.ods)' },
    zip: { en: 'a ZIP archive', fr: 'une archive ZIP' },
    packed: (called: string) => ({ en: `packed (${called})`, fr: `un fichier compressé (${called})` }),
    pdf: { en: 'a PDF', fr: 'un PDF' },
  },
  wrongLength: (found: number, expected: number) => ({
    en: `It has ${en.count(found, 'value', 'values')}, the header ${en.number(expected)}.`,
    fr: `Cette ligne a ${fr.count(found, 'valeur', 'valeurs')}, l’en-tête en a ${fr.number(expected)}.`,
  }),
  noTable: (file: string) => ({
    en: `There is no table in '${file}': its first line must name the columns.`,
    fr: `Il n’y a pas de tableau dans « ${file} » : sa première ligne doit nommer les colonnes.`,
  }),
  textTwice: {
    en: 'The text is given twice: as an option and in a file.',
    fr: 'Le texte est donné deux fois : en option et dans un fichier.',
  },
  fileNotUtf8: (path: string) => ({
    en: `The file '${path}' is not UTF-8 text.`,
    fr: `Le fichier « ${path} » n’est pas du texte UTF-8.`,
  }),
}))
