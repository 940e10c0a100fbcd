import { command } from '../../command/command.js'
import { flag, optional, required, requiredUnless } from '../../command/param.js'
import { longText, path, word } from '../../command/parsers.js'
import { isTyped, textFrom } from '../../command/text-from.js'
import type { DryRun } from '../../history/change.js'
import { doneReport } from '../../history/change-report.js'
import { inert } from '../../terminal/inert.js'
import { title } from '../parsers.js'
import { asPlan, changePlan, isPlan, orPlanned } from '../render/changed.js'
import { ticketListing } from '../render/listing.js'
import { createTicket, planCreation } from '../services/create.js'
import type { PlannedChange, Ticket } from '../ticket.js'
import { commandWords } from '../words/commands.js'
import { fieldWords } from '../words/fields.js'
import { reportWords } from '../words/reports.js'
import { askTicket, dropDraft, keepDraft, recover } from './create-draft.js'
import { requesters } from './offers.js'
import { byCategory, byPriority, dryRun } from './params.js'

const listing = orPlanned<Ticket>({ ...ticketListing, plain: ['id'] })

export default command({
  access: 'EMPLOYEE',
  onlyWrites: ({ description, descriptionFile }) => isTyped({ text: description, file: descriptionFile }),
  params: {
    title: required('--title <title>', commandWords.options.title, title, { question: fieldWords.title }),
    description: requiredUnless('descriptionFile', '--description <text>', commandWords.options.description, longText, {
      question: fieldWords.description,
    }),
    descriptionFile: optional('--description-file <file>', commandWords.options.descriptionFile, path, {
      complete: { from: 'file' },
    }),
    category: required('-c, --category <category>', commandWords.options.category, word, byCategory),
    priority: required('-p, --priority <priority>', commandWords.options.priority, word, byPriority),
    requester: optional('-r, --requester <user>', commandWords.options.requester, word, {
      complete: { words: ['@me'], from: requesters },
    }),
    recover: flag('--recover', commandWords.options.recover),
    draft: optional('--draft <id>', commandWords.options.draft, word),
    dryRun,
  },
  examples: [
    'helpdesk ticket create',
    commandWords.examples.create,
    commandWords.examples.createFrom,
    'helpdesk ticket create --recover',
  ],

  completeWords: recover,
  askMissing: askTicket,
  async run(
    ctx,
    { description, descriptionFile, recover: _, draft: __, dryRun, ...input },
  ): Promise<Ticket | DryRun<PlannedChange>> {
    const text = await textFrom(ctx, { text: description, file: descriptionFile })
    if (dryRun) return planCreation(await ctx.acting(), { ...input, description: text })
    const ticket = await createTicket(await ctx.acting(), { ...input, description: text })
    await dropDraft(ctx, ticket)
    return ticket
  },
  onError: keepDraft,
  listing,
  listingOf: (result) => (isPlan(result) ? asPlan(listing) : listing),
  render: (result, s) =>
    isPlan(result) ? changePlan(result, s) : doneReport(reportWords.created(result.id, inert(result.title)), s),
})
