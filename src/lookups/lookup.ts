export type State = 'pending' | 'in-progress' | 'resolved'

export interface Status {
  id: number
  name: string
  color: string | null
  state: State
}

export interface Priority {
  id: number
  name: string
  level: number | null
}

export interface Category {
  id: number
  name: string
  description: string | null
}

/** A status counts as pending where it is the column's default, else by its Bootstrap colour. */
export const stateOf = (status: { id: number; color: string | null }, pendingId: number | null): State =>
  status.id === pendingId ? 'pending' : status.color?.toLowerCase() === 'success' ? 'resolved' : 'in-progress'
