import { HASH_METHODS, type HashMethod, ROLES, type Role } from '../domain.js'
import { failure, same, type Text } from '../errors.js'
import { counted } from '../number.js'

/** Letters, digits, punctuation or symbols that are really seen: not the fillers and joiners that are in these classes too. */
const VISIBLE = /[[\p{L}\p{N}\p{P}\p{S}]--[\p{Default_Ignorable_Code_Point}\u2800]]/v
const LINE_BREAK = /[\n\v\f\r\u0085\u2028\u2029]/
const MOST_BYTES = 65_535
const MOST_ID = 2_147_483_647

/** What is no value of the kind asked for. */
export const invalid = (en: string, fr: string, hint?: Text) => failure('INVALID', { en, fr }, hint)

/** What no text may hold: NUL, or half of a surrogate pair. */
function checkCharacters(text: string, what: Text): void {
  if (text.includes('\0') || !text.isWellFormed()) {
    throw invalid(`${what.en} holds a character that cannot be stored.`, `${what.fr} contient un caractère qui ne peut être enregistré.`)
  }
}

function checkVisible(text: string, what: Text): void {
  if (!VISIBLE.test(text)) throw invalid(`${what.en} is empty.`, `${what.fr} est vide.`)
}

/** A line of at most `most` code points with something visible in it. */
export const line =
  (what: Text, most: number) =>
  (text: string): string => {
    checkCharacters(text, what)
    checkVisible(text, what)
    if (LINE_BREAK.test(text)) throw invalid(`${what.en} must be one line.`, `${what.fr} doit tenir sur une ligne.`)
    if ([...text].length > most)
      throw invalid(`${what.en} is longer than ${counted(most).en} characters.`, `${what.fr} dépasse ${counted(most).fr} caractères.`)
    return text
  }

export const title = line({ en: 'The title', fr: 'Le titre' }, 200)
export const fullName = line({ en: 'The name', fr: 'Le nom' }, 100)

/** A description or comment: something visible, at most 65,535 bytes of UTF-8. */
export function longText(text: string): string {
  const what = { en: 'The text', fr: 'Le texte' }
  checkCharacters(text, what)
  checkVisible(text, what)
  if (Buffer.byteLength(text) > MOST_BYTES) {
    throw invalid(`The text is longer than ${counted(MOST_BYTES).en} bytes.`, `Le texte dépasse ${counted(MOST_BYTES).fr} octets.`)
  }
  return text
}

/** A name to look up: a user, status, priority or category. */
export function word(text: string): string {
  if (text.trim() === '') throw invalid('A name is empty.', 'Un nom est vide.')
  checkCharacters(text, { en: 'A name', fr: 'Un nom' })
  return text
}

/** `12` or `#12`. */
export function ticketId(text: string): number {
  const id = /^#?\d+$/.test(text) ? Number(text.replace('#', '')) : Number.NaN
  if (id >= 1 && id <= MOST_ID) return id
  throw invalid(`'${text}' is not a ticket number.`, `« ${text} » n'est pas un numéro de ticket.`, same('12, #12'))
}

/** A whole number from 1. */
export function count(text: string): number {
  const number = /^\d+$/.test(text) ? Number(text) : Number.NaN
  if (number >= 1 && number <= MOST_ID) return number
  throw invalid(`'${text}' is not a whole number from 1.`, `« ${text} » n'est pas un nombre entier à partir de 1.`)
}

/** `a,b,c`. */
export const list = (text: string): string[] => text.split(',').map((name) => name.trim())

/** A change id, as every change names it. */
export function changeId(text: string): string {
  const id = text.trim().toLowerCase()
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return id
  throw invalid(`'${text}' is not a change id.`, `« ${text} » n'est pas un identifiant de modification.`, same('helpdesk audit list'))
}

/** A priority's level: a whole number that the column holds. */
export function level(text: string): number {
  const number = /^-?\d+$/.test(text) ? Number(text) : Number.NaN
  if (Math.abs(number) <= MOST_ID) return number
  throw invalid(`'${text}' is not a whole number.`, `« ${text} » n'est pas un nombre entier.`)
}

