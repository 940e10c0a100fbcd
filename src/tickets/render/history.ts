import { inEach, type Text } from '../../core/language.js'
import { common } from '../../core/words.js'
import { inert, inertLine } from '../../terminal/inert.js'
import type { Listing } from '../../terminal/listing.js'
import { paint } from '../../terminal/paint.js'
import { pageWidth, type Style } from '../../terminal/style.js'
import { ago, dateTime } from '../../terminal/time.js'
import { NARROW, truncate, wrap } from '../../terminal/width.js'
import { TICKET_FIELDS } from '../fields.js'
import type { HistoryEntry } from '../ticket.js'
import { fieldWords } from '../words/fields.js'
import { reportWords } from '../words/reports.js'

export const historyListing: Listing<HistoryEntry> = {
  fields: [
    { name: 'id', title: common.id, plain: (h) => h.id, align: 'right' },
    { name: 'changeId', title: common.change, plain: (h) => h.changeId },
    { name: 'at', title: common.when, plain: (h) => h.at, shown: (h, style) => ago(h.at, style) },
    { name: 'actor', title: common.who, plain: (h) => h.actor?.username ?? null },
    { name: 'source', title: common.source, plain: (h) => h.source },
    { name: 'field', title: common.field, plain: (h) => h.field },
    { name: 'from', title: common.from, plain: (h) => h.from },
    { name: 'to', title: common.to, plain: (h) => h.to },
  ],
  table: ['at', 'actor', 'field', 'from', 'to'],
  plain: ['id', 'changeId', 'at', 'actor', 'source', 'field', 'from', 'to'],
  empty: reportWords.nothingYet,
}

/** A line for each changed field: when, who, what. */
export function historyText(history: readonly HistoryEntry[], style: Style): string {
  if (history.length === 0) return `  ${style.say(historyListing.empty)}`
  return history.map((h) => historyLine(h, pageWidth(style), style)).join('\n')
}

const inSentence = (text: Text): Text => inEach((lang) => text[lang].toLowerCase())

export const FIELD_NAMES: Record<string, Text> = {
  created: fieldWords.events.created,
  comment: fieldWords.events.comment,
  deleted: fieldWords.events.deleted,
  ...Object.fromEntries(TICKET_FIELDS.map(({ name, label, fact }) => [name, inSentence(fact?.label ?? label)])),
}

const OUTSIDE: Text = common.outside

/** Whether a field's values are instants. */
export const isTime = (field: string): boolean => TIMES.has(field)
const TIMES = new Set<string>(TICKET_FIELDS.filter((f) => f.kind === 'datetime').map((f) => f.name))

const indented = (text: string, columns: number) =>
  wrap(text, columns - 4)
    .split('\n')
    .map((line) => `    ${line}`)

function historyLine(entry: HistoryEntry, columns: number, style: Style): string {
  const field = FIELD_NAMES[entry.field]
  const name = field ? style.say(field) : inert(entry.field)
  const show = (value: string | null) => {
    if (value === null) return entry.field === 'assignee' ? style.say(common.nobody) : '—'
    return isTime(entry.field) ? dateTime(value, style) : inertLine(value)
  }
  const changed = `${name} ${show(entry.from)} → ${show(entry.to)}`
  const isNew = entry.field === 'created' || (entry.field === 'comment' && entry.from === null)
  const isGone = entry.field === 'comment' && entry.to === null
  const kept = isGone ? style.say(reportWords.takenBack(show(entry.from))) : changed
  const what = isNew ? `${name} ${show(entry.to)}` : kept
  const outside = entry.source === 'outside' ? style.say(OUTSIDE) : undefined
  const who = [entry.actor && inert(entry.actor.username), outside].filter(Boolean).join(', ') || '?'
  const head = `  ${style.chalk.dim(dateTime(entry.at, style))}  ${who}`
  const lines = columns < NARROW ? [head, ...indented(what, columns)] : [truncate(`${head}  ${what}`, columns)]
  const reverted =
    entry.revertOf === undefined
      ? []
      : indented(style.say(reportWords.reverted), columns).map((line) => paint(line, 'warning', style))
  return [...lines, ...reverted].join('\n')
}
