import { checkCharacters, hasVisible, invalid, line } from '../command/parsers.js'
import { fold } from '../core/fold.js'
import type { Role } from '../core/roles.js'
import { ROLES } from '../core/roles.js'
import { common } from '../core/words.js'
import type { HashMethod } from './user.js'
import { HASH_METHODS } from './user.js'
import { words } from './words.js'

export const fullName = line(common.theName, 100)

/** As people and other helpdesks write them, in English and French, folded. */
const OTHER_WORDS: [RegExp, Role][] = [
  [
    /^(employe|employee|customer|client|cliente|user|end[- ]user|utilisateur|utilisatrice|requester|demandeur|demandeuse)$/,
    'EMPLOYEE',
  ],
  [/^(agent|agente|technicien|technicienne)$/, 'TECHNICIAN'],
  [/^(administrator|administrateur|administratrice)$/, 'ADMIN'],
]

/** One of the three, in any case or another word for it. */
export function role(text: string): Role {
  const word = text.trim()
  const found =
    ROLES.find((r) => r === word.toUpperCase()) ?? OTHER_WORDS.find(([words]) => words.test(fold(word)))?.[1]
  if (found) return found
  throw invalid(words.noRole(text), { say: ROLES.join(', ') })
}

/** How passwords are stored. */
export function hashMethod(text: string): HashMethod {
  const found = HASH_METHODS.find((m) => m === text.toLowerCase())
  if (found) return found
  throw invalid(words.noHashMethod(text), {
    say: HASH_METHODS.join(', '),
  })
}

/**
 * A new username: 1 to 50 visible characters, not digits alone, no `@`, blank or control character, and not what means
 * something else.
 */
export function username(text: string): string {
  const name = text.normalize('NFC')
  checkCharacters(name, words.theUsername)
  const length = [...name].length
  const seen = [...name].every(
    (c, i) => hasVisible(c) || (i > 0 && /[\p{M}--\p{Default_Ignorable_Code_Point}]/v.test(c)),
  )
  if (
    length < 1 ||
    length > 50 ||
    !seen ||
    /^\p{Nd}+$/u.test(name) ||
    name.includes('@') ||
    /^(id:\d+|-|none)$/.test(name.toLowerCase())
  ) {
    throw invalid(words.notAUsername(name), {
      say: words.usernameRule,
    })
  }
  return name
}

/** Something, one @, something, without blanks; at most 100 characters. */
export function email(text: string): string {
  checkCharacters(text, words.theEmail)
  if (
    /^[^\s@\p{Cc}\p{Default_Ignorable_Code_Point}]+@[^\s@\p{Cc}\p{Default_Ignorable_Code_Point}]+$/u.test(text) &&
    [...text].length <= 100
  )
    return text
  throw invalid(words.notAnEmail(text))
}
