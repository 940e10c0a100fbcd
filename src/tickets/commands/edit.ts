import { command } from '../../command/command.js'
import { optional } from '../../command/param.js'
import { atLeastOne, path } from '../../command/parsers.js'
import { isTyped, textFrom } from '../../command/text-from.js'
import { writtenFor } from '../../core/errors.js'
import { inert } from '../../terminal/inert.js'
import { numberOf } from '../parsers.js'
import { changeOf } from '../render/changed.js'
import { type ChangedTicket, wayOf } from '../services/change.js'
import { EDITABLE, editTicket } from '../services/edit.js'
import { commandWords } from '../words/commands.js'
import { reportWords } from '../words/reports.js'
import { askEdit, seenAtQuestions } from './edit-questions.js'
import { dropText, keepText } from './kept-text.js'
import { BY_NAME, dryRun, editableTicket } from './params.js'

/** As `ticket list` has them. */
const SHORT: Record<string, string> = { category: '-c, ', priority: '-p, ' }

const options = Object.fromEntries(
  EDITABLE.map(({ option, value, about, parse, names }) => [
    option,
    optional(`${SHORT[option] ?? ''}--${option} <${value}>`, about, parse, names && BY_NAME[names]),
  ]),
)

export default command({
  access: 'EMPLOYEE',
  onlyWrites: ({ descriptionFile: file, ...given }) =>
    isTyped({ text: (given as { description?: string }).description, file }),
  params: {
    ticket: editableTicket,
    ...options,
    descriptionFile: optional('--description-file <file>', commandWords.options.descriptionFile, path, {
      complete: { from: 'file' },
    }),
    dryRun,
  },
  examples: [commandWords.examples.edit, commandWords.examples.editPriority],

  askMore: askEdit,
  async run(ctx, { ticket, descriptionFile, dryRun, ...given }) {
    const { description } = given as { description?: string }
    const fromText = description === '-' || descriptionFile !== undefined
    const input = fromText
      ? { ...given, description: await textFrom(ctx, { text: description, file: descriptionFile }) }
      : given
    const edit = { id: ticket, input: atLeastOne(input), before: seenAtQuestions.get(ctx) }
    return editTicket(await ctx.acting(), edit, wayOf(dryRun))
  },
  async onError(ctx, { ticket, ...words }, error) {
    const { description, descriptionFile: _, dryRun, ...short } = words as Record<string, string | undefined>
    const id = numberOf(ticket ?? '')
    if (dryRun || id === undefined) return
    const others = { ...short }
    for (const { option } of EDITABLE)
      if (option !== 'description') others[option] = writtenFor(`--${option}`, error) ?? short[option]
    await keepText(ctx, { kind: 'description', ticket: id }, { text: description, others }, error)
  },
  async afterWrite(ctx, { items }) {
    for (const item of items)
      if ('description' in item) await dropText(ctx, { kind: 'description', ticket: item.id }, item.description)
  },
  ...changeOf<ChangedTicket>({
    changed: (t) => reportWords.edited(t.id, inert(t.title)),
    unchanged: (t) => reportWords.alreadySo(t.id),
  }),
})
