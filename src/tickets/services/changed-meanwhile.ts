import { failure, type HelpdeskError } from '../../core/errors.js'
import type { Actor } from '../../core/roles.js'
import { maySee } from '../rights.js'
import { numbersOf, type Ticket } from '../ticket.js'
import { CHANGING, differencesBetween, type Wanted } from './history/changing-fields.js'
import { noTickets } from './show.js'

/**
 * Compares what the actor saw of tickets with what they are `now`. Throws NOT_FOUND for those that were deleted meanwhile, and CONFLICT
 * where somebody else took one, or made something else of a field that he wants to change. What became what he wants is no loss.
 */
export function checkNotLost(actor: Actor, seen: readonly Ticket[], now: readonly Ticket[], wanted: Wanted): void {
  const known = new Map(now.map((t) => [t.id, t]))
  const gone = seen.filter((t) => !known.has(t.id))
  if (gone.length > 0) throw noTickets(gone.map((t) => t.id))
  for (const was of seen) {
    const is = known.get(was.id) ?? was
    const outOfSight = !maySee(actor, is)
    const wantsIt = wanted.assignee?.value === actor.id
    if (was.assignee === null && is.assignee && is.assignee.id !== actor.id && (outOfSight || wantsIt)) throw takenMeanwhile(is)
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
  failure('CONFLICT', {
    en: `Ticket #${id} was taken meanwhile by ${assignee?.username}; nothing was changed here.`,
    fr: `Le ticket #${id} a été pris entre-temps par ${assignee?.username} ; rien n’a été modifié ici.`,
  })

/** Shows the loser both values: what he saw, and what is there now. */
export function changedMeanwhile(before: readonly Ticket[], now: readonly Ticket[]): HelpdeskError {
  const known = new Map(now.map((t) => [t.id, t]))
  const moved = before.filter((t) => JSON.stringify(known.get(t.id)) !== JSON.stringify(t))
  const what = moved.flatMap((was) => {
    const is = known.get(was.id)
    return is ? differencesBetween(was, is) : []
  })
  const list = numbersOf(moved.length > 0 ? moved : before)
  const shown = what.length > 0 ? ` (${what.join(', ')})` : ''
  return failure(
    'CONFLICT',
    {
      en: `Somebody changed ticket ${list} meanwhile${shown}; nothing was changed here.`,
      fr: `Quelqu'un a modifié le ticket ${list} entre-temps${shown} ; rien n'a été modifié ici.`,
    },
    moved[0] && { run: `ticket show ${moved[0].id} --history` },
  )
}
