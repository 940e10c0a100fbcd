import type { Session } from '../../../command/session.js'
import { type BadRow, badRow, HelpdeskError } from '../../../core/errors.js'
import { wallClockFromEpoch } from '../../../core/instants.js'
import { canBeAssigned } from '../../../core/roles.js'
import type { Db } from '../../../db/schema.js'
import type { Cell } from '../../../history/stored-table.js'
import { ambiguousUser, matchUsers, noUser } from '../../../identity/services/find-users.js'
import type { User } from '../../../identity/user.js'
import type { Lookups } from '../../../lookups/queries/lookups.js'
import { FIND_LOOKUP } from '../../../lookups/services/find-lookup.js'
import type { TicketField } from '../../field.js'
import { STORED_FIELDS } from '../../ordered-fields.js'
import type { ImportedTicket } from '../../queries/import.js'
import { notATechnician } from '../verbs.js'
import { createKeys, fileKey } from './keys.js'
import type { Checked, ImportRow } from './row.js'

export interface Resolved {
  tickets: ImportedTicket[]
  refused: BadRow[]
}

const FIELDS = STORED_FIELDS.filter((f) => f.given)
const USERS = FIELDS.filter((f) => f.names === 'user')

/**
 * Turns rows into tickets, looking each name up once. Rows must come in the order of the file: equal ones are told
 * apart by it.
 */
export function createResolver(lookups: Lookups, db: Db, actor: Session['actor']) {
  const users = new Map<string, User | HelpdeskError>()
  const found = {
    category: new Map<string, number | HelpdeskError>(),
    priority: new Map<string, number | HelpdeskError>(),
    status: new Map<string, number | HelpdeskError>(),
  }
  const keyOf = createKeys()
  const pending = lookups.statuses.find((s) => s.state === 'pending')

  async function learnUsers(rows: readonly ImportRow[]): Promise<void> {
    const unknown = new Set<string>()
    for (const { values } of rows) {
      for (const { name } of USERS) {
        const word = values[name]
        if (word !== undefined && !users.has(String(word))) unknown.add(String(word))
      }
    }
    const fresh = [...unknown]
    if (fresh.length === 0) return
    const matches = await matchUsers(db, actor, fresh)
    fresh.forEach((word, i) => {
      const [user, ...others] = matches[i] ?? []
      const one = user ?? noUser([word])
      users.set(word, user && others.length > 0 ? ambiguousUser(word, [user, ...others]) : one)
    })
  }

  /** Each word is looked for once. */
  function lookUp(kind: 'category' | 'priority' | 'status', word: string): number {
    let known = found[kind].get(word)
    if (known === undefined) {
      known = attempt(() => FIND_LOOKUP[kind](lookups, word).id)
      found[kind].set(word, known)
    }
    if (typeof known === 'number') return known
    throw known
  }

  function userOf(word: string): User {
    const known = users.get(word)
    if (known && !(known instanceof HelpdeskError)) return known
    throw known
  }

  /** What a column is to hold; undefined: what the server puts there itself. */
  function cellOf({ name, kind, names }: TicketField, value: string | number | undefined): Cell | undefined {
    if (value === undefined) {
      if (name === 'status') return pending?.id ?? 0
      return kind === 'timestamp' || kind === 'stamp' ? undefined : null
    }
    if (names === undefined) return value
    return names === 'user' ? userOf(String(value)).id : lookUp(names, String(value))
  }

  const resolved = new Set<Cell | undefined>(lookups.statuses.flatMap((s) => (s.state === 'resolved' ? s.id : [])))
  /** The last that the row says of its ticket: when one was closed that has no time for it. */
  const lastKnown = ({ updated_at: updated, created_at: created }: ImportedTicket['columns']): Cell =>
    typeof updated === 'number'
      ? wallClockFromEpoch(updated)
      : (created ?? wallClockFromEpoch(Math.floor(Date.now() / 1000)))

  function ticketOf(row: ImportRow): ImportedTicket {
    const { assignee } = row.values
    const somebody = assignee === undefined ? undefined : userOf(String(assignee))
    if (somebody && !canBeAssigned(somebody)) throw notATechnician(somebody)
    const columns: ImportedTicket['columns'] = {}
    for (const field of FIELDS) {
      const cell = cellOf(field, row.values[field.name])
      if (cell !== undefined) columns[field.column] = cell
    }
    columns.closed_at = resolved.has(columns.status_id) ? (columns.closed_at ?? lastKnown(columns)) : null
    return { key: keyOf(row), fileKey: fileKey(row), line: row.line, columns }
  }

  return async (batch: readonly Checked[]): Promise<Resolved> => {
    const rows = batch.filter((r) => 'values' in r)
    await learnUsers(rows)
    const done: Resolved = { tickets: [], refused: batch.filter((r) => 'code' in r) }
    for (const row of rows) {
      const ticket = attempt(() => ticketOf(row))
      if (ticket instanceof HelpdeskError) done.refused.push(badRow(row.line, String(row.values.title), ticket))
      else done.tickets.push(ticket)
    }
    done.refused.sort((a, b) => a.line - b.line)
    return done
  }
}

function attempt<T>(act: () => T): T | HelpdeskError {
  try {
    return act()
  } catch (error) {
    if (error instanceof HelpdeskError) return error
    throw error
  }
}
