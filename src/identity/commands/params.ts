import { flag, optional } from '../../command/param.js'
import { email, fullName, username } from '../parsers.js'
import { people } from './offers.js'

export const byUser = { complete: { words: ['@me'], from: people } }

export const passwordStdin = flag('--password-stdin', {
  en: 'read the password from standard input',
  fr: "lire le mot de passe sur l'entrée standard",
})

/** The options that make up an account. */
export const account = {
  username: optional('--username <name>', { en: 'the name to log in with', fr: 'le nom pour se connecter' }, username),
  email: optional('--email <address>', { en: 'e-mail address', fr: 'adresse e-mail' }, email),
  name: optional('--name <full name>', { en: 'first and last name', fr: 'prénom et nom' }, fullName),
}
