import type { Text } from '../../core/language.js'
import { inert } from '../../terminal/inert.js'
import type { Listing } from '../../terminal/listing.js'
import { pageWidth, type Style } from '../../terminal/style.js'
import { ago, dateTime } from '../../terminal/time.js'
import { truncate, wrap } from '../../terminal/width.js'
import { TICKET_FIELDS } from '../fields.js'
import type { HistoryEntry } from '../ticket.js'

export const historyListing: Listing<HistoryEntry> = {
  fields: [
    { name: 'id', title: { en: 'Id', fr: 'Nº' }, plain: (h) => h.id, align: 'right' },
    { name: 'changeId', title: { en: 'Change', fr: 'Modification' }, plain: (h) => h.changeId },
    { name: 'at', title: { en: 'When', fr: 'Quand' }, plain: (h) => h.at, shown: (h, style) => ago(h.at, style) },
    { name: 'actor', title: { en: 'Who', fr: 'Qui' }, plain: (h) => h.actor?.username ?? null },
    { name: 'source', title: { en: 'Source', fr: 'Source' }, plain: (h) => h.source },
    { name: 'field', title: { en: 'Field', fr: 'Champ' }, plain: (h) => h.field },
    { name: 'from', title: { en: 'From', fr: 'De' }, plain: (h) => h.from },
    { name: 'to', title: { en: 'To', fr: 'À' }, plain: (h) => h.to },
  ],
  table: ['at', 'actor', 'field', 'from', 'to'],
  plain: ['id', 'changeId', 'at', 'actor', 'source', 'field', 'from', 'to'],
  empty: { en: 'Nothing yet.', fr: 'Rien encore.' },
}

const NOBODY: Text = { en: 'nobody', fr: 'personne' }

/** A line for each changed field: when, who, what. */
export function historyText(history: readonly HistoryEntry[], style: Style): string {
  if (history.length === 0) return `  ${style.say(historyListing.empty)}`
  return history.map((h) => historyLine(h, pageWidth(style), style)).join('\n')
}

const inSentence = ({ en, fr }: Text): Text => ({ en: en.toLowerCase(), fr: fr.toLowerCase() })

export const FIELD_NAMES: Record<string, Text> = {
  created: { en: 'created', fr: 'créé' },
  comment: { en: 'comment', fr: 'commentaire' },
  ...Object.fromEntries(
    TICKET_FIELDS.filter((f) => f.change || f.followsStatus).map(({ name, label, fact }) => [name, inSentence(fact?.label ?? label)]),
  ),
}

export const OUTSIDE: Text = { en: 'outside helpdesk', fr: 'hors de helpdesk' }
const REVERTED: Text = {
  en: 'undid the change before it: a page left open on the web does that',
  fr: 'a défait le changement précédent : une page web restée ouverte fait cela',
}

const TIMES = new Set<string>(TICKET_FIELDS.filter((f) => f.kind === 'datetime').map((f) => f.name))

/** Below so many columns what changed gets lines of its own. */
const NARROW = 60
const indented = (text: string, columns: number) =>
  wrap(text, columns - 4)
    .split('\n')
    .map((line) => `    ${line}`)

function historyLine(entry: HistoryEntry, columns: number, style: Style): string {
  const field = FIELD_NAMES[entry.field]
  const name = field ? style.say(field) : inert(entry.field)
  const show = (value: string | null) => {
    if (value === null) return entry.field === 'assignee' ? style.say(NOBODY) : '—'
    return TIMES.has(entry.field) ? dateTime(value, style) : inert(value)
  }
  const what =
    entry.field === 'created' || entry.field === 'comment' ? `${name} ${show(entry.to)}` : `${name} ${show(entry.from)} → ${show(entry.to)}`
  const outside = entry.source === 'outside' ? style.say(OUTSIDE) : undefined
  const who = [entry.actor && inert(entry.actor.username), outside].filter(Boolean).join(', ') || '?'
  const head = `  ${style.chalk.dim(dateTime(entry.at, style))}  ${who}`
  const lines = columns < NARROW ? [head, ...indented(what, columns)] : [truncate(`${head}  ${what}`, columns)]
  const reverted = entry.revertOf === undefined ? [] : indented(style.say(REVERTED), columns).map((line) => style.chalk.yellow(line))
  return [...lines, ...reverted].join('\n')
}
