import type { Person } from '../core/roles.js'

/** A field's value as the history has it and, where that is an id, its name. Instants are ISO 8601. */
export interface Value {
  value: string | number | null
  name: string | null
}

export const text = (value: string | null): Value => ({ value, name: null })
export const named = (thing: { id: number; name: string }): Value => ({ value: thing.id, name: thing.name })
export const person = (somebody: Pick<Person, 'id' | 'username'> | null): Value => ({
  value: somebody?.id ?? null,
  name: somebody?.username ?? null,
})
