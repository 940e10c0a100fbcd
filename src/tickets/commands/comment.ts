import { command } from '../../command/command.js'
import type { Context } from '../../command/context.js'
import { optional, requiredUnless, type Values } from '../../command/param.js'
import { longText, path } from '../../command/parsers.js'
import { textFrom } from '../../command/text-from.js'
import type { Listing } from '../../terminal/listing.js'
import { createStyle } from '../../terminal/style.js'
import { ticketPage } from '../render/page.js'
import { type AddedComment, commentTicket } from '../services/comment.js'
import { showTicket } from '../services/show.js'
import { dropComment, keepComment } from './kept-comment.js'
import { ticket } from './params.js'

const listing: Listing<AddedComment> = {
  fields: [
    { name: 'id', title: { en: 'Id', fr: 'Nº' }, plain: (c) => c.id },
    { name: 'ticketId', title: { en: 'Ticket', fr: 'Ticket' }, plain: (c) => c.ticketId },
    { name: 'author', title: { en: 'Author', fr: 'Auteur' }, plain: (c) => c.author.username },
    { name: 'content', title: { en: 'Comment', fr: 'Commentaire' }, plain: (c) => c.content },
    { name: 'createdAt', title: { en: 'Created', fr: 'Créé' }, plain: (c) => c.createdAt },
    { name: 'changeId', title: { en: 'Change', fr: 'Modification' }, plain: (c) => c.changeId },
  ],
  table: ['id', 'ticketId', 'author', 'content'],
  plain: ['id'],
  empty: { en: 'No comments.', fr: 'Aucun commentaire.' },
}

/** In an editor, with the ticket and its conversation below for whoever answers. */
async function askComment(ctx: Context, { ticket }: Values): Promise<string> {
  const { lang, host } = ctx
  const style = createStyle({ lang, width: 78, now: host.now(), color: 0 })
  const context = ticketPage(await showTicket(await ctx.session(), Number(ticket), false), style)
  return ctx.ask.text({ en: 'Comment', fr: 'Commentaire' }, '--message', { parse: longText, context })
}

export default command({
  access: 'EMPLOYEE',
  params: {
    ticket,
    message: requiredUnless('file', '-m, --message <text>', { en: 'the comment', fr: 'le commentaire' }, longText, {
      ask: askComment,
    }),
    file: optional(
      '--file <file>',
      { en: 'the comment in a file, or - for standard input', fr: "le commentaire dans un fichier, ou - pour l'entrée standard" },
      path,
      { complete: { from: 'file' } },
    ),
  },
  examples: ["helpdesk ticket comment 12 -m 'The cable is loose.'", 'helpdesk ticket comment 12 --file - < report.txt'],

  async run(ctx, input) {
    const content = await textFrom(ctx, { text: input.message, file: input.file })
    return commentTicket(await ctx.session(), input.ticket, content)
  },
  onError: keepComment,
  afterWrite: dropComment,
  listing,
  render: (c, s) => s.ok({ en: `Commented on ticket #${c.ticketId}.`, fr: `Commentaire ajouté au ticket #${c.ticketId}.` }),
})
