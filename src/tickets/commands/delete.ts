import { command } from '../../command/command.js'
import { confirmed } from '../../command/confirm.js'
import { changeReport } from '../../history/change-report.js'
import { inert } from '../../terminal/inert.js'
import { changedTicketListing } from '../render/changed.js'
import { deleteTicketsForGood } from '../services/delete.js'
import { tickets } from './params.js'

export default command({
  access: 'ADMIN',
  needsYes: () => true,
  params: { tickets },
  examples: ['helpdesk ticket delete 12', 'helpdesk ticket delete 12 13 --yes'],

  async run(ctx, input) {
    const list = input.tickets.map((id) => `#${id}`).join(', ')
    await confirmed(ctx, { en: `Delete ticket ${list} with all comments?`, fr: `Supprimer le ticket ${list} avec ses commentaires ?` })
    return deleteTicketsForGood(await ctx.session(), input.tickets)
  },
  listing: changedTicketListing,
  render: (change, s) => {
    const gone = (t: { id: number; title: string }) => ({
      en: `Deleted ticket #${t.id}: ${inert(t.title)}`,
      fr: `Ticket #${t.id} supprimé : ${inert(t.title)}`,
    })
    return changeReport(change, s, { changed: gone, unchanged: gone })
  },
})
