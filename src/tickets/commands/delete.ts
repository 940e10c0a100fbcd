import { confirmed } from '../../command/asking/confirm.js'
import { command } from '../../command/command.js'
import type { Session } from '../../command/session.js'
import type { Text } from '../../core/language.js'
import { changeReport } from '../../history/change-report.js'
import { inert } from '../../terminal/inert.js'
import { changedTicketListing } from '../render/changed.js'
import { countDeletion, deleteTicketsForGood } from '../services/delete.js'
import { questionWords } from '../words/questions.js'
import { reportWords } from '../words/reports.js'
import { anyTickets } from './params.js'

/** What is lost, for whoever has to say yes. Throws NOT_FOUND for tickets that are not there. */
async function whatGoes(session: Session, ids: readonly number[]): Promise<Text> {
  const { tickets, comments } = await countDeletion(session, ids)
  const [only, ...others] = tickets
  return only && others.length === 0
    ? questionWords.deleteOne(only.id, only.title, comments)
    : questionWords.deleteMany(ids, comments)
}

export default command({
  access: 'ADMIN',
  needsYes: () => true,
  params: { tickets: anyTickets },
  examples: ['helpdesk ticket delete 12', 'helpdesk ticket delete 12 13 --yes'],

  async run(ctx, input) {
    if (!ctx.globals.yes) await confirmed(ctx, await whatGoes(await ctx.session(), input.tickets))
    return deleteTicketsForGood(await ctx.session(), input.tickets)
  },
  listing: changedTicketListing,
  render: (change, s) => {
    const gone = (t: { id: number; title: string }) => reportWords.deleted(t.id, inert(t.title))
    return changeReport(change, s, { changed: gone, unchanged: gone })
  },
})
