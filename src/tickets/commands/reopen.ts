import { command } from '../../command/command.js'
import { optional } from '../../command/param.js'
import { longText } from '../../command/parsers.js'
import { wayOf } from '../services/change.js'
import { setStatus } from '../services/verbs.js'
import { commandWords } from '../words/commands.js'
import { dropReport, keepReport, rememberReport, reportOf } from './kept-report.js'
import { dryRun, resolvedTickets } from './params.js'
import { statusResult } from './status-verb.js'

export default command({
  access: 'EMPLOYEE',
  onlyWrites: () => true,
  params: {
    tickets: resolvedTickets,
    message: optional('-m, --message <text>', commandWords.options.reason, longText),
    dryRun,
  },
  examples: ['helpdesk ticket reopen 12', commandWords.examples.reopen],
  completeWords: rememberReport,
  run: async (ctx, { tickets, dryRun }) =>
    setStatus(await ctx.acting(), { tickets, to: { first: 'pending' }, comment: await reportOf(ctx) }, wayOf(dryRun)),
  onError: (ctx, words, error) => keepReport(ctx, 'reopen', words, error),
  afterWrite: (ctx) => dropReport(ctx, 'reopen'),
  ...statusResult,
})
