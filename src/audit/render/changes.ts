import { counted } from '../../core/number.js'
import { inert } from '../../terminal/inert.js'
import type { Listing } from '../../terminal/listing.js'
import type { Style } from '../../terminal/style.js'
import { ago, dateTime } from '../../terminal/time.js'
import { truncate } from '../../terminal/width.js'
import type { AuditEntry, ChangeSummary, ShownChange } from '../audit.js'

/** `ticket status, user role ×400`. */
const told = ({ what }: ChangeSummary, number: (n: number) => string = String) =>
  what.map((w) => `${w.entity} ${w.field}${w.count > 1 ? ` ×${number(w.count)}` : ''}`).join(', ')

export const changeListing: Listing<ChangeSummary> = {
  fields: [
    { name: 'changeId', title: { en: 'Change', fr: 'Modification' }, plain: (c) => c.changeId },
    { name: 'at', title: { en: 'When', fr: 'Quand' }, plain: (c) => c.at, shown: (c, s) => ago(c.at, s) },
    { name: 'actor', title: { en: 'Who', fr: 'Qui' }, plain: (c) => c.actor?.username ?? null },
    { name: 'source', title: { en: 'Source', fr: 'Source' }, plain: (c) => c.source, leaveOut: 2 },
    { name: 'what', title: { en: 'What', fr: 'Quoi' }, plain: (c) => told(c) },
  ],
  table: ['changeId', 'at', 'actor', 'what'],
  plain: ['changeId', 'at', 'actor', 'source', 'what'],
  empty: { en: 'Nothing was changed.', fr: "Rien n'a été modifié." },
}

/** Two lines for each change: its id is there to be copied whole. */
export function changeLines(changes: readonly ChangeSummary[], s: Style): string {
  if (changes.length === 0) return s.say(changeListing.empty)
  return changes
    .map((c) => {
      const who = c.actor ? inert(c.actor.username) : s.say(OUTSIDE)
      return `${inert(c.changeId)}  ${s.chalk.dim(`${ago(c.at, s)}  ${who}`)}\n${truncate(`  ${inert(told(c, (n) => s.say(counted(n))))}`, s.width)}`
    })
    .join('\n')
}

const OUTSIDE = { en: 'outside helpdesk', fr: 'hors de helpdesk' }

export const entryListing: Listing<AuditEntry> = {
  fields: [
    { name: 'id', title: { en: 'Id', fr: 'Nº' }, plain: (e) => e.id, align: 'right' },
    { name: 'entity', title: { en: 'Thing', fr: 'Objet' }, plain: (e) => e.entity },
    { name: 'entityId', title: { en: 'Number', fr: 'Numéro' }, plain: (e) => e.entityId, align: 'right' },
    { name: 'field', title: { en: 'Field', fr: 'Champ' }, plain: (e) => e.field },
    { name: 'from', title: { en: 'From', fr: 'De' }, plain: (e) => e.from },
    { name: 'to', title: { en: 'To', fr: 'À' }, plain: (e) => e.to },
  ],
  table: ['entity', 'entityId', 'field', 'from', 'to'],
  plain: ['entity', 'entityId', 'field', 'from', 'to'],
  empty: { en: 'Nothing was changed.', fr: "Rien n'a été modifié." },
}

/** Entries that are shown one by one; of more, only how many. */
const MOST_SHOWN = 40

/** Who did it and when, then a line for each changed field. */
export function shownChange(change: ShownChange, s: Style): string {
  const who = change.actor ? inert(change.actor.username) : s.say(OUTSIDE)
  const lines = change.entries.slice(0, MOST_SHOWN).map((e) => {
    const show = (text: string | null) => (text === null ? '—' : inert(text))
    return truncate(`  ${inert(e.entity)} ${e.entityId}  ${inert(e.field)}  ${show(e.from)} → ${show(e.to)}`, s.width)
  })
  const more = change.entries.length - MOST_SHOWN
  if (more > 0) lines.push(`  ${s.say({ en: `… and ${counted(more).en} more`, fr: `… et ${counted(more).fr} de plus` })}`)
  return [s.chalk.bold(inert(change.changeId)), `${dateTime(change.at, s)}  ${who}`, '', ...lines].join('\n')
}
