import { isLoopback } from '../../../db/address/host.js'
import type { MysqlLocation } from '../../../db/location.js'
import type { Db } from '../../../db/schema.js'
import { findForeignCharsets, findOpenServerAccounts, findOrphanedTriggers, serverFacts } from '../../queries/server.js'
import { about, type Finding } from './finding.js'
import { words } from './words.js'

/** How the server works: MySQL and MariaDB only. */
export async function checkServer(db: Db, at: MysqlLocation): Promise<Finding[]> {
  const { sqlMode, timeZone, isUtc, cipher } = await serverFacts(db)
  const remote = at.hosts.map(({ host }) => host).filter((host) => !isLoopback(host))
  return [
    ...(remote.length > 0 && cipher === '' ? [NO_TLS(remote.join(', '))] : []),
    ...(remote.length > 0 && !at.password ? about([at.user], NO_PASSWORD) : []),
    ...(/STRICT_(TRANS|ALL)_TABLES/.test(sqlMode) ? [] : [NOT_STRICT]),
    ...(isUtc ? [] : about([timeZone], NOT_UTC)),
  ]
}

/** Triggers whose definer is gone or has lost his rights. Needs the right to read the server's accounts. */
export async function checkTriggers(db: Db): Promise<Finding[]> {
  const orphans = await findOrphanedTriggers(db)
  const named = (own: boolean) =>
    orphans.filter((t) => t.name.startsWith('helpdesk_') === own).map((t) => `${t.name} → ${t.table} (${t.definer})`)
  return [
    ...about(named(true), { ...ORPHANED, hint: { run: 'db triggers on' } }),
    ...about(named(false), { ...ORPHANED, hint: { say: 'DROP TRIGGER <name>;' } }),
  ]
}

/** Accounts of the server that anybody can use. Needs the right to read them. */
export const checkServerAccounts = async (db: Db): Promise<Finding[]> =>
  about(await findOpenServerAccounts(db), OPEN_ACCOUNT)

/** Tables and columns that cannot hold every character. */
export async function checkCharsets(db: Db): Promise<Finding[]> {
  const found = await findForeignCharsets(db)
  const statements = [...new Set(found.map((f) => f.table))].map(
    (t) => `ALTER TABLE ${t} CONVERT TO CHARACTER SET utf8mb4;`,
  )
  return about(
    found.map((f) => f.name),
    { ...NOT_UTF8MB4, hint: { say: statements.join(' ') } },
  )
}

const NOT_UTF8MB4: Omit<Finding, 'items' | 'hint'> = {
  check: 'not-utf8mb4',
  severity: 'warning',
  message: words.notUtf8mb4,
}
const NO_TLS = (host: string): Finding => ({
  check: 'no-tls',
  severity: 'error',
  message: words.noTls(host),
  hint: {
    say: words.noTlsHint,
  },
  items: [host],
})
const NO_PASSWORD: Omit<Finding, 'items'> = {
  check: 'empty-database-password',
  severity: 'error',
  message: words.noPassword,
  hint: { say: "ALTER USER <user>@<host> IDENTIFIED BY '…';" },
}
const OPEN_ACCOUNT: Omit<Finding, 'items'> = {
  check: 'empty-database-password',
  severity: 'error',
  message: words.openAccount,
  hint: {
    say: words.openAccountHint,
  },
}
const NOT_STRICT: Finding = {
  check: 'not-strict',
  severity: 'warning',
  message: words.notStrict,
  hint: { say: "SET GLOBAL sql_mode = CONCAT_WS(',', NULLIF(@@GLOBAL.sql_mode, ''), 'STRICT_TRANS_TABLES');" },
  items: [],
}
const NOT_UTC: Omit<Finding, 'items'> = {
  check: 'not-utc',
  severity: 'warning',
  message: words.notUtc,
  hint: {
    say: words.notUtcHint,
  },
}
const ORPHANED: Omit<Finding, 'items' | 'hint'> = {
  check: 'trigger-without-definer',
  severity: 'error',
  message: words.orphaned,
}
