import { createHash } from 'node:crypto'
import type { Session } from '../../command/session.js'
import { type BadRow, HelpdeskError } from '../../core/errors.js'
import { canBeAssigned } from '../../core/roles.js'
import type { Db } from '../../db/schema.js'
import { ambiguousUser, matchUsers, noUser } from '../../identity/services/find-users.js'
import type { User } from '../../identity/user.js'
import type { Lookups } from '../../lookups/queries/lookups.js'
import { findCategory, findPriority, findStatus } from '../../lookups/services/find-lookup.js'
import type { ImportedTicket } from '../queries/import.js'
import { notATechnician } from './verbs.js'

/** A row of a file, checked but for the names in it. Undefined where the file has no such column. */
export interface TicketRow {
  line: number
  /** The file's own idempotency key. */
  key: string | undefined
  title: string
  description: string
  category: string
  priority: string
  status: string | undefined
  requester: string
  assignee: string | undefined
  /** UTC wall clocks; of `updatedAt` seconds since the Unix epoch. */
  createdAt: string | undefined
  updatedAt: number | undefined
  closedAt: string | null | undefined
}
export type Checked = TicketRow | BadRow
export interface Resolved {
  tickets: ImportedTicket[]
  refused: BadRow[]
}

/** Turns rows into tickets, looking each name up once. Rows must come in the order of the file: equal ones are told apart by it. */
export function createResolver(lookups: Lookups, db: Db, actor: Session['actor']) {
  const users = new Map<string, User | HelpdeskError>()
  const found = new Map<string, number | HelpdeskError>()
  const ordinals = new Map<number, number>()
  const pending = lookups.statuses.find((s) => s.state === 'pending')

  async function learnUsers(words: readonly string[]): Promise<void> {
    const fresh = [...new Set(words)].filter((w) => !users.has(w))
    if (fresh.length === 0) return
    const matches = await matchUsers(db, actor, fresh)
    fresh.forEach((word, i) => {
      const [user, ...others] = matches[i] ?? []
      users.set(word, !user ? noUser([word]) : others.length > 0 ? ambiguousUser(word, [user, ...others]) : user)
    })
  }

  /** Each word is looked for once. */
  function lookUp(kind: 'category' | 'priority' | 'status', word: string): number {
    const key = `${kind} ${word}`
    const known =
      found.get(key) ?? attempt(() => ({ category: findCategory, priority: findPriority, status: findStatus })[kind](lookups, word).id)
    found.set(key, known)
    if (typeof known === 'number') return known
    throw known
  }

  function userOf(word: string): User {
    const known = users.get(word)
    if (known && !(known instanceof HelpdeskError)) return known
    throw known
  }

  /** The SHA-256 of the file's own key, or of the row and which one it is among equal rows. */
  function keyOf(row: TicketRow): string {
    if (row.key !== undefined) return sha256(`key\0${row.key}`).toString('base64url')
    const { line, key, ...values } = row
    const digest = sha256(JSON.stringify(Object.values(values).map((v) => v ?? null)))
    const short = digest.readUIntBE(0, 6)
    const ordinal = (ordinals.get(short) ?? 0) + 1
    ordinals.set(short, ordinal)
    return ordinal === 1 ? digest.toString('base64url') : sha256(`${digest.toString('hex')} ${ordinal}`).toString('base64url')
  }

  function ticketOf(row: TicketRow): ImportedTicket {
    const assignee = row.assignee === undefined ? undefined : userOf(row.assignee)
    if (assignee && !canBeAssigned(assignee)) throw notATechnician(assignee)
    return {
      key: keyOf(row),
      title: row.title,
      description: row.description,
      categoryId: lookUp('category', row.category),
      priorityId: lookUp('priority', row.priority),
      statusId: row.status === undefined ? (pending?.id ?? 0) : lookUp('status', row.status),
      requesterId: userOf(row.requester).id,
      assigneeId: assignee?.id ?? null,
      createdAt: row.createdAt,
      updatedAt: row.updatedAt,
      closedAt: row.closedAt ?? null,
    }
  }

  return async (batch: readonly Checked[]): Promise<Resolved> => {
    const rows = batch.filter((r): r is TicketRow => 'title' in r)
    await learnUsers(rows.flatMap((r) => (r.assignee === undefined ? [r.requester] : [r.requester, r.assignee])))
    const done: Resolved = { tickets: [], refused: batch.filter((r): r is BadRow => !('title' in r)) }
    for (const row of rows) {
      const ticket = attempt(() => ticketOf(row))
      if (ticket instanceof HelpdeskError) done.refused.push({ line: row.line, value: row.title, code: ticket.code, text: ticket.text })
      else done.tickets.push(ticket)
    }
    done.refused.sort((a, b) => a.line - b.line)
    return done
  }
}

const sha256 = (text: string) => createHash('sha256').update(text).digest()

function attempt<T>(act: () => T): T | HelpdeskError {
  try {
    return act()
  } catch (error) {
    if (error instanceof HelpdeskError) return error
    throw error
  }
}
