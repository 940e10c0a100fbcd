import { command } from '../../command/command.js'
import { confirmed } from '../../command/confirm.js'
import { changeReport } from '../../history/change-report.js'
import { inert } from '../../terminal/inert.js'
import { changedTicketListing } from '../render/changed.js'
import { deleteTicketsForGood } from '../services/delete.js'
import { questionWords } from '../words/questions.js'
import { reportWords } from '../words/reports.js'
import { tickets } from './params.js'

export default command({
  access: 'ADMIN',
  needsYes: () => true,
  params: { tickets },
  examples: ['helpdesk ticket delete 12', 'helpdesk ticket delete 12 13 --yes'],

  async run(ctx, input) {
    await confirmed(ctx, questionWords.delete(input.tickets))
    return deleteTicketsForGood(await ctx.session(), input.tickets)
  },
  listing: changedTicketListing,
  render: (change, s) => {
    const gone = (t: { id: number; title: string }) => reportWords.deleted(t.id, inert(t.title))
    return changeReport(change, s, { changed: gone, unchanged: gone })
  },
})
