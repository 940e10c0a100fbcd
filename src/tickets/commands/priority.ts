import { command } from '../../command/command.js'
import { required } from '../../command/param.js'
import { word } from '../../command/parsers.js'
import { changeReport } from '../../history/change-report.js'
import { inert } from '../../terminal/inert.js'
import { changedTicketListing } from '../render/changed.js'
import { setPriority } from '../services/verbs.js'
import { commandWords } from '../words/commands.js'
import { reportWords } from '../words/reports.js'
import { anyTickets, byPriority, presentOf } from './params.js'

export default command({
  access: 'EMPLOYEE',
  params: {
    tickets: anyTickets,
    to: required('--to <priority>', commandWords.options.priority, word, {
      ...byPriority,
      present: presentOf('priority'),
    }),
  },
  examples: [commandWords.examples.priority, commandWords.examples.priorities],

  run: async (ctx, input) => setPriority(await ctx.session(), input),
  listing: changedTicketListing,
  render: (change, s) =>
    changeReport(change, s, {
      changed: (t) => reportWords.isNow(t.id, inert(t.priority.name)),
      unchanged: (t) => reportWords.wasAlready(t.id, inert(t.priority.name)),
    }),
})
