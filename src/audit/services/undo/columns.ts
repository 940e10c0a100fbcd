import type { AuditEvent } from '../../queries/changes.js'
import type { SharedTable, Stored } from '../../queries/stored-rows.js'

/** Where each field of the history is stored. What is not here is not a column of its own: a creation, a comment, a password. */
const COLUMNS: Record<SharedTable, Record<string, string>> = {
  ticket: {
    title: 'title',
    description: 'description',
    category: 'category_id',
    priority: 'priority_id',
    status: 'status_id',
    requester: 'requester_id',
    assignee: 'assigned_to',
    closedAt: 'closed_at',
  },
  comment: { author: 'user_id' },
  user: { username: 'username', email: 'email', fullName: 'full_name', role: 'role' },
  category: { name: 'name', description: 'description' },
  priority: { name: 'name', level: 'level' },
  status: { name: 'name', color: 'color' },
}

export const isShared = (entity: string): entity is SharedTable => Object.hasOwn(COLUMNS, entity)

export const columnOf = ({ entity, field }: Pick<AuditEvent, 'entity' | 'field'>): string | undefined =>
  isShared(entity) && Object.hasOwn(COLUMNS[entity], field) ? COLUMNS[entity][field] : undefined

/** The text of an event as its column holds it: ids and levels are numbers, a closing time is a UTC wall clock. */
export function storedValue(column: string, text: string | null): string | number | null {
  if (text === null) return null
  if (column === 'level' || column === 'assigned_to' || column.endsWith('_id')) return Number(text)
  return column === 'closed_at' ? wallClock(text) : text
}

/** ISO 8601 as the tables hold it. */
const wallClock = (iso: string) => iso.replace('T', ' ').replace('Z', '')

/** The row that a deletion kept, as it is put back: an account without a password that fits. */
export function storedRow(entity: SharedTable, json: string, disabled: string): Stored {
  const row = JSON.parse(json) as Record<string, string | number | null>
  switch (entity) {
    case 'user': {
      const { id, username, email, fullName, role, createdAt } = row
      const created = typeof createdAt === 'string' ? { created_at: wallClock(createdAt) } : {}
      return { id, username, email, full_name: fullName, role, password: disabled, ...created } as Stored
    }
    case 'status':
    case 'category':
    case 'priority':
      return Object.fromEntries(['id', ...Object.values(COLUMNS[entity])].map((name) => [name, row[name] ?? null]))
  }
  return row
}
