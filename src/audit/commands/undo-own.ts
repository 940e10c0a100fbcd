import { confirmed } from '../../command/asking/confirm.js'
import { command } from '../../command/command.js'
import type { Context } from '../../command/context.js'
import { flag } from '../../command/param.js'
import type { Change, DryRun } from '../../history/change.js'
import { dateTime } from '../../terminal/time.js'
import type { UndoItem } from '../audit.js'
import { sentence } from '../render/sentence.js'
import { undone } from '../render/undo.js'
import { resolveChange, summaryOf } from '../services/changes.js'
import { lastChangeOf, planOfUndo, undoChange } from '../services/undo/undo-change.js'
import { words } from '../words.js'
import { ownChange } from './params.js'

/** Shows what, when and on how many things, before anything is undone. */
async function askFirst(ctx: Context, id: string): Promise<void> {
  const { changed, items } = await planOfUndo(await ctx.session(), id)
  const change = await summaryOf(await ctx.session(), id)
  const what = sentence(change, { lang: ctx.lang, say: (text) => text[ctx.lang] })
  ctx.notice(words.thisChange(dateTime(change.at, ctx), what))
  const things = new Set(items.map((i) => `${i.entity} ${i.id}`))
  await confirmed(ctx, words.confirmOwn(things.size, changed))
}

export default command({
  access: 'EMPLOYEE',
  needsYes: ({ dryRun }) => !dryRun,
  params: {
    change: ownChange,
    dryRun: flag('--dry-run', words.options.dryRun),
  },
  examples: ['helpdesk undo', 'helpdesk undo --dry-run', 'helpdesk undo 0b5f1c9e --yes'],

  async run(ctx, { change, dryRun }): Promise<Change<UndoItem> | DryRun<UndoItem>> {
    const session = await ctx.session()
    const id = change === undefined ? await lastChangeOf(session) : await resolveChange(session, change)
    if (dryRun) return { ...(await planOfUndo(session, id)), dryRun }
    if (!ctx.globals.yes) await askFirst(ctx, id)
    return undoChange(await ctx.session(), id)
  },
  ...undone,
})
