import type { Context } from '../../command/context.js'
import { longText } from '../../command/parsers.js'
import { failure, WentBack } from '../../core/errors.js'
import type { Text } from '../../core/language.js'
import { lookupChoices } from '../../lookups/services/lookups.js'
import type { TicketAnswers } from '../../machine/drafts/ticket.js'
import type { Choice } from '../../terminal/prompt/question.js'
import { createStyle } from '../../terminal/style.js'
import { labelOf } from '../fields.js'
import { title } from '../parsers.js'
import { ticketDraft } from '../render/draft.js'
import { similarLine } from '../render/found.js'
import { finderOfSimilar } from '../services/finding/similar.js'
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
 * The four questions, with what the database has to choose from, and tickets like the one that is typed.
 */
export async function createQuestions(ctx: Context): Promise<Material> {
  const session = await ctx.session()
  const categories = await lookupChoices(session, 'category')
  const priorities = await lookupChoices(session, 'priority')
  const similar = await finderOfSimilar(session)
  const below = async (typed: string) => {
    // None is kept open while somebody types.
    const db = await ctx.open(await ctx.location(), { glance: true })
    const found = await similar(db, typed).finally(() => db.destroy())
    return found.length === 0 ? [] : [questionWords.similar[ctx.lang], ...found.map(similarLine)]
  }
  const questions: Questions = {
    title: (initial) => ctx.ask.line(labelOf('title'), '--title', { initial, parse: title, below }),
    category: (initial) => ctx.ask.choice(labelOf('category'), '--category', categories, initial),
    priority: (initial) => ctx.ask.choice(labelOf('priority'), '--priority', priorities, initial),
    description: (initial) => ctx.ask.text(labelOf('description'), '--description', { initial, parse: longText }),
  }
  return { questions, categories, priorities }
}

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
