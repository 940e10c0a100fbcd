import { groupBy } from '../../core/lists.js'
import { common } from '../../core/words.js'
import type { Entity } from '../../history/change.js'
import { inert } from '../../terminal/inert.js'
import type { Listing } from '../../terminal/listing.js'
import type { Style } from '../../terminal/style.js'
import { ago, dateTime } from '../../terminal/time.js'
import { truncate, wrap } from '../../terminal/width.js'
import type { AuditEntry, ChangeSummary, ShownChange, Thing } from '../audit.js'
import { words } from '../words.js'
import { fieldName, shortId, thingName } from './names.js'

/** `ticket status,user role ×400`, for programs. */
const plainWhat = ({ what }: ChangeSummary) =>
  what.map((w) => `${w.entity} ${w.field}${w.count > 1 ? ` ×${w.count}` : ''}`).join(', ')

type Saying = Pick<Style, 'lang' | 'say'>

/** The same for people: `#12 'No network': status → En cours; account emma: role → TECHNICIAN`. */
export function sentence({ what, things }: Pick<ChangeSummary, 'what' | 'things'>, s: Saying): string {
  const about = groupBy(
    // A comment is told by its ticket.
    what.filter((w) => w.entity !== 'comment' || !what.some((other) => other.field === 'comment')),
    (w) => w.entity,
  )
  const told = [...about].map(([entity, done]) => {
    const fields = done.map((w) => fieldDone(w, s)).join(', ')
    const count = done.reduce((most, w) => Math.max(most, w.count), 0)
    return s.say(words.done(thingsNamed(entity, things, count, s), fields))
  })
  return told.join(s.say(words.semicolon))
}

function fieldDone({ field, to }: ChangeSummary['what'][number], s: Saying): string {
  const name = fieldName(field, s)
  return to === null || field === 'created' || field === 'restored' ? name : `${name} → ${inert(to)}`
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
function thingNamed({ entity, id, name }: Thing, s: Saying): string {
  if (entity === 'ticket') return name === null ? `#${id}` : s.say(words.ticket(id, inert(name)))
  return s.say(words.thing(thingName(entity, s), name === null ? String(id) : inert(name)))
}

export const changeListing: Listing<ChangeSummary> = {
  fields: [
    { name: 'id', title: common.change, plain: (c) => c.changeId, shown: (c) => inert(shortId(c.changeId)) },
    { name: 'changeId', title: common.change, plain: (c) => c.changeId, shown: (c) => inert(shortId(c.changeId)) },
    { name: 'at', title: common.when, plain: (c) => c.at, shown: (c, s) => ago(c.at, s) },
    { name: 'actor', title: common.who, plain: (c) => c.actor?.username ?? null },
    { name: 'source', title: common.source, plain: (c) => c.source, leaveOut: 2 },
    { name: 'what', title: common.what, plain: plainWhat, shown: sentence },
  ],
  table: ['changeId', 'at', 'actor', 'what'],
  plain: ['changeId', 'at', 'actor', 'source', 'what'],
  empty: words.nothingChanged,
}

/** Below so many columns what does not fit on a line goes on below it. */
const NARROW = 60
const indented = (text: string, s: Style): string =>
  s.width < NARROW
    ? wrap(text, s.width - 2)
        .split('\n')
        .map((line) => `  ${line}`)
        .join('\n')
    : truncate(`  ${text}`, s.width)

/** Two lines for each change: which, when and by whom; what. */
export function changeLines(changes: readonly ChangeSummary[], s: Style): string {
  if (changes.length === 0) return s.say(changeListing.empty)
  return changes
    .map((c) => {
      const who = c.actor ? inert(c.actor.username) : s.say(common.outside)
      return `${inert(shortId(c.changeId))}  ${s.chalk.dim(`${ago(c.at, s)}  ${who}`)}\n${indented(sentence(c, s), s)}`
    })
    .join('\n')
}

export const entryListing: Listing<AuditEntry> = {
  fields: [
    { name: 'id', title: common.id, plain: (e) => e.id, align: 'right' },
    { name: 'entity', title: words.columns.thing, plain: (e) => e.entity, shown: (e, s) => thingName(e.entity, s) },
    { name: 'entityId', title: words.columns.number, plain: (e) => e.entityId, align: 'right' },
    { name: 'name', title: common.name, plain: (e) => e.name },
    { name: 'field', title: common.field, plain: (e) => e.field, shown: (e, s) => fieldName(e.field, s) },
    { name: 'from', title: common.from, plain: (e) => e.from },
    { name: 'to', title: common.to, plain: (e) => e.to },
  ],
  table: ['entity', 'entityId', 'name', 'field', 'from', 'to'],
  plain: ['entity', 'entityId', 'field', 'from', 'to'],
  empty: words.nothingChanged,
}

/** Entries that are shown one by one; of more, only how many. */
const MOST_SHOWN = 40

/** Who did it and when, then a line for each changed field. */
export function shownChange(change: ShownChange, s: Style): string {
  const who = change.actor ? inert(change.actor.username) : s.say(common.outside)
  const lines = change.entries.slice(0, MOST_SHOWN).map((e) => {
    const show = (text: string | null) => (text === null ? '—' : inert(text))
    const shown = e.field === 'closedAt' ? (text: string | null) => dateTime(text, s) || '—' : show
    const thing = thingNamed({ entity: e.entity, id: e.entityId, name: e.name }, s)
    return indented(`${thing}  ${fieldName(e.field, s)}  ${shown(e.from)} → ${shown(e.to)}`, s)
  })
  const more = change.entries.length - MOST_SHOWN
  if (more > 0) lines.push(`  ${s.say(words.more(more))}`)
  return [s.chalk.bold(inert(shortId(change.changeId))), `${dateTime(change.at, s)}  ${who}`, '', ...lines].join('\n')
}
