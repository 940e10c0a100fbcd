import { failure, type HelpdeskError } from '../core/errors.js'
import { inEach, type Text } from '../core/language.js'
import { common } from '../core/words.js'
import { WORDS } from './fault-words.js'
import { type Fault, faultOf } from './faults.js'
import { StatementTooLarge } from './statements/packet.js'
import { words as statementWords } from './statements/words.js'
import { words } from './words.js'

/** Faults whose sentence ends with the address of the database that it is about. */
const ABOUT_ADDRESS = new Set<Fault>([
  'unreachable',
  'no-tls',
  'certificate',
  'access',
  'no-database',
  'not-set-up',
  'not-a-database',
  'unusable',
  'unwritable',
  'connections',
  'blocked',
  'auth-plugin',
  'file-read-only',
])
/** Faults that leave open what was changed. */
const OPEN = new Set<Fault>(['no-majority', 'commit-unknown'])

/**
 * A driver's error in our own words, or undefined where it is none of the database's. `address` holds no password.
 * `left` is a sentence that tells what is changed all the same; without it that is nothing.
 */
export function explainDatabaseError(error: unknown, address: string, left?: Text): HelpdeskError | undefined {
  const fault = faultOf(error)
  if (!fault) return undefined
  if (fault === 'refused') return refused(error, left)
  const [code, known, hint] = WORDS[fault]
  const why = error instanceof StatementTooLarge ? tooLarge(error) : known
  return failure(code, ended(fault, why, address, left), typeof hint === 'function' ? hint(address) : hint, error)
}

function ended(fault: Fault, known: Text, address: string, left: Text | undefined): Text {
  const isAboutAddress = ABOUT_ADDRESS.has(fault)
  const why = isAboutAddress ? words.at(known, address) : known
  if (left) return inEach((lang) => `${why[lang]}. ${left[lang]}`)
  if (isAboutAddress || OPEN.has(fault)) return inEach((lang) => `${why[lang]}.`)
  return fault === 'deadlock' ? words.andNothingChangedHere(why) : common.andNothingChanged(why)
}

function tooLarge({ bytes, most, called }: StatementTooLarge): Text {
  const what = called === undefined ? statementWords.size.this : statementWords.size.row(called)
  return statementWords.tooLarge(what, bytes, most)
}

/** For what the server says and we have no words for. */
function refused(error: unknown, left: Text | undefined): HelpdeskError {
  const { message, errno } = error as { message: string; errno: number }
  const why = words.refused(message, errno)
  return failure('DATABASE', left ? inEach((lang) => `${why[lang]} ${left[lang]}`) : why, undefined, error)
}
