import type { Cell, StoredRow } from '../history/stored-table.js'
import { FOLLOWED } from '../maintenance/stored-things.js'

/** What an event holds of its thing, wherever it was read. */
export interface Recorded {
  entity: string
  field: string
  oldValue: string | null
  newValue: string | null
  oldName: string | null
  newName: string | null
}

const followedOf = (entity: string) => FOLLOWED.find((table) => table.entity === entity)?.followed

const isWhole = (field: string) => field === 'deleted' || field === 'restored'

/** The row that a deletion or its undoing kept; empty for other events, and where that is no JSON of ours. */
function keptRow({ field, oldValue, newValue }: Recorded): StoredRow {
  if (!isWhole(field)) return {}
  const text = field === 'deleted' ? oldValue : newValue
  try {
    const kept: unknown = JSON.parse(text ?? '{}')
    return typeof kept === 'object' && kept !== null ? (kept as StoredRow) : {}
  } catch {
    return {}
  }
}

/** What its thing was called then, as far as an event says; of a comment its ticket, `#12`. */
export function recordedName(e: Recorded): string | undefined {
  const name = nameIn(e)
  return name === null || name === undefined ? undefined : String(name)
}

function nameIn(e: Recorded): Cell | undefined {
  const followed = followedOf(e.entity)
  const { called } = followed ?? {}
  if (e.entity === 'comment') {
    const ticket = e.field === 'created' ? e.newValue : keptRow(e).ticket_id
    return ticket === null || ticket === undefined ? undefined : `#${ticket}`
  }
  if (!followed || called === undefined) return undefined
  if (isWhole(e.field)) return keptRow(e)[called] ?? (e.field === 'deleted' ? e.oldName : e.newName)
  // The name beside a new account is its role's.
  if (e.field === 'created') return e.entity === 'user' ? e.newValue : (e.newName ?? e.newValue)
  return followed.fields[e.field] === called ? (e.newValue ?? e.oldValue) : undefined
}

/** The fields of events by which `recordedName` knows things of a kind. */
export function namingFields(entity: string): string[] {
  const { fields = {}, called } = followedOf(entity) ?? {}
  return ['created', 'deleted', 'restored', ...Object.keys(fields).filter((field) => fields[field] === called)]
}

/** What an event changed, as texts or names: of what came or went its name, of a comment its text. */
export function recordedValues(e: Recorded): { from: string | null; to: string | null } {
  if (e.field === 'created') return { from: null, to: recordedName(e) ?? e.newValue }
  if (!isWhole(e.field)) return { from: e.oldName ?? e.oldValue, to: e.newName ?? e.newValue }
  const { content } = keptRow(e)
  const text = e.entity === 'comment' && typeof content === 'string' ? content : (recordedName(e) ?? null)
  return e.field === 'deleted' ? { from: text, to: null } : { from: null, to: text }
}
