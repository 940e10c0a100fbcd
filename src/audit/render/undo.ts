import { common } from '../../core/words.js'
import type { Change, DryRun } from '../../history/change.js'
import { shortId } from '../../history/change.js'
import type { Listing } from '../../terminal/listing.js'
import type { Style } from '../../terminal/style.js'
import type { UndoItem } from '../audit.js'
import { words } from '../words.js'
import { changedThings } from './changed-things.js'
import { fieldName, thingName } from './names.js'
import { countedThings, talliedThings, thingLines } from './things.js'

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
  ids: 'of several kinds',
}

/** What is taken away was there, and what comes back was not. */
const INVERSE: Record<string, string> = { created: 'deleted', restored: 'deleted', deleted: 'restored' }

const becoming = (items: readonly UndoItem[]) =>
  changedThings(items.map((i) => ({ ...i, field: INVERSE[i.field] ?? i.field })))

function lines(items: readonly UndoItem[], s: Style): string[] {
  const marks = {
    undone: s.chalk.green('↶'),
    'not-undone': s.chalk.dim('·'),
    kept: s.chalk.dim('·'),
    'changed-since': s.chalk.red('✗'),
  }
  const resultOf = ({ changes }: { changes: UndoItem[] }) =>
    (['changed-since', 'undone', 'not-undone'] as const).find((r) => changes.some((i) => i.result === r)) ?? 'kept'
  const said = (result: UndoItem['result']) => {
    const own = becoming(items).filter((t) => resultOf(t) === result)
    if (own.length === 0) return []
    const shown = thingLines(own, s, () => marks[result])
    return result === 'undone' || result === 'not-undone' ? shown : [...shown, `  (${s.say(words.results[result])})`]
  }
  return (['undone', 'not-undone', 'changed-since', 'kept'] as const).flatMap(said)
}

const undoneOnly = (items: readonly UndoItem[]) => becoming(items.filter((i) => i.result === 'undone'))

/** How many things an undo is about, for whoever is asked. */
export const undoCount = (items: readonly UndoItem[], s: Pick<Style, 'say'>): string =>
  countedThings(undoneOnly(items), s)

/** What would be undone, and what cannot be. */
function undoPlan({ items }: Change<UndoItem>, s: Style): string {
  const own = undoneOnly(items)
  const sum = own.length > 0 ? words.wouldBeUndone(talliedThings(own, s)) : words.nothingWouldBe
  return [...lines(items, s), s.say(sum), s.say(common.onlyAPlan)].join('\n')
}

/** What was undone, and how to do it again. */
function undoReport({ items, changeId }: Change<UndoItem>, s: Style): string {
  const all = [...lines(items, s), s.ok(words.undone(talliedThings(undoneOnly(items), s)))]
  if (changeId) all.push(s.chalk.dim(s.say(words.redo(s.typed(`undo ${shortId(changeId)}`)))))
  return all.join('\n')
}

/** How an undo is shown, whoever asked for it. */
export const undone = {
  listing: undoListing,
  render: (change: Change<UndoItem> | DryRun<UndoItem>, s: Style) =>
    'dryRun' in change ? undoPlan(change, s) : undoReport(change, s),
}
