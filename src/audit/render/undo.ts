import { common } from '../../core/words.js'
import type { Change, DryRun } from '../../history/change.js'
import { inert } from '../../terminal/inert.js'
import type { Listing } from '../../terminal/listing.js'
import type { Style } from '../../terminal/style.js'
import type { UndoItem } from '../audit.js'
import { words } from '../words.js'
import { fitted } from './indented.js'
import { fieldName, shortId, thingName, valueShown } from './names.js'

const undoListing: Listing<UndoItem> = {
  fields: [
    { name: 'entity', title: words.columns.thing, plain: (i) => i.entity, shown: (i, s) => thingName(i.entity, s) },
    { name: 'id', title: common.id, plain: (i) => i.id, align: 'right' },
    { name: 'name', title: common.name, plain: (i) => i.name },
    { name: 'field', title: common.field, plain: (i) => i.field, shown: (i, s) => fieldName(i.field, s) },
    { name: 'from', title: common.from, plain: (i) => i.from },
    { name: 'to', title: common.to, plain: (i) => i.to },
    { name: 'result', title: common.result, plain: (i) => i.result, shown: (i, s) => s.say(words.results[i.result]) },
  ],
  table: ['entity', 'id', 'name', 'field', 'from', 'to', 'result'],
  plain: ['entity', 'id', 'field', 'from', 'to', 'result'],
  empty: words.nothingToUndo,
}

/** Items that are shown one by one; of more, only how many. */
const MOST_SHOWN = 40

function itemLines(items: readonly UndoItem[], s: Style): string[] {
  const lines = items.slice(0, MOST_SHOWN).map((i) => {
    const thing = `${thingName(i.entity, s)} ${i.entity === 'ticket' ? `#${i.id}` : inert(i.name ?? String(i.id))}`
    const what = `${thing}  ${fieldName(i.field, s)}  ${valueShown(i.field, i.from, s)} → ${valueShown(i.field, i.to, s)}`
    const mark = { undone: s.chalk.green('↶'), kept: s.chalk.dim('·'), 'changed-since': s.chalk.red('✗') }[i.result]
    return fitted(`${mark} ${what}${i.result === 'undone' ? '' : `  (${s.say(words.results[i.result])})`}`, s)
  })
  if (items.length > MOST_SHOWN) lines.push('  …')
  return lines
}

/** What would be undone, and what cannot be. */
function undoPlan({ items, changed }: Change<UndoItem>, s: Style): string {
  const nothing = s.say(common.onlyAPlan)
  const sum = s.say(words.canBeUndone(changed, items.length))
  return [...itemLines(items, s), sum, nothing].join('\n')
}

/** What was undone, and how to do it again. */
function undoReport({ items, changed, changeId }: Change<UndoItem>, s: Style): string {
  const lines = [...itemLines(items, s), s.ok(words.undone(changed))]
  if (changeId) lines.push(s.chalk.dim(s.say(words.redo(s.typed(`undo ${shortId(changeId)}`)))))
  return lines.join('\n')
}

/** How an undo is shown, whoever asked for it. */
export const undone = {
  listing: undoListing,
  render: (change: Change<UndoItem> | DryRun<UndoItem>, s: Style) =>
    'dryRun' in change ? undoPlan(change, s) : undoReport(change, s),
}
