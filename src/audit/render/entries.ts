import { common } from '../../core/words.js'
import { shortId } from '../../history/change.js'
import { inert } from '../../terminal/inert.js'
import type { Listing } from '../../terminal/listing.js'
import type { Style } from '../../terminal/style.js'
import { dateTime } from '../../terminal/time.js'
import type { AuditEntry, ShownChange } from '../audit.js'
import { words } from '../words.js'
import { changedThings } from './changed-things.js'
import { fieldName, thingName } from './names.js'
import { thingLines } from './things.js'

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

/** Who did it and when, then what became of each thing. */
export function shownChange(change: ShownChange, s: Style): string {
  const who = change.actor ? inert(change.actor.username) : s.say(common.outside)
  const things = changedThings(change.entries.map(({ entityId, ...e }) => ({ ...e, id: entityId })))
  const lines = thingLines(things, s, () => ' ')
  const head = [s.chalk.bold(inert(shortId(change.changeId))), `${dateTime(change.at, s)}  ${who}`]
  const { undoes, redoes } = change
  if (undoes !== null) head.push(s.say(words.undoOf(inert(shortId(undoes)))))
  if (redoes !== null) head.push(s.say(words.redoOf(inert(shortId(redoes)))))
  return [...head, '', ...lines].join('\n')
}
