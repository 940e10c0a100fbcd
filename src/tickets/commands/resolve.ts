import { command } from '../../command/command.js'
import { optional } from '../../command/param.js'
import { longText } from '../../command/parsers.js'
import { isTyped } from '../../command/text-from.js'
import { wayOf } from '../services/change.js'
import { setStatus } from '../services/verbs.js'
import { lookUpTickets } from '../services/visible.js'
import { commandWords } from '../words/commands.js'
import { askReport, dropReport, keepReport, rememberReport, reportOf } from './kept-report.js'
import { dryRun, openTickets } from './params.js'
import { statusResult } from './status-verb.js'

export default command({
  access: 'TECHNICIAN',
  onlyWrites: ({ message }) => isTyped({ text: message, file: undefined }),
  params: {
    tickets: openTickets,
    message: optional('-m, --message <report>', commandWords.options.report, longText),
    dryRun,
  },
  examples: [commandWords.examples.resolve, 'helpdesk ticket resolve 12 13', 'helpdesk ticket resolve 12-15 --dry-run'],
  completeWords: rememberReport,
  async askMore(ctx, words, { tickets, message, dryRun }) {
    if (message !== undefined || dryRun) return
    await lookUpTickets(await ctx.session(), tickets)
    const report = await askReport(ctx, 'resolve', words)
    if (report.trim() !== '') words.message = report
  },
  run: async (ctx, { tickets, dryRun }) =>
    setStatus(await ctx.acting(), { tickets, to: { first: 'resolved' }, comment: await reportOf(ctx) }, wayOf(dryRun)),
  onError: (ctx, words, error) => keepReport(ctx, 'resolve', words, error),
  afterWrite: (ctx) => dropReport(ctx, 'resolve'),
  ...statusResult,
})
