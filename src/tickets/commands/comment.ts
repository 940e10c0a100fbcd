import { command } from '../../command/command.js'
import type { Context } from '../../command/context.js'
import { flag, optional, requiredUnless } from '../../command/param.js'
import type { Values } from '../../command/params/kinds.js'
import { longText, path } from '../../command/parsers.js'
import { isTyped, textFrom } from '../../command/text-from.js'
import { HelpdeskError } from '../../core/errors.js'
import { common } from '../../core/words.js'
import type { DryRun } from '../../history/change.js'
import { doneReport } from '../../history/change-report.js'
import type { TextFor } from '../../machine/drafts/texts.js'
import type { Listing } from '../../terminal/listing.js'
import { createStyle, type Style } from '../../terminal/style.js'
import { numberOf } from '../parsers.js'
import { changePlan, isPlan, isPlanned, planned } from '../render/changed.js'
import { ticketPage } from '../render/page.js'
import { type AddedComment, commentTicket, editLastComment, lastComment, planComment } from '../services/comment.js'
import { showTicket } from '../services/show.js'
import type { PlannedChange } from '../ticket.js'
import { commandWords } from '../words/commands.js'
import { fieldWords } from '../words/fields.js'
import { reportWords } from '../words/reports.js'
import { dropText, keepText, offerText } from './kept-text.js'
import { dryRun, ticket } from './params.js'

type Item = AddedComment | PlannedChange
const added =
  <T extends string | number | null>(of: (comment: AddedComment) => T) =>
  (item: Item): T | null =>
    isPlanned(item) ? null : of(item)

const listing: Listing<Item> = {
  fields: [
    { name: 'id', title: common.id, plain: (c) => c.id },
    { name: 'ticketId', title: fieldWords.ticket, plain: (c) => (isPlanned(c) ? c.id : c.ticketId) },
    { name: 'author', title: fieldWords.author, plain: added((c) => c.author.username) },
    { name: 'content', title: fieldWords.comment, plain: added((c) => c.content) },
    { name: 'createdAt', title: common.created, plain: added((c) => c.createdAt) },
    { name: 'changeId', title: common.change, plain: added((c) => c.changeId) },
    { name: 'field', title: common.field, plain: planned((c) => c.field) },
    { name: 'from', title: common.from, plain: planned((c) => c.from) },
    { name: 'to', title: common.to, plain: planned((c) => c.to) },
  ],
  table: ['id', 'ticketId', 'author', 'content'],
  plain: ['id'],
  empty: reportWords.noComments,
}
const PLANNED = ['ticketId', 'field', 'from', 'to']
const plannedListing = { ...listing, table: PLANNED, plain: PLANNED }

/** In an editor, with the ticket and its conversation below for whoever answers. */
async function askComment(ctx: Context, { ticket, editLast }: Values): Promise<string> {
  const { lang, host } = ctx
  const isEdit = editLast === true
  const last = isEdit ? (await lastComment(await ctx.session(), Number(ticket))).content : undefined
  const style = createStyle({ lang, width: 78, now: host.now(), color: 0 })
  const context = ticketPage(await showTicket(await ctx.session(), Number(ticket), false), style)
  const initial = (await offerText(ctx, textOf(Number(ticket), isEdit))) ?? last
  return ctx.ask.text(fieldWords.comment, '--message', { parse: longText, context, initial })
}

/** What became of a comment, and how to take it back. */
function report({ ticketId, changeId, edited }: AddedComment, s: Style): string {
  if (changeId === null) return s.already(reportWords.sameComment(ticketId))
  const done = edited ? reportWords.editedComment(ticketId) : reportWords.commented(ticketId)
  return doneReport(done, s)
}

/** What another try would not change. */
const REFUSED = ['NOT_FOUND', 'FORBIDDEN', 'CONFLICT']

const textOf = (ticket: number, isEdit: boolean | undefined): TextFor => ({
  kind: isEdit ? 'edited-comment' : 'comment',
  ticket,
})

export default command({
  access: 'EMPLOYEE',
  onlyWrites: ({ message, file, dryRun }) => isTyped({ text: message, file }) && !dryRun,
  params: {
    ticket,
    message: requiredUnless('file', '-m, --message <text>', commandWords.options.message, longText, {
      ask: askComment,
    }),
    file: optional('--file <file>', commandWords.options.messageFile, path, { complete: { from: 'file' } }),
    editLast: flag('--edit-last', commandWords.options.editLast),
    dryRun,
  },
  examples: [commandWords.examples.comment, commandWords.examples.commentFile, commandWords.examples.editLast],

  async run(ctx, input): Promise<AddedComment | DryRun<PlannedChange>> {
    const content = await textFrom(ctx, { text: input.message, file: input.file })
    const { ticket, editLast } = input
    if (input.dryRun) return planComment(await ctx.session(), { ticket, content, editLast })
    return (editLast ? editLastComment : commentTicket)(await ctx.acting(), ticket, content)
  },
  async onError(ctx, { ticket, message, editLast, dryRun }, error) {
    const id = numberOf(ticket ?? '')
    if (dryRun || id === undefined) return
    const isRefused = error instanceof HelpdeskError && REFUSED.includes(error.code)
    if (editLast && isRefused && !ctx.ask.wasAsked()) return
    // Where somebody has answered since, what was typed goes on as another comment.
    const isAnswered = error instanceof HelpdeskError && error.code === 'CONFLICT'
    await keepText(ctx, textOf(id, editLast && !isAnswered), { text: message }, error)
  },
  async afterWrite(ctx, result) {
    if (!isPlan(result)) await dropText(ctx, textOf(result.ticketId, result.edited), result.content)
  },
  listing,
  listingOf: (result) => (isPlan(result) ? plannedListing : listing),
  render: (result, s) => (isPlan(result) ? changePlan(result, s) : report(result, s)),
})
