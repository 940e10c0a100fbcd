import { createDates } from '../../command/dates/dates.js'
import type { Acting, Session } from '../../command/session.js'
import { isoFromWallClock } from '../../core/instants.js'
import { type Lookups, lookupsRead } from '../../lookups/queries/lookups.js'
import { FIND_LOOKUP } from '../../lookups/services/find-lookup.js'
import { TICKET_FIELDS } from '../fields.js'
import { mayEdit } from '../rights.js'
import type { Ticket } from '../ticket.js'
import { named, text, type Value } from '../value.js'
import type { Way } from './change.js'
import { notAllowed } from './changing/compare.js'
import { lookAhead } from './changing/look.js'
import { getTicket } from './show.js'

/**
 * The fields that `ticket edit` changes. People are not among them: who has a ticket, and who asked for it, is for
 * verbs of their own.
 */
export const EDITABLE = TICKET_FIELDS.flatMap(({ name, kind, names, given, change }) =>
  given?.edit && change && names !== 'user'
    ? [
        {
          name,
          kind,
          names,
          current: change.current,
          parse: (word: string) => given.parse(word, createDates({})),
          ...given.edit,
        },
      ]
    : [],
)
type Editable = (typeof EDITABLE)[number]

/** By option, what the fields are to become; undefined: what they are. */
export type EditInput = Record<string, string | number | undefined>

/** The ticket, for whoever may edit it; NOT_FOUND, FORBIDDEN. */
export async function mayEditTicket(session: Session, id: number): Promise<Ticket> {
  const ticket = await getTicket(session, id)
  if (!mayEdit(session.actor, ticket)) throw notAllowed([ticket])
  return ticket
}

/**
 * Changes what is given of one ticket, which was seen as it was `before`. CONFLICT, with both values, where
 * somebody changed the same meanwhile.
 */
export async function editTicket<R>(
  by: Acting,
  { id, input, before }: { id: number; input: EditInput; before?: Ticket | undefined },
  change: Way<R>,
): Promise<R> {
  const given = EDITABLE.filter(({ option }) => input[option] !== undefined)
  return change(
    by,
    [id],
    async ({ tx }, look) => {
      const reads = given.some((field) => field.names) ? { lookups: lookupsRead(tx) } : {}
      const { lookups } = await (given.some((field) => !field.names) ? lookAhead(tx, [id], look, reads) : look(reads))
      const wanted = given.map((field) => [field.name, wantedValue(field, String(input[field.option]), lookups)])
      return { wanted: Object.fromEntries(wanted), allows: mayEdit }
    },
    before && [before],
  )
}

function wantedValue({ kind, names }: Editable, given: string, lookups: Lookups | undefined): Value {
  if (names && lookups) return named(FIND_LOOKUP[names](lookups, given))
  return text(kind === 'datetime' ? isoFromWallClock(given) : given)
}
