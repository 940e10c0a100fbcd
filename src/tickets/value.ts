import type { Person } from '../core/roles.js'

/** A field's value as the history has it and, where that is an id, its name. Instants are ISO 8601. */
export interface Value {
  value: string | number | null
  name: string | null
  /** What it stands for, of what a field is to become: as a ticket has it, or more. */
  whole?: object | string | null
}

export const text = (value: string | null): Value => ({ value, name: null, whole: value })
export const named = (thing: { id: number; name: string }): Value => ({
  value: thing.id,
  name: thing.name,
  whole: thing,
})
export const person = (somebody: Person | null): Value => ({
  value: somebody?.id ?? null,
  name: somebody?.username ?? null,
  whole: somebody && { id: somebody.id, username: somebody.username, fullName: somebody.fullName },
})
