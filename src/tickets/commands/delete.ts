import { confirmed } from '../../command/asking/confirm.js'
import { command } from '../../command/command.js'
import type { Session } from '../../command/session.js'
import type { Text } from '../../core/language.js'
import type { Change, DryRun } from '../../history/change.js'
import { inert } from '../../terminal/inert.js'
import { changeOf } from '../render/changed.js'
import { countDeletion, type Deleted, deleteTicketsForGood, planDeletion } from '../services/delete.js'
import type { PlannedChange } from '../ticket.js'
import { questionWords } from '../words/questions.js'
import { reportWords } from '../words/reports.js'
import { anyTickets, dryRun } from './params.js'

/** What is lost, for whoever has to say yes. Throws NOT_FOUND for tickets that are not there. */
async function whatGoes(session: Session, ids: readonly number[]): Promise<Text> {
  const { tickets, comments } = await countDeletion(session, ids)
  const [only, ...others] = tickets
  return only && others.length === 0
    ? questionWords.deleteOne(only.id, only.title, comments)
    : questionWords.deleteMany(ids, comments)
}

const gone = (t: Deleted) => reportWords.deleted(t.id, inert(t.title))

export default command({
  access: 'ADMIN',
  needsYes: ({ dryRun }) => !dryRun,
  params: { tickets: anyTickets, dryRun },
  examples: ['helpdesk ticket delete 12', 'helpdesk ticket delete 12 13 --yes'],

  async run(ctx, { tickets, dryRun }): Promise<Change<Deleted> | DryRun<PlannedChange>> {
    if (dryRun) return planDeletion(await ctx.session(), tickets)
    if (!ctx.globals.yes) await confirmed(ctx, await whatGoes(await ctx.session(), tickets))
    return deleteTicketsForGood(await ctx.acting(), tickets)
  },
  ...changeOf<Deleted>({ changed: gone, unchanged: gone }),
})
