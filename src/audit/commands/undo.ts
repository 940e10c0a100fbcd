import { confirmed } from '../../command/asking/confirm.js'
import { command } from '../../command/command.js'
import { flag } from '../../command/param.js'
import type { Change, DryRun } from '../../history/change.js'
import type { UndoItem } from '../audit.js'
import { undoListing, undoPlan, undoReport } from '../render/undo.js'
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
  examples: [
    'helpdesk audit undo 0b5f1c9e-5c57-4f0e-9a53-6a2b4f8f2f11 --dry-run',
    'helpdesk audit undo 0b5f1c9e-5c57-4f0e-9a53-6a2b4f8f2f11 --yes',
  ],

  async run(ctx, { change, dryRun }): Promise<Change<UndoItem> | DryRun<UndoItem>> {
    if (dryRun) return { ...(await planOfUndo(await ctx.session(), change)), dryRun }
    if (!ctx.globals.yes) {
      const { changed } = await planOfUndo(await ctx.session(), change)
      await confirmed(ctx, words.confirmUndo(changed))
    }
    return undoChange(await ctx.session(), change)
  },
  listing: undoListing,
  render: (change, s) => ('dryRun' in change ? undoPlan(change, s) : undoReport(change, s)),
})
