import { failure, type HelpdeskError } from '../../core/errors.js'
import { numbersOf, type Ticket } from '../ticket.js'
import { differencesBetween } from './history/changing-fields.js'

/** Leaves the transaction; what the tickets have become is looked at after it. */
export class ChangedMeanwhile extends Error {
  constructor(
    readonly before: readonly Ticket[],
    readonly ids: readonly number[],
  ) {
    super('changed meanwhile')
  }
}

/** Shows the loser both values: what he saw, and what is there now. */
export function changedMeanwhile(before: readonly Ticket[], now: readonly Ticket[]): HelpdeskError {
  const known = new Map(now.map((t) => [t.id, t]))
  const moved = before.filter((t) => JSON.stringify(known.get(t.id)) !== JSON.stringify(t))
  const what = moved.flatMap((was) => {
    const is = known.get(was.id)
    return is ? differencesBetween(was, is) : []
  })
  const list = numbersOf(moved.length > 0 ? moved : before)
  return failure(
    'CONFLICT',
    {
      en: `Somebody changed ticket ${list} meanwhile (${what.join(', ')}); nothing was changed here.`,
      fr: `Quelqu'un a modifié le ticket ${list} entre-temps (${what.join(', ')}) ; rien n'a été modifié ici.`,
    },
    moved[0] && { run: `ticket show ${moved[0].id} --history` },
  )
}
