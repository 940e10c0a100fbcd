import { command } from '../../command/command.js'
import { optional } from '../../command/param.js'
import { atLeastOne } from '../../command/parsers.js'
import { changeReport } from '../../history/change-report.js'
import { inert } from '../../terminal/inert.js'
import { changedTicketListing } from '../render/changed.js'
import { EDITABLE, editTicket } from '../services/edit.js'
import { BY_NAME, ticket } from './params.js'

const options = Object.fromEntries(
  EDITABLE.map(({ option, value, about, parse, names }) => [
    option,
    optional(`--${option} <${value}>`, about, parse, names && BY_NAME[names]),
  ]),
)

export default command({
  access: 'EMPLOYEE',
  params: {
    ticket,
    ...options,
  },
  examples: ["helpdesk ticket edit 12 --title 'No network in room 12'", 'helpdesk ticket edit 12 --category réseau --priority high'],

  run: async (ctx, { ticket, ...input }) => editTicket(await ctx.session(), ticket, atLeastOne(input)),
  listing: changedTicketListing,
  render: (change, s) =>
    changeReport(change, s, {
      changed: (t) => ({ en: `Edited ticket #${t.id}: ${inert(t.title)}`, fr: `Ticket #${t.id} modifié : ${inert(t.title)}` }),
      unchanged: (t) => ({ en: `Ticket #${t.id} was so already.`, fr: `Le ticket #${t.id} était déjà ainsi.` }),
    }),
})
