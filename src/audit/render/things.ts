import { groupBy } from '../../core/lists.js'
import type { Style } from '../../terminal/style.js'
import { NARROW, truncate, widthOf, wrap } from '../../terminal/width.js'
import type { Thing } from '../audit.js'
import { words } from '../words.js'
import type { ChangedThing, FieldChange } from './changed-things.js'
import { nameOfChange, valueShown, WHOLE } from './names.js'
import { thingNamed } from './things-named.js'

/** Things that are shown one by one; of more, only how many. */
const MOST_SHOWN = 40
/** A title is cut to no fewer columns, as long as it stands before the change. */
const LEAST_TITLE = 16

/** A line for each thing, or one for it and one for each change below it, where they are too long for that. */
export function thingLines<F extends FieldChange>(
  things: readonly ChangedThing<F>[],
  s: Style,
  markOf: (thing: ChangedThing<F>) => string,
): string[] {
  const lines = things.slice(0, MOST_SHOWN).flatMap((t) => linesOf(t, markOf(t), s))
  const more = things.length - MOST_SHOWN
  if (more > 0) lines.push(`  ${s.say(words.more(more))}`)
  return lines
}

function linesOf<F extends FieldChange>({ thing, changes }: ChangedThing<F>, mark: string, s: Style): string[] {
  const indent = ' '.repeat(4)
  const together = changes.map((c) => changeText(c, s, Number.POSITIVE_INFINITY)).join(', ')
  const room = s.width - widthOf(mark) - 3 - widthOf(together)
  const name = thingNamed(thing, s)
  if (s.width >= NARROW && room >= Math.min(LEAST_TITLE, widthOf(name)))
    return [`${mark} ${cutName(thing, room, s)}  ${together}`]
  const below = changes.flatMap((c) =>
    wrap(changeText(c, s, s.width - indent.length), s.width - indent.length).split('\n'),
  )
  return [`${mark} ${cutName(thing, s.width - widthOf(mark) - 1, s)}`, ...below.map((line) => indent + line)]
}

/** The title is cut, never the number or the kind before it. */
function cutName(thing: Thing, columns: number, s: Style): string {
  const whole = thingNamed(thing, s)
  if (thing.name === null || widthOf(whole) <= columns) return whole
  const around = widthOf(whole) - widthOf(thing.name)
  return thingNamed({ ...thing, name: truncate(thing.name, Math.max(1, columns - around)) }, s)
}

/** What became of a field, in so many columns, or a few lines of them on a narrow terminal. */
function changeText(change: FieldChange, s: Style, columns: number): string {
  const { field, from, to } = change
  const name = changeName(change, s)
  if ((from === null && to === null) || (WHOLE.has(field) && change.entity !== 'comment')) return name
  const isComment = change.entity === 'comment' || field === 'comment'
  const room = columns - widthOf(name) - 1
  if (isComment && (from === null || to === null)) {
    const text = from ?? to
    return text === change.name ? name : `${name} ${cut(valueShown(field, text, s), room, s)}`
  }
  // Each has half of the room, and what the other leaves.
  const [was, is] = [valueShown(field, from, s), valueShown(field, to, s)]
  const [half, both] = [Math.floor((room - 3) / 2), room - 3]
  const shown = [cut(was, Math.max(half, both - widthOf(is)), s), cut(is, Math.max(half, both - widthOf(was)), s)]
  return `${name} ${shown.join(' → ')}`
}

/** On a narrow terminal a value may take some lines. */
const cut = (text: string, columns: number, s: Style): string =>
  Number.isFinite(columns) ? truncate(text, Math.max(8, s.width < NARROW ? columns * 2 : columns)) : text

/** A text in the history of a ticket is a comment's. */
function changeName({ entity, field, from, to }: FieldChange, s: Pick<Style, 'say'>): string {
  if (entity !== 'ticket' || field !== 'comment') return nameOfChange(entity, field, s)
  if (to === null) return nameOfChange('comment', 'deleted', s)
  return nameOfChange('comment', from === null ? 'created' : 'content', s)
}

/** How many things of each kind: `5 tickets, 1 account`. */
export const countedThings = (things: readonly ChangedThing<FieldChange>[], s: Pick<Style, 'say'>): string =>
  byKind(things)
    .map(([entity, own]) => s.say(words.counts[entity](own.length)))
    .join(', ')

/** The same, with what of them: `5 tickets (status, comment)`. */
export const talliedThings = (things: readonly ChangedThing<FieldChange>[], s: Pick<Style, 'say'>): string =>
  byKind(things)
    .map(([entity, own]) => {
      const fields = new Set(own.flatMap(({ changes }) => changes.map((c) => changeName(c, s))))
      return `${s.say(words.counts[entity](own.length))} (${[...fields].join(', ')})`
    })
    .join(', ')

const byKind = (things: readonly ChangedThing<FieldChange>[]) => [...groupBy(things, ({ thing }) => thing.entity)]
