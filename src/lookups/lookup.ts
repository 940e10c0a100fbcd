import type { Integer } from '../core/number.js'

export type State = 'pending' | 'in-progress' | 'resolved'

export interface Status {
  id: Integer
  name: string
  color: string | null
  state: State
}

export interface Priority {
  id: Integer
  name: string
  level: Integer | null
}

export interface Category {
  id: Integer
  name: string
  description: string | null
}

/** What there is of each kind. */
interface Lookups {
  category: Category
  priority: Priority
  status: Status
}
export type LookupKind = keyof Lookups
export type Lookup<K extends LookupKind = LookupKind> = Lookups[K]

/** A status counts as pending where it is the column's default, else by its Bootstrap colour. */
export function stateOf(status: { id: number; color: string | null }, pendingId: number | null): State {
  if (status.id === pendingId) return 'pending'
  return status.color?.toLowerCase() === 'success' ? 'resolved' : 'in-progress'
}
