import { checkCharacters, invalid, line, VISIBLE } from '../command/parsers.js'
import { fold } from '../core/fold.js'
import type { Role } from '../core/roles.js'
import { ROLES } from '../core/roles.js'
import type { HashMethod } from './user.js'
import { HASH_METHODS } from './user.js'

export const fullName = line({ en: 'The name', fr: 'Le nom' }, 100)

/** As people and other helpdesks write them, in English and French, folded. */
const OTHER_WORDS: [RegExp, Role][] = [
  [/^(employe|employee|customer|client|cliente|user|end[- ]user|utilisateur|utilisatrice|requester|demandeur|demandeuse)$/, 'EMPLOYEE'],
  [/^(agent|agente|technicien|technicienne)$/, 'TECHNICIAN'],
  [/^(administrator|administrateur|administratrice)$/, 'ADMIN'],
]

/** One of the three, in any case or another word for it. */
export function role(text: string): Role {
  const word = text.trim()
  const found = ROLES.find((r) => r === word.toUpperCase()) ?? OTHER_WORDS.find(([words]) => words.test(fold(word)))?.[1]
  if (found) return found
  throw invalid(`There is no role '${text}'.`, `Il n'y a pas de rôle « ${text} ».`, { say: ROLES.join(', ') })
}

/** How passwords are stored. */
export function hashMethod(text: string): HashMethod {
  const found = HASH_METHODS.find((m) => m === text.toLowerCase())
  if (found) return found
  throw invalid(`'${text}' is no way to store passwords.`, `« ${text} » n'est pas une façon d'enregistrer des mots de passe.`, {
    say: HASH_METHODS.join(', '),
  })
}

/** A new username: 1 to 50 visible characters, not digits alone, no `@`, blank or control character, and not what means something else. */
export function username(text: string): string {
  const name = text.normalize('NFC')
  checkCharacters(name, { en: 'The username', fr: "Le nom d'utilisateur" })
  const length = [...name].length
  const seen = [...name].every((c, i) => VISIBLE.test(c) || (i > 0 && /[\p{M}--\p{Default_Ignorable_Code_Point}]/v.test(c)))
  if (length < 1 || length > 50 || !seen || /^\p{Nd}+$/u.test(name) || name.includes('@') || /^(id:\d+|-|none)$/.test(name.toLowerCase())) {
    throw invalid(`'${name}' cannot be a username.`, `« ${name} » ne peut pas être un nom d'utilisateur.`, {
      say: {
        en: '1 to 50 visible characters, no blank and no @, not digits alone.',
        fr: '1 à 50 caractères visibles, sans espace ni @, pas seulement des chiffres.',
      },
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
