import { command } from '../../command/command.js'
import { required } from '../../command/param.js'
import { word } from '../../command/parsers.js'
import { inert } from '../../terminal/inert.js'
import { changeOf } from '../render/changed.js'
import { type ChangedTicket, wayOf } from '../services/change.js'
import { setPriority } from '../services/verbs.js'
import { commandWords } from '../words/commands.js'
import { reportWords } from '../words/reports.js'
import { anyTickets, byPriority, dryRun, presentOf } from './params.js'

export default command({
  access: 'EMPLOYEE',
  onlyWrites: () => true,
  params: {
    tickets: anyTickets,
    to: required('--to <priority>', commandWords.options.priority, word, {
      ...byPriority,
      present: presentOf('priority'),
    }),
    dryRun,
  },
  examples: [commandWords.examples.priority, commandWords.examples.priorities],

  run: async (ctx, { dryRun, ...input }) => setPriority(await ctx.acting(), input, wayOf(dryRun)),
  ...changeOf<ChangedTicket>({
    changed: (t) => reportWords.isNow(t.id, inert(t.priority.name)),
    unchanged: (t) => reportWords.wasAlready(t.id, inert(t.priority.name)),
  }),
})
