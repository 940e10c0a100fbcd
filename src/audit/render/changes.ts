import { counted } from '../../core/number.js'
import { common } from '../../core/words.js'
import { inert } from '../../terminal/inert.js'
import type { Listing } from '../../terminal/listing.js'
import type { Style } from '../../terminal/style.js'
import { ago, dateTime } from '../../terminal/time.js'
import { truncate } from '../../terminal/width.js'
import type { AuditEntry, ChangeSummary, ShownChange } from '../audit.js'
import { words } from '../words.js'
import { fieldName, thingName } from './names.js'

/** `ticket status,user role ×400`, for programs. */
const plainWhat = ({ what }: ChangeSummary) =>
  what.map((w) => `${w.entity} ${w.field}${w.count > 1 ? ` ×${w.count}` : ''}`).join(', ')

/** The same for people. */
export const told = ({ what }: Pick<ChangeSummary, 'what'>, s: Pick<Style, 'say'>): string =>
  what
    .map(
      (w) =>
        `${s.say(words.fieldOf(thingName(w.entity, s), fieldName(w.field, s)))}${w.count > 1 ? ` ×${s.say(counted(w.count))}` : ''}`,
    )
    .join(', ')

export const changeListing: Listing<ChangeSummary> = {
  fields: [
    { name: 'changeId', title: common.change, plain: (c) => c.changeId },
    { name: 'at', title: common.when, plain: (c) => c.at, shown: (c, s) => ago(c.at, s) },
    { name: 'actor', title: common.who, plain: (c) => c.actor?.username ?? null },
    { name: 'source', title: common.source, plain: (c) => c.source, leaveOut: 2 },
    { name: 'what', title: common.what, plain: plainWhat, shown: told },
  ],
  table: ['changeId', 'at', 'actor', 'what'],
  plain: ['changeId', 'at', 'actor', 'source', 'what'],
  empty: words.nothingChanged,
}

/** Two lines for each change: its id is there to be copied whole. */
export function changeLines(changes: readonly ChangeSummary[], s: Style): string {
  if (changes.length === 0) return s.say(changeListing.empty)
  return changes
    .map((c) => {
      const who = c.actor ? inert(c.actor.username) : s.say(common.outside)
      return `${inert(c.changeId)}  ${s.chalk.dim(`${ago(c.at, s)}  ${who}`)}\n${truncate(`  ${told(c, s)}`, s.width)}`
    })
    .join('\n')
}

export const entryListing: Listing<AuditEntry> = {
  fields: [
    { name: 'id', title: common.id, plain: (e) => e.id, align: 'right' },
    { name: 'entity', title: words.columns.thing, plain: (e) => e.entity, shown: (e, s) => thingName(e.entity, s) },
    { name: 'entityId', title: words.columns.number, plain: (e) => e.entityId, align: 'right' },
    { name: 'field', title: common.field, plain: (e) => e.field, shown: (e, s) => fieldName(e.field, s) },
    { name: 'from', title: common.from, plain: (e) => e.from },
    { name: 'to', title: common.to, plain: (e) => e.to },
  ],
  table: ['entity', 'entityId', 'field', 'from', 'to'],
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
    return truncate(
      `  ${thingName(e.entity, s)} ${e.entityId}  ${fieldName(e.field, s)}  ${show(e.from)} → ${show(e.to)}`,
      s.width,
    )
  })
  const more = change.entries.length - MOST_SHOWN
  if (more > 0) lines.push(`  ${s.say(words.more(more))}`)
  return [s.chalk.bold(inert(change.changeId)), `${dateTime(change.at, s)}  ${who}`, '', ...lines].join('\n')
}
