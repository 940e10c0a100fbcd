import { expect } from 'vitest'
import { SCHEMA } from '../../src/db/schema.js'
import type { ShownFinding } from '../../src/maintenance/render/findings.js'
import { CHEAP_HASH, type World } from '../helpers/world.js'

/** What `db check --json` answers, and its exit code. */
export async function check(
  world: World,
  env: Record<string, string> = {},
): Promise<{ code: number; found: ShownFinding[] }> {
  const { code, out, err } = await world.helpdesk('db check --json', { env, as: 'ada' })
  if (out === '') throw new Error(err)
  return { code, found: JSON.parse(out) as ShownFinding[] }
}

interface Planted {
  name: string
  /** Statements that plant a fault, and those that take it away again. */
  plant: string[]
  mend: string[]
  check: string
  severity?: ShownFinding['severity']
  items: unknown
}

const BCRYPT = `$2b$12$${'.'.repeat(53)}`
const SCRYPT = `scrypt:32768:8:1$salt$${'0'.repeat(128)}`

/** On both engines. */
export const PLANTED: Planted[] = [
  {
    name: 'roles that are none of the three',
    plant: [
      "update user set role = 'admin' where username = 'emma'",
      "update user set role = '' where username = 'eric'",
    ],
    mend: ["update user set role = 'EMPLOYEE' where username in ('emma', 'eric')"],
    check: 'unknown-role',
    severity: 'warning',
    items: ["emma ('admin')", "eric ('')"],
  },
  {
    name: 'no administrator',
    plant: ["update user set role = 'TECHNICIAN' where username = 'ada'"],
    mend: ["update user set role = 'ADMIN' where username = 'ada'"],
    check: 'no-administrator',
    severity: 'error',
    items: [],
  },
  {
    name: 'an administrator who is disabled',
    plant: ["update user set password = '!' where username = 'ada'"],
    mend: [`update user set password = '${CHEAP_HASH}' where username = 'ada'`],
    check: 'no-administrator',
    items: [],
  },
  {
    name: 'an administrator whose password nobody can read',
    plant: ["update user set password = 'plain' where username = 'ada'"],
    mend: [`update user set password = '${CHEAP_HASH}' where username = 'ada'`],
    check: 'no-administrator',
    items: [],
  },
  {
    name: 'tickets without a status',
    plant: ['update ticket set status_id = null where id = 1'],
    mend: ['update ticket set status_id = 1 where id = 1'],
    check: 'no-status',
    items: ['#1'],
  },
  {
    name: 'no status that counts as resolved',
    plant: ["update status set color = 'danger' where id = 3"],
    mend: ["update status set color = 'success' where id = 3"],
    check: 'word-of-no-status',
    severity: 'error',
    items: ['resolved'],
  },
  {
    name: 'no status that counts as in progress',
    plant: ["update status set color = 'success' where id = 2"],
    mend: ["update status set color = 'primary' where id = 2"],
    check: 'word-of-no-status',
    items: ['in-progress'],
  },
  {
    name: 'several statuses that count as resolved',
    plant: ["insert into status (id, name, color) values (9, 'Fermée', 'success')"],
    mend: ['delete from status where id = 9'],
    check: 'word-of-several-statuses',
    severity: 'warning',
    items: ['Résolue', 'Fermée'],
  },
  {
    name: 'a status of new tickets that looks resolved',
    plant: ["update status set color = 'success' where id = 1"],
    mend: ["update status set color = 'warning' where id = 1"],
    check: 'status-of-two-words',
    items: ['En attente'],
  },
  {
    name: 'names that repeat',
    plant: ["insert into category (id, name) values (9, 'RESEAU')"],
    mend: ['delete from category where id = 9'],
    check: 'repeated-name',
    items: ['Réseau (3)', 'RESEAU (9)'],
  },
  {
    name: 'resolved tickets without closed_at',
    plant: ['update ticket set status_id = 3 where id = 1'],
    mend: ['update ticket set status_id = 1 where id = 1'],
    check: 'resolved-without-closed-at',
    items: ['#1'],
  },
  {
    name: 'accounts whose password nobody can read',
    plant: [
      "update user set password = '$argon2id$v=19$x' where username = 'emma'",
      "update user set password = '' where username = 'eric'",
    ],
    mend: [`update user set password = '${CHEAP_HASH}' where username in ('emma', 'eric')`],
    check: 'unreadable-password',
    severity: 'error',
    items: ['emma', 'eric'],
  },
  {
    name: 'a schema behind',
    plant: [`delete from helpdesk_migration where name = '${SCHEMA}'`],
    mend: [`insert into helpdesk_migration (name, timestamp) values ('${SCHEMA}', '2026-01-01T00:00:00.000Z')`],
    check: 'schema-behind',
    severity: 'error',
    items: [],
  },
  {
    name: 'a schema ahead',
    plant: ["insert into helpdesk_migration (name, timestamp) values ('9999_future', '2099-01-01T00:00:00.000Z')"],
    mend: ["delete from helpdesk_migration where name = '9999_future'"],
    check: 'schema-ahead',
    severity: 'error',
    items: [],
  },
]

