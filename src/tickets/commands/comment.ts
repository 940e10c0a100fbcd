import { command } from '../../command/command.js'
import type { Context } from '../../command/context.js'
import { optional, requiredUnless, type Values } from '../../command/param.js'
import { longText, path } from '../../command/parsers.js'
import { textFrom } from '../../command/text-from.js'
import { common } from '../../core/words.js'
import { undoLine } from '../../history/change-report.js'
import type { Listing } from '../../terminal/listing.js'
import { createStyle } from '../../terminal/style.js'
import { ticketPage } from '../render/page.js'
import { type AddedComment, commentTicket } from '../services/comment.js'
import { showTicket } from '../services/show.js'
import { commandWords } from '../words/commands.js'
import { fieldWords } from '../words/fields.js'
import { reportWords } from '../words/reports.js'
import { dropText, keepText } from './kept-text.js'
import { ticket } from './params.js'

const listing: Listing<AddedComment> = {
  fields: [
    { name: 'id', title: common.id, plain: (c) => c.id },
    { name: 'ticketId', title: fieldWords.ticket, plain: (c) => c.ticketId },
    { name: 'author', title: fieldWords.author, plain: (c) => c.author.username },
    { name: 'content', title: fieldWords.comment, plain: (c) => c.content },
    { name: 'createdAt', title: common.created, plain: (c) => c.createdAt },
    { name: 'changeId', title: common.change, plain: (c) => c.changeId },
  ],
  table: ['id', 'ticketId', 'author', 'content'],
  plain: ['id'],
  empty: reportWords.noComments,
}

/** In an editor, with the ticket and its conversation below for whoever answers. */
async function askComment(ctx: Context, { ticket }: Values): Promise<string> {
  const { lang, host } = ctx
  const style = createStyle({ lang, width: 78, now: host.now(), color: 0 })
  const context = ticketPage(await showTicket(await ctx.session(), Number(ticket), false), style)
  return ctx.ask.text(fieldWords.comment, '--message', { parse: longText, context })
}

export default command({
  access: 'EMPLOYEE',
  params: {
    ticket,
    message: requiredUnless('file', '-m, --message <text>', commandWords.options.message, longText, {
      ask: askComment,
    }),
    file: optional('--file <file>', commandWords.options.messageFile, path, { complete: { from: 'file' } }),
  },
  examples: [commandWords.examples.comment, commandWords.examples.commentFile],

  async run(ctx, input) {
    const content = await textFrom(ctx, { text: input.message, file: input.file })
    return commentTicket(await ctx.session(), input.ticket, content)
  },
  onError: (ctx, { ticket, message }, error) => keepText(ctx, 'comment', { ticket, text: message }, error),
  afterWrite: (ctx, { ticketId, content }) => dropText(ctx, 'comment', ticketId, content),
  listing,
  render: (c, s) => [s.ok(reportWords.commented(c.ticketId)), undoLine(s)].join('\n'),
})