export const COLOURS = ['primary', 'secondary', 'success', 'danger', 'warning', 'info', 'light', 'dark']

/** One of Bootstrap's names of colours, which the web application's badges are made of. */
export function colour(text: string): string {
  if (COLOURS.includes(text.toLowerCase())) return text.toLowerCase()
  throw invalid(`There is no colour '${text}'.`, `Il n'y a pas de couleur « ${text} ».`, same(COLOURS.join(', ')))
}

/** As people write them: in French, with or without accents and endings. */
const FRENCH_ROLES: [RegExp, Role][] = [
  [/^employ[ée]e?$/, 'EMPLOYEE'],
  [/^technicien(ne)?$/, 'TECHNICIAN'],
  [/^(administrateur|administratrice)$/, 'ADMIN'],
]

/** One of the three, in any case or in French. */
export function role(text: string): Role {
  const word = text.trim().normalize('NFC')
  const found = ROLES.find((r) => r === word.toUpperCase()) ?? FRENCH_ROLES.find(([french]) => french.test(word.toLowerCase()))?.[1]
  if (found) return found
  throw invalid(`There is no role '${text}'.`, `Il n'y a pas de rôle « ${text} ».`, same(ROLES.join(', ')))
}

/** How passwords are stored. */
export function hashMethod(text: string): HashMethod {
  const found = HASH_METHODS.find((m) => m === text.toLowerCase())
  if (found) return found
  throw invalid(
    `'${text}' is no way to store passwords.`,
    `« ${text} » n'est pas une façon d'enregistrer des mots de passe.`,
    same(HASH_METHODS.join(', ')),
  )
}

/** `on` or `off`. */
export function onOrOff(text: string): 'on' | 'off' {
  const found = (['on', 'off'] as const).find((s) => s === text.toLowerCase())
  if (found) return found
  throw invalid(`'${text}' is neither on nor off.`, `« ${text} » n'est ni on ni off.`)
}

/** A new username: 1 to 50 visible characters, not digits alone, no `@`, blank or control character, and not what means something else. */
export function username(text: string): string {
  const name = text.normalize('NFC')
  checkCharacters(name, { en: 'The username', fr: "Le nom d'utilisateur" })
  const length = [...name].length
  const seen = [...name].every((c, i) => VISIBLE.test(c) || (i > 0 && /[\p{M}--\p{Default_Ignorable_Code_Point}]/v.test(c)))
  if (length < 1 || length > 50 || !seen || /^\p{Nd}+$/u.test(name) || name.includes('@') || /^(id:\d+|-|none)$/.test(name.toLowerCase())) {
    throw invalid(`'${name}' cannot be a username.`, `« ${name} » ne peut pas être un nom d'utilisateur.`, {
      en: '1 to 50 visible characters, no blank and no @, not digits alone.',
      fr: '1 à 50 caractères visibles, sans espace ni @, pas seulement des chiffres.',
    })
  }
  return name
}

/** Something, one @, something, without blanks; at most 100 characters. */
export function email(text: string): string {
  checkCharacters(text, { en: 'The e-mail address', fr: "L'adresse e-mail" })
  if (
    /^[^\s@\p{Cc}\p{Default_Ignorable_Code_Point}]+@[^\s@\p{Cc}\p{Default_Ignorable_Code_Point}]+$/u.test(text) &&
    [...text].length <= 100
  )
    return text
  throw invalid(`'${text}' is not an e-mail address.`, `« ${text} » n'est pas une adresse e-mail.`)
}

/** The input of an edit, of which at least one value must be given. */
export function something<T extends Record<string, unknown>>(input: T): T {
  if (Object.values(input).some((value) => value !== undefined && value !== false)) return input
  const options = Object.keys(input).map((key) => `--${key.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)}`)
  throw failure('USAGE', { en: 'Nothing to change was given.', fr: "Rien à modifier n'a été donné." }, same(options.join(', ')))
}

export const path = (text: string): string => text
