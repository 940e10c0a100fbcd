import { ROLES } from '../../../core/roles.js'
import { engineOf } from '../../../db/engine.js'
import type { Db } from '../../../db/schema.js'
import { findAccountSecrets } from '../../../identity/queries/users.js'
import { administratorIds } from '../../../identity/services/administrators.js'
import { methodOf } from '../../../identity/services/passwords.js'
import { DISABLED } from '../../../identity/user.js'
import { about, type Finding } from './finding.js'
import { words } from './words.js'

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
  const named = (method: ReturnType<typeof methodOf>) =>
    open.filter((a) => methodOf(a.password) === method).map((a) => a.username)
  return [
    ...about(named(undefined), UNREADABLE),
    ...(shared ? [...about(named('bcrypt'), BCRYPT), ...about(named('scrypt'), SCRYPT)] : []),
  ]
}

const NO_ADMINISTRATOR: Finding = {
  check: 'no-administrator',
  severity: 'error',
  message: words.noAdministrator,
  hint: { run: 'init' },
  items: [],
}
const ODD_ROLE: Omit<Finding, 'items'> = {
  check: 'unknown-role',
  severity: 'warning',
  message: words.oddRole,
  hint: { run: 'user role <user> --to EMPLOYEE' },
}
const UNREADABLE: Omit<Finding, 'items'> = {
  check: 'unreadable-password',
  severity: 'error',
  message: words.unreadable,
  hint: { run: 'user reset-password <user>' },
}
const BCRYPT: Omit<Finding, 'items'> = {
  check: 'password-unreadable-on-web',
  severity: 'error',
  message: words.bcrypt,
  hint: {
    run: ['db policy --passwords pbkdf2', 'user reset-password <user>'],
    say: (policy, reset) => words.bcryptHint(policy, reset),
  },
}
const SCRYPT: Omit<Finding, 'items'> = {
  check: 'password-unreadable-by-old-web',
  severity: 'warning',
  message: words.scrypt,
  hint: {
    say: words.scryptHint,
  },
}
