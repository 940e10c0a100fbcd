import type { Person } from '../../core/roles.js'
import type { TicketColumns } from '../queries/writes.js'
import type { Ticket } from '../ticket.js'

/** A field's stored value and, where that is an id, its name. */
export interface Value {
  value: string | number | null
  name: string | null
}
/** What of a ticket can change, as its history names it. */
export type Field = 'title' | 'description' | 'category' | 'priority' | 'status' | 'requester' | 'assignee'

export const text = (value: string): Value => ({ value, name: null })
export const named = (thing: { id: number; name: string }): Value => ({ value: thing.id, name: thing.name })
export const person = (somebody: Pick<Person, 'id' | 'username'> | null): Value => ({
  value: somebody?.id ?? null,
  name: somebody?.username ?? null,
})

export const FIELDS: Record<Field, { column: keyof TicketColumns; current: (t: Ticket) => Value }> = {
  title: { column: 'title', current: (t) => text(t.title) },
  description: { column: 'description', current: (t) => text(t.description) },
  category: { column: 'category_id', current: (t) => named(t.category) },
  priority: { column: 'priority_id', current: (t) => named(t.priority) },
  status: { column: 'status_id', current: (t) => named(t.status) },
  requester: { column: 'requester_id', current: (t) => person(t.requester) },
  assignee: { column: 'assigned_to', current: (t) => person(t.assignee) },
}
export const FIELD_NAMES = Object.keys(FIELDS) as Field[]

/** What differs between a ticket as it was and as it is: `status 'En cours' → 'Résolue'`. */
export const differencesBetween = (was: Ticket, is: Ticket): string[] =>
  FIELD_NAMES.flatMap((f) => {
    const [from, to] = [FIELDS[f].current(was), FIELDS[f].current(is)]
    return from.value === to.value ? [] : [`${f} '${shown(from)}' → '${shown(to)}'`]
  })

const shown = ({ value, name }: Value) => name ?? value ?? '—'
