import { command } from '../../command/command.js'
import { required } from '../../command/param.js'
import { word } from '../../command/parsers.js'
import { changeReport } from '../../history/change-report.js'
import { inert } from '../../terminal/inert.js'
import { changedTicketListing } from '../render/changed.js'
import { setCategory } from '../services/verbs.js'
import { commandWords } from '../words/commands.js'
import { reportWords } from '../words/reports.js'
import { anyTickets, byCategory, presentOf } from './params.js'

export default command({
  access: 'EMPLOYEE',
  params: {
    tickets: anyTickets,
    to: required('--to <category>', commandWords.options.category, word, {
      ...byCategory,
      present: presentOf('category'),
    }),
  },
  examples: ['helpdesk ticket category 12 13 --to réseau'],

  run: async (ctx, input) => setCategory(await ctx.session(), input),
  listing: changedTicketListing,
  render: (change, s) =>
    changeReport(change, s, {
      changed: (t) => reportWords.isNow(t.id, inert(t.category.name)),
      unchanged: (t) => reportWords.wasAlready(t.id, inert(t.category.name)),
    }),
})
