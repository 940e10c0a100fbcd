import type { ChangingField } from '../../fields.js'
import { STORED_FIELDS } from '../../ordered-fields.js'
import type { Ticket } from '../../ticket.js'
import type { Value } from '../../value.js'

/** The fields whose changes have lines of their own in the history. */
export const CHANGING = STORED_FIELDS.flatMap(({ name, column, kind, change }) =>
  change ? [{ name: name as ChangingField, column, kind, ...change }] : [],
)
export type Changing = (typeof CHANGING)[number]

/** What fields are to become. */
export type Wanted = Partial<Record<ChangingField, Value>>

/** What differs between a ticket as it was and as it is: `status 'En cours' → 'Résolue'`. */
export const differencesBetween = (was: Ticket, is: Ticket): string[] =>
  CHANGING.flatMap(({ name, current }) => {
    const [from, to] = [current(was), current(is)]
    return from.value === to.value ? [] : [`${name} '${shown(from)}' → '${shown(to)}'`]
  })

const shown = ({ value, name }: Value) => name ?? value ?? '—'
