import { type Access, leastRole } from '../../command/command.js'
import type { Candidate, Offer } from '../../command/offer.js'
import type { Session } from '../../command/session.js'
import type { Lang } from '../../core/language.js'
import { atLeast } from '../../core/roles.js'
import { COMPLETION_MS } from '../../db/waits/deadlines.js'
import { peekSession } from '../../identity/services/sessions.js'
import type { Host } from '../../machine/host.js'
import { readPreferences } from '../../machine/preferences.js'
import { createContext } from '../context.js'
import { readGlobals } from '../globals.js'
import type { Place } from './place.js'

/**
 * What the database holds for a value, as the logged-in user may see it; nothing where anything fails or it takes too
 * long. Writes nothing.
 */
export async function liveValues(offer: Offer, place: Place, lang: Lang, host: Host): Promise<Candidate[]> {
  const ctx = createContext(
    { ...host, err: { ...host.err, write: () => undefined } },
    readGlobals({ ...given(place) }, host, await readPreferences(host)),
    'EMPLOYEE',
  )
  const found = async (): Promise<Candidate[]> => {
    const db = await ctx.db({ glance: true })
    const token = await ctx.token()
    const session = token && (await peekSession(db, token))
    return session && place.spec && mayRun(session, place.spec.access) ? offer.values(session, place.typed, lang) : []
  }
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<Candidate[]>((resolve) => {
    timer = setTimeout(resolve, COMPLETION_MS, [])
  })
  const timely = found()
    .finally(() => ctx.disconnect())
    .catch(() => [])
  const values = await Promise.race([timely, late])
  clearTimeout(timer)
  return values
}

const given = ({ database }: Place) => (database === undefined ? {} : { database })

/** Nobody is offered values for a command that his role may never run. */
const mayRun = ({ actor }: Session, access: Access): boolean => atLeast(actor.role, leastRole(access))
