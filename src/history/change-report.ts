import type { Text } from '../core/language.js'
import { counted } from '../core/number.js'
import type { Style } from '../terminal/style.js'
import type { Change } from './change.js'

export type Result = 'changed' | 'unchanged' | 'deleted'

/** Items that are named one by one; of more, only how many. */
const MOST_LINES = 20

/** What a change did, a line for each thing, and the id to undo or look it up by. */
export function changeReport<T extends { result: Result }>(
  change: Change<T>,
  style: Style,
  words: { changed: (item: T) => Text; unchanged: (item: T) => Text },
): string {
  const lines = change.items
    .slice(0, MOST_LINES)
    .map((item) => (item.result === 'unchanged' ? style.already(words.unchanged(item)) : style.ok(words.changed(item))))
  const { changed, unchanged } = change
  if (change.items.length === 0) lines.push(style.already({ en: 'Nothing to change.', fr: 'Rien à modifier.' }))
  if (change.items.length > MOST_LINES) {
    lines.push(
      style.say({
        en: `… in all ${counted(changed).en} changed, ${counted(unchanged).en} unchanged.`,
        fr: `… en tout ${counted(changed).fr} modifiés, ${counted(unchanged).fr} inchangés.`,
      }),
    )
  }
  if (change.changeId) lines.push(style.chalk.dim(style.say({ en: `change ${change.changeId}`, fr: `modification ${change.changeId}` })))
  return lines.join('\n')
}
