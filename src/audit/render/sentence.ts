import { groupBy } from '../../core/lists.js'
import type { Entity } from '../../history/change.js'
import { inert } from '../../terminal/inert.js'
import type { Style } from '../../terminal/style.js'
import type { ChangeSummary, Thing } from '../audit.js'
import { words } from '../words.js'
import { nameOfChange, shortId, thingName, WHOLE } from './names.js'

type Saying = Pick<Style, 'lang' | 'say'>

/**
 * What a change did, for people: `#12 'No network': status → En cours; account emma: role → TECHNICIAN`, of an undo behind the
 * change that it takes back.
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
    const fields = done.map((w) => fieldDone(w, what, s)).join(', ')
    const count = done.reduce((most, w) => Math.max(most, w.count), 0)
    return s.say(words.done(thingsNamed(entity, things, count, s), fields))
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

/** `#12 'No network'`, `#12, #15`, `#12 … #40 (5)`, `account emma`. */
function thingsNamed(entity: Entity, all: readonly Thing[], count: number, s: Saying): string {
  const things = all.filter((t) => t.entity === entity)
  const [only, ...others] = things
  if (only && others.length === 0) return thingNamed(only, s)
  const short = things.map((t) => (entity === 'ticket' ? `#${t.id}` : inert(t.name ?? String(t.id))))
  const names = count > 2 ? s.say(words.several(short.join(' … '), count)) : short.join(', ')
  return entity === 'ticket' ? names : s.say(words.thing(thingName(entity, s), names))
}

/** One thing as people call it. */
export function thingNamed({ entity, id, name }: Thing, s: Saying): string {
  if (entity === 'ticket') return name === null ? `#${id}` : s.say(words.ticket(id, inert(name)))
  const called = name === null ? String(id) : inert(name)
  return s.say(entity === 'comment' ? words.commentOn(called) : words.thing(thingName(entity, s), called))
}
