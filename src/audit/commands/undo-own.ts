import { command } from '../../command/command.js'
import { flag } from '../../command/param.js'
import { undone } from '../render/undo.js'
import { resolveChange } from '../services/changes.js'
import { aboutLast, lastChangeOf } from '../services/undo/last.js'
import { words } from '../words.js'
import { askAndUndo, planUndo, type Undone } from './asked.js'
import { ownChange } from './params.js'

export default command({
  access: 'EMPLOYEE',
  needsYes: ({ dryRun }) => !dryRun,
  params: {
    change: ownChange,
    dryRun: flag('--dry-run', words.options.dryRun),
  },
  examples: ['helpdesk undo', 'helpdesk undo --dry-run', 'helpdesk undo 0b5f1c9e --yes'],

  async run(ctx, { change, dryRun }): Promise<Undone> {
    const session = await ctx.session()
    const isNamed = change !== undefined
    const id = isNamed ? await resolveChange(session, change) : await lastChangeOf(session)
    const refusal = async (error: unknown) => (isNamed ? error : aboutLast(await ctx.session(), id, error))
    try {
      return dryRun ? await planUndo(ctx, id, refusal) : await askAndUndo(ctx, id)
    } catch (error) {
      throw await refusal(error)
    }
  },
  ...undone,
})
