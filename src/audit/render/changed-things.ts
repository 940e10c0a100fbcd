import { groupBy } from '../../core/lists.js'
import type { Entity } from '../../history/change.js'
import type { Thing } from '../audit.js'
import { WHOLE } from './names.js'

// What was changed, by thing: people think in tickets. A comment belongs to its ticket, and counts once.

/** One changed field, of a change or of the plan of an undo. `name` is as of a `Thing`. */
export interface FieldChange {
  entity: Entity
  id: number
  name: string | null
  field: string
  from: string | null
  to: string | null
}

export interface ChangedThing<F extends FieldChange> {
  thing: Thing
  changes: F[]
}

/** A comment by its ticket's number, where that is known. */
const ownerOf = ({ entity, id, name }: FieldChange): Pick<Thing, 'entity' | 'id'> =>
  entity === 'comment' && name?.startsWith('#') ? { entity: 'ticket', id: Number(name.slice(1)) } : { entity, id }

export function changedThings<F extends FieldChange>(changes: readonly F[]): ChangedThing<F>[] {
  const groups = groupBy(changes, (c) => `${ownerOf(c).entity} ${ownerOf(c).id}`)
  return [...groups.values()].map((own) => {
    const owner = ownerOf(own[0])
    const name = own.find((c) => c.entity === owner.entity)?.name ?? null
    return { thing: { ...owner, name }, changes: own.filter((c) => isTold(c, own)) }
  })
}

/** What another change of the same thing tells already: a comment by its text, a closing time by its status. */
function isTold(change: FieldChange, all: readonly FieldChange[]): boolean {
  const ofTicket = all.filter((c) => c.entity === 'ticket')
  if (change.field === 'closedAt') return !ofTicket.some((c) => c.field === 'status')
  return change.entity !== 'comment' || !ofTicket.some((c) => c.field === 'comment' || WHOLE.has(c.field))
}
