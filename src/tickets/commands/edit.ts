import { command } from '../../command/command.js'
import { optional } from '../../command/param.js'
import { atLeastOne } from '../../command/parsers.js'
import { changeReport } from '../../history/change-report.js'
import { inert } from '../../terminal/inert.js'
import { changedTicketListing } from '../render/changed.js'
import { EDITABLE, editTicket } from '../services/edit.js'
import { commandWords } from '../words/commands.js'
import { reportWords } from '../words/reports.js'
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
  examples: [commandWords.examples.edit, commandWords.examples.editPriority],

  run: async (ctx, { ticket, ...input }) => editTicket(await ctx.session(), ticket, atLeastOne(input)),
  listing: changedTicketListing,
  render: (change, s) =>
    changeReport(change, s, {
      changed: (t) => reportWords.edited(t.id, inert(t.title)),
      unchanged: (t) => reportWords.alreadySo(t.id),
    }),
})
