import { confirmed } from '../../command/asking/confirm.js'
import { command } from '../../command/command.js'
import { flag } from '../../command/param.js'
import type { Change, DryRun } from '../../history/change.js'
import type { UndoItem } from '../audit.js'
import { undone } from '../render/undo.js'
import { resolveChange } from '../services/changes.js'
import { planOfUndo, undoChange } from '../services/undo/undo-change.js'
import { words } from '../words.js'
import { change } from './params.js'

export default command({
  access: 'ADMIN',
  needsYes: ({ dryRun }) => !dryRun,
  params: {
    change,
    dryRun: flag('--dry-run', words.options.dryRun),
  },
  examples: ['helpdesk audit undo 0b5f1c9e --dry-run', 'helpdesk audit undo 0b5f1c9e --yes'],

  async run(ctx, { change, dryRun }): Promise<Change<UndoItem> | DryRun<UndoItem>> {
    const id = await resolveChange(await ctx.session(), change)
    if (dryRun) return { ...(await planOfUndo(await ctx.session(), id)), dryRun }
    if (!ctx.globals.yes) {
      const { changed } = await planOfUndo(await ctx.session(), id)
      await confirmed(ctx, words.confirmUndo(changed))
    }
    return undoChange(await ctx.session(), id)
  },
  ...undone,
})
