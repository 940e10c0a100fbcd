import { command } from '../../command/command.js'
import { flag } from '../../command/param.js'
import { failure } from '../../core/errors.js'
import type { DryRun } from '../../history/change.js'
import { undoLine } from '../../history/change-report.js'
import { asPlan, changePlan, isPlan, orPlanned } from '../render/changed.js'
import { ticketListing } from '../render/listing.js'
import { ticketPage } from '../render/page.js'
import type { ChangedTicket } from '../services/change.js'
import { nextTicket, planToTakeNext, takeNext } from '../services/next.js'
import type { PlannedChange, Ticket } from '../ticket.js'
import { commandWords } from '../words/commands.js'
import { failureWords } from '../words/failures.js'
import { reportWords } from '../words/reports.js'
import { dryRun } from './params.js'

const listing = orPlanned<Ticket>(ticketListing)

export default command({
  access: 'TECHNICIAN',
  onlyWrites: ({ take }) => take,
  params: { take: flag('--take', commandWords.options.take), dryRun },
  examples: ['helpdesk ticket next', 'helpdesk ticket next --take --json'],

  async run(ctx, { take, dryRun }): Promise<Ticket | ChangedTicket | DryRun<PlannedChange> | null> {
    if (dryRun && !take) throw failure('USAGE', failureWords.nothingToPlan, { run: 'ticket next --take --dry-run' })
    if (dryRun) return planToTakeNext(await ctx.acting())
    return take ? takeNext(await ctx.acting()) : nextTicket(await ctx.session())
  },
  listing,
  listingOf: (answer) => (isPlan(answer) ? asPlan(listing) : listing),
  render(answer, s) {
    if (answer === null) return s.already(reportWords.noneOpen)
    if (isPlan(answer)) return changePlan(answer, s)
    const page = ticketPage({ ...answer, comments: [] }, s)
    return 'result' in answer ? [page, '', undoLine(s)].join('\n') : page
  },
})
