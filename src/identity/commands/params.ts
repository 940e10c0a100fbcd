import { flag, optional } from '../../command/param.js'
import { email, fullName, username } from '../parsers.js'
import { words } from '../words.js'
import { people } from './offers.js'

export const byUser = { complete: { words: ['@me'], from: people } }

export const passwordStdin = flag('--password-stdin', words.options.passwordStdin)

/** The options that make up an account. */
export const account = {
  username: optional('--username <name>', words.options.username, username),
  email: optional('--email <address>', words.options.email, email),
  name: optional('--name <full name>', words.options.name, fullName),
}
