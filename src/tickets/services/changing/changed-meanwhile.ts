import { failure, type HelpdeskError } from '../../../core/errors.js'
import type { Actor } from '../../../core/roles.js'
import { maySee } from '../../rights.js'
import type { Ticket } from '../../ticket.js'
import { failureWords } from '../../words/failures.js'
import { CHANGING, differencesBetween, type Wanted } from '../history/changing-fields.js'
import { noTickets } from '../visible.js'

/**
 * Compares what the actor saw of tickets with what they are `now`. Throws NOT_FOUND for those that were deleted
 * meanwhile, and CONFLICT where somebody else took one, or made something else of a field that he wants to change. What
 * became what he wants is no loss.
 */
export function checkNotLost(actor: Actor, seen: readonly Ticket[], now: readonly Ticket[], wanted: Wanted): void {
  const known = new Map(now.map((t) => [t.id, t]))
  const gone = seen.filter((t) => !known.has(t.id))
  if (gone.length > 0) throw noTickets(gone.map((t) => t.id))
  for (const was of seen) {
    const is = known.get(was.id) ?? was
    const outOfSight = !maySee(actor, is)
    const wantsIt = wanted.assignee?.value === actor.id
    if (was.assignee === null && is.assignee && is.assignee.id !== actor.id && (outOfSight || wantsIt))
      throw takenMeanwhile(is)
    if (outOfSight && was.assignee?.id === is.assignee?.id) throw noTickets([was.id])
    if (outOfSight || isLost(was, is, wanted)) throw changedMeanwhile(seen, now)
  }
}

const isLost = (was: Ticket, is: Ticket, wanted: Wanted): boolean =>
  CHANGING.some(({ name, current }) => {
    const [to, value] = [wanted[name], current(is).value]
    return to !== undefined && value !== current(was).value && value !== to.value
  })

const takenMeanwhile = ({ id, assignee }: Ticket) =>
  failure('CONFLICT', failureWords.takenMeanwhile(id, assignee?.username ?? ''))

/** Shows the loser both values: what he saw, and what is there now. */
export function changedMeanwhile(before: readonly Ticket[], now: readonly Ticket[]): HelpdeskError {
  const known = new Map(now.map((t) => [t.id, t]))
  const moved = before.filter((t) => JSON.stringify(known.get(t.id)) !== JSON.stringify(t))
  const what = moved.flatMap((was) => {
    const is = known.get(was.id)
    return is ? differencesBetween(was, is) : []
  })
  const shown = what.length > 0 ? ` (${what.join(', ')})` : ''
  return failure(
    'CONFLICT',
    failureWords.changedMeanwhile(moved.length > 0 ? moved : before, shown),
    moved[0] && { run: `ticket show ${moved[0].id} --history` },
  )
}
