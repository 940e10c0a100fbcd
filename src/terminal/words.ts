import { lazyWords, type Text } from '../core/language.js'
import { en, fr } from '../core/number.js'

export const words = lazyWords(() => ({
  editAgain: { en: 'Edit it again?', fr: 'Modifier de nouveau le texte ?' },
  missing: (list: string) => ({
    en: `Missing: ${list}. There is nobody to ask: this is not a terminal, or --no-input or CI is set.`,
    fr: `Il manque : ${list}. Impossible de vous le demander : ce n’est pas un terminal, ou bien --no-input ou CI est actif.`,
  }),
  editorNotStarted: (command: string) => ({
    en: `The editor '${command}' cannot be started, or ended with an error. Type the text here:`,
    fr: `L’éditeur « ${command} » n’a pas pu être lancé, ou s’est terminé par une erreur. Tapez le texte ici :`,
  }),
  editorNotUtf8: (file: string) => ({
    en: `What the editor wrote is not UTF-8 text; it is kept in '${file}'.`,
    fr: `Le texte écrit par l’éditeur n’est pas en UTF-8 ; il est conservé dans « ${file} ».`,
  }),
  notUtf8: { en: 'What was typed is not UTF-8 text.', fr: 'Ce qui a été tapé n’est pas du texte UTF-8.' },
  postThis: { en: 'Post this? (Enter: yes, e: edit)', fr: 'Envoyer ce texte ? (Entrée : oui, e : modifier)' },
  yesEditOrNo: {
    en: 'Enter posts it, e edits it, n does not post it.',
    fr: 'Entrée l’envoie, e le modifie, n ne l’envoie pas.',
  },
  aboveThis: {
    en: 'Write the text above this line, save it, and leave the editor. An empty text posts nothing.',
    fr: 'Écrivez le texte au-dessus de cette ligne, enregistrez-le et quittez l’éditeur. Un texte vide n’envoie rien.',
  },
  writtenBelow: {
    en: 'What was written stands below the line that ends the text.',
    fr: 'Ce qui a été écrit se trouve sous la ligne qui termine le texte.',
  },
  multiline: { en: 'An empty line ends the text.', fr: 'Une ligne vide termine le texte.' },
  number: { en: 'Number', fr: 'Numéro' },
  numberOrWords: { en: 'Number, or words to search for', fr: 'Numéro, ou mots à rechercher' },
  more: { en: '… and more: search for words.', fr: '… et d’autres : tapez des mots pour les trouver.' },
  choose: {
    en: 'Answer with a number of the list, or words to search for.',
    fr: 'Répondez par un numéro de la liste, ou par des mots à rechercher.',
  },
  nothingLikeIt: { en: 'Nothing like it.', fr: 'Aucun résultat.' },
  yesOrNo: { en: 'Answer y or n.', fr: 'Répondez o ou n.' },
  between: (last: number) => ({
    en: `Answer with a number from 1 to ${last}.`,
    fr: `Répondez par un numéro de 1 à ${last}.`,
  }),
  keys: {
    'toggle visibility': { en: 'show or hide', fr: 'afficher ou masquer' },
    navigate: { en: 'move', fr: 'se déplacer' },
    select: { en: 'choose', fr: 'choisir' },
  },
  yes: { en: 'Yes', fr: 'Oui' },
  no: { en: 'No', fr: 'Non' },
  /** A label before what it is about. */
  label: (what: string) => ({ en: `${what}: `, fr: `${what} : ` }),
  /** What to answer with, the capital one by Enter alone. */
  letters: { yes: { en: 'Y/n', fr: 'O/n' }, no: { en: 'y/N', fr: 'o/N' } },
  /** `said` is a length of time. */
  ago: (said: Text) => ({ en: `${said.en} ago`, fr: `il y a ${said.fr}` }),
  ahead: (said: Text) => ({ en: `in ${said.en}`, fr: `dans ${said.fr}` }),
  lengths: {
    year: (n: number) => ({ en: `${n} yr.`, fr: fr.form(n, `${n} an`, `${n} ans`) }),
    month: (n: number) => ({ en: `${n} mo.`, fr: `${n} mois` }),
    day: (n: number) => ({ en: en.count(n, 'day', 'days'), fr: `${n} j` }),
    hour: (n: number) => ({ en: `${n} hr.`, fr: `${n} h` }),
    minute: (n: number) => ({ en: `${n} min.`, fr: `${n} min` }),
  },
  fullLengths: {
    year: (n: number) => ({ en: en.count(n, 'year', 'years'), fr: fr.count(n, 'an', 'ans') }),
    month: (n: number) => ({ en: en.count(n, 'month', 'months'), fr: `${n} mois` }),
    day: (n: number) => ({ en: en.count(n, 'day', 'days'), fr: fr.count(n, 'jour', 'jours') }),
    hour: (n: number) => ({ en: en.count(n, 'hour', 'hours'), fr: fr.count(n, 'heure', 'heures') }),
    minute: (n: number) => ({ en: en.count(n, 'minute', 'minutes'), fr: fr.count(n, 'minute', 'minutes') }),
  },
  months: {
    en: 'Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec',
    fr: 'janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.',
  },
  /** A length of time below a minute. */
  shortest: { en: '<1 min.', fr: '<1 min' },
  now: { en: 'now', fr: 'maintenant' },
}))
