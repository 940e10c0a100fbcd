import { groupBy } from '../../core/lists.js'
import { shortId } from '../../history/change.js'
import { inert } from '../../terminal/inert.js'
import type { ChangeSummary } from '../audit.js'
import { words } from '../words.js'
import { nameOfChange, WHOLE } from './names.js'
import { type Saying, thingsNamed } from './things-named.js'

/**
 * What a change did, for people: `#12 'No network': status → En cours; account emma: role → TECHNICIAN`, of an undo behind
 * the change that it takes back.
 */
export function sentence(change: ChangeSummary, s: Saying): string {
  const { undoes, redoes } = change
  if (undoes !== null) return s.say(words.undid(inert(shortId(undoes)), told(change, s)))
  return redoes === null ? told(change, s) : s.say(words.redid(inert(shortId(redoes)), told(change, s)))
}

function told({ what, things }: ChangeSummary, s: Saying): string {
  const about = groupBy(
    what.filter((w) => isTold(w, what)),
    (w) => w.entity,
  )
  const all = [...about].map(([entity, done]) => {
    const count = done.reduce((most, w) => Math.max(most, w.count), 0)
    return s.say(words.done(thingsNamed(entity, things, count, s), done.map((w) => fieldDone(w, what, s)).join(', ')))
  })
  return all.join(s.say(words.semicolon))
}

type Done = ChangeSummary['what'][number]

/** Not what another change tells already: a comment by its ticket, a closing time by its status. */
function isTold({ entity, field }: Done, what: readonly Done[]): boolean {
  const ofTickets = what.filter((w) => w.entity === 'ticket')
  if (field === 'closedAt') return !ofTickets.some((w) => w.field === 'status')
  return entity !== 'comment' || !ofTickets.some((w) => w.field === 'comment' || WHOLE.has(w.field))
}

function fieldDone({ entity, field, to }: Done, what: readonly Done[], s: Saying): string {
  const ofComments = what.filter((w) => w.entity === 'comment').map((w) => w.field)
  const became = entity === 'ticket' && field === 'comment' ? ofComments[0] : undefined
  const name = became === undefined ? nameOfChange(entity, field, s) : nameOfChange('comment', became, s)
  return to === null || WHOLE.has(field) ? name : `${name} → ${inert(to)}`
}
