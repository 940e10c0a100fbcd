import { command, optional, required, requiredUnless } from '../../command.js'
import type { Context } from '../../context.js'
import { inert } from '../../render/text.js'
import { ticketListing } from '../../render/tickets.js'
import { lookupChoices } from '../../services/lookups.js'
import { createTicket } from '../../services/tickets.js'
import { longText, path, title, word } from '../params.js'
import { textFrom } from '../sources.js'
import { byCategory, byPriority } from './params.js'

const choose = (kind: 'category' | 'priority', option: string, question: { en: string; fr: string }) => async (ctx: Context) =>
  ctx.ask.choice(question, option, await lookupChoices(await ctx.session(), kind))

export default command({
  access: 'EMPLOYEE',
  params: {
    title: required('--title <title>', { en: 'one line that says what is wrong', fr: 'une ligne qui dit ce qui ne va pas' }, title, {
      ask: (ctx) => ctx.ask.line({ en: 'Title', fr: 'Titre' }, '--title'),
    }),
    description: requiredUnless(
      'descriptionFile',
      '--description <text>',
      { en: 'all there is to know', fr: "tout ce qu'il faut savoir" },
      longText,
      { ask: (ctx) => ctx.ask.editor({ en: 'Description', fr: 'Description' }, '--description') },
    ),
    descriptionFile: optional(
      '--description-file <file>',
      { en: 'the description in a file, or - for standard input', fr: "la description dans un fichier, ou - pour l'entrée standard" },
      path,
      { complete: { from: 'file' } },
    ),
    category: required('--category <category>', { en: 'a category', fr: 'une catégorie' }, word, {
      ...byCategory,
      ask: choose('category', '--category', { en: 'Category', fr: 'Catégorie' }),
    }),
    priority: required('--priority <priority>', { en: 'a priority, or low, high', fr: 'une priorité, ou low, high' }, word, {
      ...byPriority,
      ask: choose('priority', '--priority', { en: 'Priority', fr: 'Priorité' }),
    }),
    requester: optional('--requester <user>', { en: 'for whom, if not for you', fr: 'pour qui, si ce n’est pas pour vous' }, word, {
      complete: { words: ['@me'], from: 'user' },
    }),
  },
  examples: [
    'helpdesk ticket create',
    "helpdesk ticket create --title 'No network' --description 'Room 12, since this morning' --category réseau --priority high",
    "helpdesk ticket create --title 'No network' --description-file - --category réseau --priority high < description.txt",
  ],

  async run(ctx, { description, descriptionFile, ...input }) {
    const text = await textFrom(ctx, { text: description, file: descriptionFile })
    return createTicket(await ctx.session(), { ...input, description: text })
  },
  listing: { ...ticketListing, plain: ['id'] },
  render: (ticket, s) =>
    s.ok({ en: `Created ticket #${ticket.id}: ${inert(ticket.title)}`, fr: `Ticket #${ticket.id} créé : ${inert(ticket.title)}` }),
})
