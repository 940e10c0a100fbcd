import { ROLES } from '../../../core/roles.js'
import { engineOf } from '../../../db/engine.js'
import type { Db } from '../../../db/schema.js'
import { findAccountSecrets } from '../../../identity/queries/users.js'
import { administratorIds } from '../../../identity/services/administrators.js'
import { methodOf } from '../../../identity/services/passwords.js'
import { DISABLED } from '../../../identity/user.js'
import { about, type Finding } from './finding.js'

/** Roles, and passwords that one of the two programs cannot read. */
export async function checkAccounts(db: Db): Promise<Finding[]> {
  const accounts = await findAccountSecrets(db)
  const admins = await administratorIds(db)
  const odd = accounts.filter((a) => !ROLES.some((r) => r === a.role)).map((a) => `${a.username} ('${a.role}')`)
  return [
    ...(admins.length > 0 ? [] : [NO_ADMINISTRATOR]),
    ...about(odd, ODD_ROLE),
    ...checkHashes(accounts, engineOf(db).name === 'mysql'),
  ]
}

function checkHashes(accounts: readonly { username: string; password: string }[], shared: boolean): Finding[] {
  const open = accounts.filter((a) => a.password !== DISABLED)
  const named = (method: ReturnType<typeof methodOf>) => open.filter((a) => methodOf(a.password) === method).map((a) => a.username)
  return [...about(named(undefined), UNREADABLE), ...(shared ? [...about(named('bcrypt'), BCRYPT), ...about(named('scrypt'), SCRYPT)] : [])]
}

const NO_ADMINISTRATOR: Finding = {
  check: 'no-administrator',
  severity: 'error',
  message: { en: 'Nobody can log in as administrator.', fr: 'Personne ne peut se connecter comme administrateur.' },
  hint: { run: 'init' },
  items: [],
}
const ODD_ROLE: Omit<Finding, 'items'> = {
  check: 'unknown-role',
  severity: 'warning',
  message: {
    en: 'Roles that are none of the three, and count as EMPLOYEE',
    fr: 'Rôles qui ne sont aucun des trois, et comptent comme EMPLOYEE',
  },
  hint: { run: 'user role <user> --to EMPLOYEE' },
}
const UNREADABLE: Omit<Finding, 'items'> = {
  check: 'unreadable-password',
  severity: 'error',
  message: {
    en: 'Accounts whose stored password helpdesk cannot read: nobody logs in with it',
    fr: 'Comptes dont helpdesk ne peut lire le mot de passe enregistré : personne ne se connecte avec',
  },
  hint: { run: 'user reset-password <user>' },
}
const BCRYPT: Omit<Finding, 'items'> = {
  check: 'password-unreadable-on-web',
  severity: 'error',
  message: {
    en: 'Accounts with a bcrypt password, on which the web login fails with an error',
    fr: 'Comptes au mot de passe bcrypt, sur lequel la connexion web échoue avec une erreur',
  },
  hint: {
    run: ['db policy --passwords pbkdf2', 'user reset-password <user>'],
    say: (policy, reset) => ({
      en: `${policy}; then each logs in to helpdesk once, or: ${reset}`,
      fr: `${policy} ; puis chacun se connecte une fois à helpdesk, ou : ${reset}`,
    }),
  },
}
const SCRYPT: Omit<Finding, 'items'> = {
  check: 'password-unreadable-by-old-web',
  severity: 'warning',
  message: {
    en: 'Accounts with a scrypt password, which the web application cannot read with werkzeug 2.2',
    fr: 'Comptes au mot de passe scrypt, que l’application web ne lit pas avec werkzeug 2.2',
  },
  hint: {
    say: {
      en: 'Each logs in to helpdesk once: that rewrites it.',
      fr: 'Que chacun se connecte une fois à helpdesk : cela le réécrit.',
    },
  },
}
