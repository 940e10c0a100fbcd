import { command } from '../../command/command.js'
import { required } from '../../command/param.js'
import { word } from '../../command/parsers.js'
import { common } from '../../core/words.js'
import { changeOf } from '../render/changed.js'
import { type ChangedTicket, wayOf } from '../services/change.js'
import { assignTickets } from '../services/verbs.js'
import { personName } from '../shown.js'
import { commandWords } from '../words/commands.js'
import { reportWords } from '../words/reports.js'
import { technicians } from './offers.js'
import { dryRun, openTickets, presentAssignee } from './params.js'

export default command({
  access: 'TECHNICIAN',
  onlyWrites: () => true,
  params: {
    tickets: openTickets,
    to: required('--to <user>', commandWords.options.to, word, {
      complete: { words: ['@me'], from: technicians },
      present: presentAssignee,
    }),
    dryRun,
  },
  examples: ['helpdesk ticket assign 12 13 --to bob', commandWords.examples.assign],

  run: async (ctx, { dryRun, ...input }) => assignTickets(await ctx.acting(), input, wayOf(dryRun)),
  ...changeOf<ChangedTicket>({
    changed: (t, s) => reportWords.assigned(t.id, t.assignee ? personName(t.assignee) : s.say(common.nobody)),
    unchanged: (t) => reportWords.assignedAlready(t.id),
  }),
})
