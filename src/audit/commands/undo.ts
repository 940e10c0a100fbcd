import { command } from '../../command/command.js'
import { flag } from '../../command/param.js'
import { undone } from '../render/undo.js'
import { resolveChange } from '../services/changes.js'
import { words } from '../words.js'
import { askAndUndo, planUndo, type Undone } from './asked.js'
import { change } from './params.js'

export default command({
  access: 'ADMIN',
  needsYes: ({ dryRun }) => !dryRun,
  params: {
    change,
    dryRun: flag('--dry-run', words.options.dryRun),
  },
  examples: ['helpdesk audit undo 0b5f1c9e --dry-run', 'helpdesk audit undo 0b5f1c9e --yes'],

  async run(ctx, { change, dryRun }): Promise<Undone> {
    const id = await resolveChange(await ctx.session(), change)
    return dryRun ? planUndo(ctx, id) : askAndUndo(ctx, id)
  },
  ...undone,
})
