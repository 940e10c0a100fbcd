import { lazyWords } from '../core/language.js'

/** What is wrong with a query, and what helps. */
export const words = lazyWords(() => ({
  noField: (name: string) => ({
    en: `There is no field '${name}'.`,
    fr: `Il n’y a pas de champ « ${name} ».`,
  }),
  nothingBeforeColon: {
    en: 'No field stands before this colon.',
    fr: 'Aucun champ ne précède ce deux-points.',
  },
  /** `quoted` is text in quotes, and these in quotes for the shell. */
  fieldsAre: (fields: string, quoted: string) => ({
    en: `fields are ${fields}; text with a colon goes in quotes: ${quoted}`,
    fr: `les champs sont ${fields} ; un texte avec deux-points se met entre guillemets : ${quoted}`,
  }),
  noValue: (field: string) => ({
    en: `Nothing follows '${field}:'.`,
    fr: `Rien ne suit « ${field}:… ».`,
  }),
  shellTakes: {
    en: 'your shell takes < and > for files; write priority:high.. or quote the query',
    fr: 'votre shell prend < et > pour des fichiers ; écrivez priority:high.. ou mettez la recherche entre guillemets',
  },
  aValueIsMissing: { en: 'A value is missing at this comma.', fr: 'Il manque une valeur à cette virgule.' },
  write: (example: string) => ({ en: `write: ${example}`, fr: `écrivez : ${example}` }),
  noLetter: (text: string) => ({
    en: `'${text}' holds no letter and no digit to search for.`,
    fr: `« ${text} » ne contient ni lettre ni chiffre à rechercher.`,
  }),
  wordsBegin: {
    en: 'write words, or their beginnings: imprim',
    fr: 'écrivez des mots, ou leur début : imprim',
  },
  noText: { en: 'This character can be in no text.', fr: 'Aucun texte ne peut contenir ce caractère.' },
  leaveItOut: { en: 'leave it out', fr: 'enlevez-le' },
  notClosed: (sign: string) => ({ en: `This ${sign} is not closed.`, fr: `Ce ${sign} n’est pas refermé.` }),
  closeIt: (sign: string) => ({
    en: `write ${sign} behind what belongs together`,
    fr: `écrivez ${sign} après ce qui va ensemble`,
  }),
  notOpened: { en: 'This ) closes nothing.', fr: 'Cette ) ne ferme rien.' },
  nothingInside: { en: 'Nothing stands in these parentheses.', fr: 'Ces parenthèses sont vides.' },
  nothingFollows: (word: string) => ({
    en: `'${word}' needs a term behind it.`,
    fr: `« ${word} » attend un terme après lui.`,
  }),
  nothingPrecedes: (word: string) => ({
    en: `'${word}' needs a term before it.`,
    fr: `« ${word} » attend un terme avant lui.`,
  }),
  wordInQuotes: (quoted: string) => ({
    en: `to search for the word, write it in quotes: ${quoted}`,
    fr: `pour chercher ce mot, mettez-le entre guillemets : ${quoted}`,
  }),
  nameGoesOn: (begun: string, name: string) => ({
    en: `Of the name '${name}' only '${begun}' was read.`,
    fr: `Du nom « ${name} », seul « ${begun} » a été lu.`,
  }),
  noWord: (field: string, word: string) => ({
    en: `'${word}' is nothing that '${field}:' takes.`,
    fr: `« ${word} » n’est pas une valeur de « ${field}:… ».`,
  }),
  notANumber: (text: string) => ({
    en: `'${text}' is not a number from 1 to 2147483647.`,
    fr: `« ${text} » n’est pas un nombre de 1 à 2147483647.`,
  }),
  notATime: (text: string) => ({ en: `'${text}' is not a time.`, fr: `« ${text} » n’est pas une date.` }),
  noEnds: { en: 'This range has neither beginning nor end.', fr: 'Cet intervalle n’a ni début ni fin.' },
  twoRanges: {
    en: 'A range has one beginning and one end.',
    fr: 'Un intervalle n’a qu’un début et qu’une fin.',
  },
  endsBefore: {
    en: 'This range ends before it begins.',
    fr: 'Cet intervalle se termine avant de commencer.',
  },
  peopleAre: {
    en: 'a person is a username, an e-mail address, a number or @me',
    fr: 'une personne s’indique par son nom d’utilisateur, son adresse e-mail, son numéro ou @me',
  },
  noLevel: (name: string) => ({
    en: `The priority '${name}' has no level to compare.`,
    fr: `La priorité « ${name} » n’a pas de niveau à comparer.`,
  }),
  sortOnce: { en: 'The order is given twice.', fr: 'L’ordre de tri est donné deux fois.' },
  sortWithin: {
    en: 'The order stands outside parentheses, or and not.',
    fr: 'L’ordre de tri se place hors des parenthèses, de or et de not.',
  },
  noView: (name: string) => ({
    en: `There is no saved view '@${name}'.`,
    fr: `Il n’y a pas de vue enregistrée « @${name} ».`,
  }),
  viewOrText: (name: string) => ({
    en: `to search for text, leave out the @: ${name}; a person: assignee:@me`,
    fr: `pour chercher du texte, enlevez le @ : ${name} ; une personne : assignee:@me`,
  }),
  tooManyTerms: (most: number) => ({
    en: `A query has at most ${most} terms.`,
    fr: `Une recherche a au plus ${most} termes.`,
  }),
  tooManyValues: (most: number) => ({
    en: `A query names at most ${most} values.`,
    fr: `Une recherche donne au plus ${most} valeurs.`,
  }),
  tooManyWords: (most: number) => ({
    en: `More than ${most} words stand one after the other.`,
    fr: `Plus de ${most} mots se suivent.`,
  }),
  tooDeep: {
    en: 'Parentheses are within each other too often.',
    fr: 'Trop de parenthèses sont imbriquées.',
  },
  askTwice: { en: 'ask for a part of it at a time', fr: 'cherchez-en une partie à la fois' },
}))
