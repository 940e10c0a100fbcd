import { command } from '../../command/command.js'
import { flag, optional, required, requiredUnless } from '../../command/param.js'
import { longText, path, word } from '../../command/parsers.js'
import { textFrom } from '../../command/text-from.js'
import { inert } from '../../terminal/inert.js'
import { title } from '../parsers.js'
import { ticketListing } from '../render/listing.js'
import { createTicket } from '../services/create.js'
import { askTicket, dropDraft, keepDraft, recover } from './create-draft.js'
import { requesters } from './offers.js'
import { byCategory, byPriority } from './params.js'

export default command({
  access: 'EMPLOYEE',
  params: {
    title: required('--title <title>', { en: 'one line that says what is wrong', fr: 'une ligne qui dit ce qui ne va pas' }, title),
    description: requiredUnless(
      'descriptionFile',
      '--description <text>',
      { en: 'all there is to know', fr: "tout ce qu'il faut savoir" },
      longText,
    ),
    descriptionFile: optional(
      '--description-file <file>',
      { en: 'the description in a file, or - for standard input', fr: "la description dans un fichier, ou - pour l'entrée standard" },
      path,
      { complete: { from: 'file' } },
    ),
    category: required('--category <category>', { en: 'a category', fr: 'une catégorie' }, word, byCategory),
    priority: required(
      '--priority <priority>',
      { en: 'a priority, or low, medium, high', fr: 'une priorité, ou low, medium, high' },
      word,
      byPriority,
    ),
    requester: optional('--requester <user>', { en: 'for whom, if not for you', fr: 'pour qui, si ce n’est pas pour vous' }, word, {
      complete: { words: ['@me'], from: requesters },
    }),
    recover: flag('--recover', { en: 'take up the ticket that was begun and not created', fr: 'reprendre le ticket commencé et non créé' }),
  },
  examples: [
    'helpdesk ticket create',
    "helpdesk ticket create --title 'No network' --description 'Room 12, since this morning' --category réseau --priority high",
    "helpdesk ticket create --title 'No network' --description-file - --category réseau --priority high < description.txt",
    'helpdesk ticket create --recover',
  ],

  completeWords: recover,
  askMissing: askTicket,
  async run(ctx, { description, descriptionFile, recover, ...input }) {
    const text = await textFrom(ctx, { text: description, file: descriptionFile })
    const ticket = await createTicket(await ctx.session(), { ...input, description: text })
    await dropDraft(ctx, ticket, recover)
    return ticket
  },
  onError: keepDraft,
  listing: { ...ticketListing, plain: ['id'] },
  render: (ticket, s) =>
    s.ok({ en: `Created ticket #${ticket.id}: ${inert(ticket.title)}`, fr: `Ticket #${ticket.id} créé : ${inert(ticket.title)}` }),
})
