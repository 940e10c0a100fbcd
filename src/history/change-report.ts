import type { Text } from '../core/language.js'
import type { Style } from '../terminal/style.js'
import { type Change, canBeUndone } from './change.js'
import { words } from './words.js'

export type Result = 'changed' | 'unchanged' | 'deleted'

/** Items that are named one by one; of more, only how many. */
const MOST_LINES = 20

/** What the report of a change ends with: how to take it back. */
export const undoLine = (style: Style): string => style.chalk.dim(style.say(words.undo(style.typed('undo'))))

/** A sentence about something done, and how to take it back. */
export const doneReport = (text: Text, style: Style): string => [style.ok(text), undoLine(style)].join('\n')

/** What a change did, a line for each thing, and how to undo it, where it can be. */
export function changeReport<T extends { result: Result }>(
  change: Change<T>,
  style: Style,
  says: { changed: (item: T) => Text; unchanged: (item: T) => Text },
): string {
  const lines = change.items
    .slice(0, MOST_LINES)
    .map((item) => (item.result === 'unchanged' ? style.already(says.unchanged(item)) : style.ok(says.changed(item))))
  const { changed, unchanged } = change
  if (change.items.length === 0) lines.push(style.already(words.nothingToChange))
  if (change.items.length > MOST_LINES) {
    lines.push(style.say(words.inAll(changed, unchanged)))
  }
  if (canBeUndone(change)) lines.push(undoLine(style))
  return lines.join('\n')
}
