import type { Context } from '../../command/context.js'
import { longText } from '../../command/parsers.js'
import { failure, WentBack } from '../../core/errors.js'
import type { Text } from '../../core/language.js'
import { lookupChoices } from '../../lookups/services/lookups.js'
import type { TicketAnswers } from '../../machine/drafts/ticket.js'
import { finderOfSimilar } from '../../terminal/prompt/matching.js'
import type { Choice } from '../../terminal/prompt/question.js'
import { createStyle } from '../../terminal/style.js'
import { labelOf } from '../fields.js'
import { title } from '../parsers.js'
import { ticketDraft } from '../render/draft.js'
import { listTickets } from '../services/list.js'
import { failureWords } from '../words/failures.js'
import { questionWords } from '../words/questions.js'

/** The answers that make a ticket, in the order of the questions. */
export const ANSWERS = ['title', 'category', 'priority', 'description'] as const
type Answer = (typeof ANSWERS)[number]

type Questions = Record<Answer, (initial?: string) => Promise<string>>
interface Material {
  questions: Questions
  categories: readonly Choice[]
  priorities: readonly Choice[]
}

/**
 * The four questions, with what the database has to choose from; of tickets like the one that is typed only the
 * requester's, and open ones.
 */
export async function createQuestions(ctx: Context, requester = '@me'): Promise<Material> {
  const session = await ctx.session()
  const categories = await lookupChoices(session, 'category')
  const priorities = await lookupChoices(session, 'priority')
  const newestFirst = [{ key: 'created' as const, descending: true }]
  const mine = await listTickets(session, { requester, all: false, sort: newestFirst }, MOST_COMPARED)
  const similar = finderOfSimilar(mine, (t) => t.title)
  const below = (typed: string) => {
    const found = similar(typed).slice(0, MOST_SHOWN)
    return found.length === 0
      ? []
      : [questionWords.similar[ctx.lang], ...found.map((t) => `  #${t.id} ${t.title} (${t.status.name})`)]
  }
  const questions: Questions = {
    title: (initial) => ctx.ask.line(labelOf('title'), '--title', { initial, parse: title, below }),
    category: (initial) => ctx.ask.choice(labelOf('category'), '--category', categories, initial),
    priority: (initial) => ctx.ask.choice(labelOf('priority'), '--priority', priorities, initial),
    description: (initial) => ctx.ask.text(labelOf('description'), '--description', { initial, parse: longText }),
  }
  return { questions, categories, priorities }
}
const [MOST_COMPARED, MOST_SHOWN] = [500, 3]

/**
 * Shows the whole ticket and lets each answer be given again, until it is to be created; INTERRUPTED where it is not.
 * `changed` hears of each new answer.
 */
export async function confirmTicket(
  ctx: Context,
  answers: TicketAnswers,
  material: Material,
  changed: () => Promise<void>,
): Promise<void> {
  const nameOf = (choices: readonly Choice[], word = '') => choices.find((c) => c.value === word)?.name ?? word
  const { lang, host, globals } = ctx
  for (;;) {
    const style = createStyle({ lang, width: host.err.columns ?? 80, now: host.now(), color: globals.color })
    const { title = '', description = '', requester } = answers
    const category = nameOf(material.categories, answers.category)
    const priority = nameOf(material.priorities, answers.priority)
    host.err.write(`\n${ticketDraft({ title, category, priority, description, requester }, style)}\n`)
    const next = await ctx.ask.choice(questionWords.createThis, '--yes', [
      { name: questionWords.create[lang], value: 'create' },
      ...ANSWERS.map((key) => ({ name: CHANGE[key][lang], value: key })),
      { name: questionWords.keepDraft[lang], value: 'stop' },
    ])
    if (next === 'create') return
    if (next === 'stop') throw failure('INTERRUPTED', failureWords.notCreated)
    const key = ANSWERS.find((answer) => answer === next)
    if (!key) continue
    try {
      answers[key] = await material.questions[key](answers[key])
    } catch (error) {
      if (!(error instanceof WentBack)) throw error
      if (error.written) answers[key] = error.written
    }
    await changed()
  }
}

const CHANGE: Record<Answer, Text> = {
  title: questionWords.change.title,
  category: questionWords.change.category,
  priority: questionWords.change.priority,
  description: questionWords.change.description,
}
