import { createDates } from '../../command/dates/dates.js'
import type { Session } from '../../command/session.js'
import { isoFromWallClock } from '../../core/instants.js'
import { findLookups, type Lookups } from '../../lookups/queries/lookups.js'
import { FIND_LOOKUP } from '../../lookups/services/find-lookup.js'
import { TICKET_FIELDS } from '../fields.js'
import { mayEdit } from '../rights.js'
import type { Ticket } from '../ticket.js'
import { named, text, type Value } from '../value.js'
import type { Way } from './change.js'
import { notAllowed } from './changing/compare.js'
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
 * Changes what is given of one ticket, as it was `before`, or else when this began. CONFLICT, with both values, where
 * somebody changed the same meanwhile.
 */
export async function editTicket<R>(
  session: Session,
  { id, input, before }: { id: number; input: EditInput; before?: Ticket | undefined },
  change: Way<R>,
): Promise<R> {
  const seen = before ?? (await getTicket(session, id))
  return change(
    session,
    [id],
    async ({ tx }) => {
      const lookups = await findLookups(tx)
      const wanted = EDITABLE.flatMap((field) => {
        const given = input[field.option]
        return given === undefined ? [] : [[field.name, wantedValue(field, String(given), lookups)]]
      })
      return { wanted: Object.fromEntries(wanted), allows: mayEdit }
    },
    [seen],
  )
}

function wantedValue({ kind, names }: Editable, given: string, lookups: Lookups): Value {
  if (names) return named(FIND_LOOKUP[names](lookups, given))
  return text(kind === 'datetime' ? isoFromWallClock(given) : given)
}
