import { isLoopback } from '../../../db/address/host.js'
import type { MysqlLocation } from '../../../db/location.js'
import type { Db } from '../../../db/schema.js'
import { findForeignCharsets, findOpenServerAccounts, findOrphanedTriggers, serverFacts } from '../../queries/server.js'
import { about, type Finding } from './finding.js'

/** How the server works: MySQL and MariaDB only. */
export async function checkServer(db: Db, at: MysqlLocation): Promise<Finding[]> {
  const { sqlMode, timeZone, isUtc, cipher } = await serverFacts(db)
  const remote = !isLoopback(at.host)
  return [
    ...(remote && cipher === '' ? [NO_TLS(at.host)] : []),
    ...(remote && !at.password ? about([at.user], NO_PASSWORD) : []),
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
export const checkServerAccounts = async (db: Db): Promise<Finding[]> => about(await findOpenServerAccounts(db), OPEN_ACCOUNT)

/** Tables and columns that cannot hold every character. */
export async function checkCharsets(db: Db): Promise<Finding[]> {
  const found = await findForeignCharsets(db)
  const statements = [...new Set(found.map((f) => f.table))].map((t) => `ALTER TABLE ${t} CONVERT TO CHARACTER SET utf8mb4;`)
  return about(
    found.map((f) => f.name),
    { ...NOT_UTF8MB4, hint: { say: statements.join(' ') } },
  )
}

const NOT_UTF8MB4: Omit<Finding, 'items' | 'hint'> = {
  check: 'not-utf8mb4',
  severity: 'warning',
  message: {
    en: 'Tables and columns that cannot hold every character: a text with one is refused',
    fr: 'Tables et colonnes qui ne peuvent contenir tous les caractères : un texte qui en a est refusé',
  },
}
const NO_TLS = (host: string): Finding => ({
  check: 'no-tls',
  severity: 'error',
  message: {
    en: `The connection to ${host} is not encrypted: passwords and tickets can be read on the way.`,
    fr: `La connexion à ${host} n’est pas chiffrée : mots de passe et tickets se lisent en chemin.`,
  },
  hint: {
    say: {
      en: 'Set up TLS on the server, and end the address with ?ssl-mode=REQUIRED',
      fr: 'Activez TLS sur le serveur, et terminez l’adresse par ?ssl-mode=REQUIRED',
    },
  },
  items: [host],
})
const NO_PASSWORD: Omit<Finding, 'items'> = {
  check: 'empty-database-password',
  severity: 'error',
  message: {
    en: 'This connection from another machine needs no password, as',
    fr: 'Cette connexion depuis une autre machine se fait sans mot de passe, comme',
  },
  hint: { say: "ALTER USER <user>@<host> IDENTIFIED BY '…';" },
}
const OPEN_ACCOUNT: Omit<Finding, 'items'> = {
  check: 'empty-database-password',
  severity: 'error',
  message: {
    en: 'Database accounts without a password that other machines can use',
    fr: 'Comptes de la base sans mot de passe, utilisables depuis d’autres machines',
  },
  hint: {
    say: {
      en: "ALTER USER <user>@<host> IDENTIFIED BY '…'; or bind-address = 127.0.0.1 in [mysqld]",
      fr: "ALTER USER <user>@<host> IDENTIFIED BY '…'; ou bind-address = 127.0.0.1 dans [mysqld]",
    },
  },
}
const NOT_STRICT: Finding = {
  check: 'not-strict',
  severity: 'warning',
  message: {
    en: 'The server is not strict: it silently cuts what the web application writes when it is too long.',
    fr: 'Le serveur n’est pas strict : il coupe en silence ce que l’application web écrit de trop long.',
  },
  hint: { say: "SET GLOBAL sql_mode = CONCAT_WS(',', NULLIF(@@GLOBAL.sql_mode, ''), 'STRICT_TRANS_TABLES');" },
  items: [],
}
const NOT_UTC: Omit<Finding, 'items'> = {
  check: 'not-utc',
  severity: 'warning',
  message: {
    en: 'The server’s time zone is not UTC, so that stored creation times are off for programs that do not know it',
    fr: 'Le fuseau du serveur n’est pas UTC : les dates de création sont décalées pour qui ne le sait pas',
  },
  hint: {
    say: {
      en: "Before the first ticket: default-time-zone = '+00:00' in [mysqld]. Later, see docs/shared-database.md first: it shifts old rows.",
      fr: "Avant le premier ticket : default-time-zone = '+00:00' dans [mysqld]. Plus tard, lisez d’abord docs/shared-database.md : cela décale les lignes.",
    },
  },
}
const ORPHANED: Omit<Finding, 'items' | 'hint'> = {
  check: 'trigger-without-definer',
  severity: 'error',
  message: {
    en: 'Triggers whose definer is gone or has lost his rights, so that writes to their table fail (1449, 1142)',
    fr: 'Déclencheurs dont le définisseur n’existe plus ou n’a plus ses droits : écrire dans leur table échoue (1449, 1142)',
  },
}