export const ON_MYSQL: Planted[] = [
  {
    name: 'tickets with a status that is not there',
    plant: [
      'set foreign_key_checks = 0',
      'update ticket set status_id = 77 where id = 1',
      'set foreign_key_checks = 1',
    ],
    mend: ['update ticket set status_id = 1 where id = 1'],
    check: 'unknown-status',
    severity: 'error',
    items: ['#1'],
  },
  {
    name: 'passwords that the web cannot read',
    plant: [`update user set password = '${BCRYPT}' where username = 'emma'`],
    mend: [`update user set password = '${CHEAP_HASH}' where username = 'emma'`],
    check: 'password-unreadable-on-web',
    severity: 'error',
    items: ['emma'],
  },
  {
    name: 'passwords that an older web cannot read',
    plant: [`update user set password = '${SCRYPT}' where username = 'eric'`],
    mend: [`update user set password = '${CHEAP_HASH}' where username = 'eric'`],
    check: 'password-unreadable-by-old-web',
    items: ['eric'],
  },
  {
    name: 'columns that are not utf8mb4',
    plant: ['alter table comment modify content text character set latin1 not null'],
    mend: ['alter table comment modify content text character set utf8mb4 not null'],
    check: 'not-utf8mb4',
    items: ['comment.content (latin1)'],
  },
  {
    name: 'tables that are not utf8mb4',
    plant: ['alter table category default character set utf8mb3'],
    mend: ['alter table category default character set utf8mb4'],
    check: 'not-utf8mb4',
    items: [expect.stringMatching(/^category \(utf8/)],
  },
  {
    name: 'indexes that are missing',
    plant: ['alter table user drop index username', 'alter table helpdesk_event drop index helpdesk_event_at'],
    mend: ['create unique index username on user (username)', 'create index helpdesk_event_at on helpdesk_event (at)'],
    check: 'missing-index',
    items: ['user(username)', 'helpdesk_event(at)'],
  },
  {
    name: 'an index that is there, but not unique',
    plant: ['alter table user drop index email', 'create index email on user (email)'],
    mend: ['alter table user drop index email', 'create unique index email on user (email)'],
    check: 'missing-index',
    items: ['user(email)'],
  },
  {
    name: 'a server that is not strict',
    plant: ["set global sql_mode = 'NO_ENGINE_SUBSTITUTION'"],
    mend: ["set global sql_mode = 'STRICT_TRANS_TABLES,NO_ENGINE_SUBSTITUTION'"],
    check: 'not-strict',
    items: [],
  },
  {
    name: 'a server that is not at UTC',
    plant: ["set global time_zone = '+02:00'"],
    mend: ["set global time_zone = 'SYSTEM'"],
    check: 'not-utc',
    items: ['+02:00'],
  },
  {
    name: 'a trigger whose definer is gone',
    plant: [
      'create user gone@localhost',
      'grant all on *.* to gone@localhost',
      'create definer = gone@localhost trigger helpdesk_ticket_history after update on ticket for each row set @seen = 1',
      'drop user gone@localhost',
    ],
    mend: ['drop trigger helpdesk_ticket_history'],
    check: 'trigger-without-definer',
    severity: 'error',
    items: ['helpdesk_ticket_history → ticket (gone@localhost)'],
  },
  {
    name: 'a trigger whose definer has lost his rights',
    plant: [
      'create user poor@localhost',
      'create definer = poor@localhost trigger foreign_one before update on user for each row set @seen = 1',
    ],
    mend: ['drop trigger foreign_one', 'drop user poor@localhost'],
    check: 'trigger-without-definer',
    items: ['foreign_one → user (poor@localhost)'],
  },
]
export const ON_SQLITE: Planted[] = [
  {
    name: 'tickets with a status that is not there',
    plant: ['pragma foreign_keys = off', 'update ticket set status_id = 77 where id = 1', 'pragma foreign_keys = on'],
    mend: ['update ticket set status_id = 1 where id = 1'],
    check: 'unknown-status',
    severity: 'error',
    items: ['#1'],
  },
  {
    name: 'indexes that are missing',
    plant: ['drop index ticket_category_id', 'drop index helpdesk_ticket_list'],
    mend: [
      'create index ticket_category_id on ticket (category_id)',
      'create index helpdesk_ticket_list on ticket (status_id, priority_id, created_at)',
    ],
    check: 'missing-index',
    items: ['ticket(category_id)', 'ticket(status_id,priority_id,created_at)'],
  },
]
