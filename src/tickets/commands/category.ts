import { command } from '../../command/command.js'
import { required } from '../../command/param.js'
import { word } from '../../command/parsers.js'
import { inert } from '../../terminal/inert.js'
import { changeOf } from '../render/changed.js'
import { type ChangedTicket, wayOf } from '../services/change.js'
import { setCategory } from '../services/verbs.js'
import { commandWords } from '../words/commands.js'
import { reportWords } from '../words/reports.js'
import { anyTickets, byCategory, dryRun, presentOf } from './params.js'

export default command({
  access: 'EMPLOYEE',
  onlyWrites: () => true,
  params: {
    tickets: anyTickets,
    to: required('--to <category>', commandWords.options.category, word, {
      ...byCategory,
      present: presentOf('category'),
    }),
    dryRun,
  },
  examples: ['helpdesk ticket category 12 13 --to réseau'],

  run: async (ctx, { dryRun, ...input }) => setCategory(await ctx.acting(), input, wayOf(dryRun)),
  ...changeOf<ChangedTicket>({
    changed: (t) => reportWords.isNow(t.id, inert(t.category.name)),
    unchanged: (t) => reportWords.wasAlready(t.id, inert(t.category.name)),
  }),
})
