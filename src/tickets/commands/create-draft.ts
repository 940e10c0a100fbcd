import type { Context } from '../../command/context.js'
import { sayKept } from '../../command/notices.js'
import { failure, HelpdeskError, WentBack, writtenBy } from '../../core/errors.js'
import type { Text } from '../../core/language.js'
import type { Draft, TicketAnswers } from '../../machine/drafts/ticket.js'
import { inert } from '../../terminal/inert.js'
import { createStyle } from '../../terminal/style.js'
import { dateTime } from '../../terminal/time.js'
import { checkRequester } from '../services/create.js'
import { failureWords } from '../words/failures.js'
import { questionWords } from '../words/questions.js'
import { ANSWERS, confirmTicket, createQuestions } from './create-questions.js'

const KEPT = [...ANSWERS, 'requester'] as const

/** The words of a command line that creates a ticket. */
type CreateWords = TicketAnswers & {
  descriptionFile?: string | undefined
  recover?: boolean | undefined
  dryRun?: boolean | undefined
}

/** The part of them that makes the ticket. */
const answersOf = (words: CreateWords): TicketAnswers =>
  Object.fromEntries(KEPT.filter((key) => words[key] !== undefined).map((key) => [key, words[key]]))

/** `--recover`: what the draft says and the command line does not. Throws NOT_FOUND where there is none. */
export async function recover(ctx: Context, words: CreateWords): Promise<void> {
  if (words.recover !== true) return
  await ctx.session() // nobody is told of drafts before he has logged in
  const draft = (await ctx.drafts()).find()
  if (!draft) throw failure('NOT_FOUND', failureWords.noDraft)
  complete(words, draft)
}

function complete(words: CreateWords, { answers }: Draft): void {
  for (const key of KEPT)
    if (words[key] === undefined && !(key === 'description' && words.descriptionFile)) words[key] = answers[key]
}

/**
 * Asks for what is missing of a ticket, and for its confirmation. Each answer is kept as soon as it is given; of what is
 * only to be planned nothing is kept, nor is there anything to confirm.
 */
export async function askTicket(ctx: Context, words: CreateWords): Promise<void> {
  const missing = () =>
    ANSWERS.filter((key) => words[key] === undefined && !(key === 'description' && words.descriptionFile))
  if (missing().length === 0 && words.recover !== true) return
  const { actor } = await ctx.session()
  checkRequester(actor, words.requester)
  const isPlan = words.dryRun === true
  if (words.recover !== true && !isPlan) await offerDraft(ctx, words)
  const keep = async () => (isPlan ? undefined : save(ctx, answersOf(words)))
  const material = await createQuestions(ctx)
  const asked = missing()
  for (let i = 0; i < asked.length; ) {
    const key = asked[i] ?? 'title'
    try {
      words[key] = await material.questions[key](words[key])
      i++
    } catch (error) {
      if (!(error instanceof WentBack) || i === 0) throw error
      if (error.written) words[key] = error.written
      i--
    }
    await keep()
  }
  if (isPlan || ctx.globals.yes || words.descriptionFile !== undefined) return
  const answers = answersOf(words)
  await confirmTicket(ctx, answers, material, () => {
    Object.assign(words, answers)
    return keep()
  })
}

/** Commands whose user began another ticket and did not go on with it. */
const declined = new WeakSet<Context>()

/** Keeps what was answered; a draft that was declined is set aside for it. */
async function save(ctx: Context, answers: TicketAnswers): Promise<void> {
  const drafts = await ctx.drafts()
  if (declined.delete(ctx)) await drafts.setAside()
  await drafts.save({ at: new Date(ctx.host.now()).toISOString(), answers })
}

/** Where somebody began a ticket and did not finish: shall it be taken up? */
async function offerDraft(ctx: Context, words: CreateWords): Promise<void> {
  const draft = await readDraft(ctx, 'load')
  if (!draft) return
  const { lang, host } = ctx
  const at = dateTime(draft.at, createStyle({ lang, width: 80, now: host.now(), color: 0 }))
  const title = inert(draft.answers.title ?? '…')
  const question: Text = questionWords.goOnWithDraft(at, title)
  if (ctx.globals.yes || (await ctx.ask.confirm(question, true))) return complete(words, draft)
  declined.add(ctx)
}

/** A draft that cannot be read keeps nobody from writing a new one. */
const readDraft = async (ctx: Context, which: 'load' | 'find'): Promise<Draft | undefined> => {
  try {
    return (await ctx.drafts())[which]()
  } catch {
    return undefined
  }
}

/**
 * What was typed at a terminal is kept where the ticket could not be created, unless it could never be. Says how to go
 * on.
 */
export async function keepDraft(ctx: Context, words: CreateWords, error: unknown): Promise<void> {
  const written = writtenBy(error)
  const answers = answersOf(written ? { ...words, description: written } : words)
  if (!ctx.interactive || words.dryRun || (answers.title ?? answers.description) === undefined) return
  const isRefused = error instanceof HelpdeskError && ['USAGE', 'INVALID', 'FORBIDDEN'].includes(error.code)
  if (isRefused && !ctx.ask.wasAsked()) return
  await save(ctx, answers)
  sayKept(ctx, 'ticket create --recover')
}

/** Forgets the draft that has become a ticket. */
export async function dropDraft(ctx: Context, created: { title: string }, recovered: boolean): Promise<void> {
  if (!ctx.interactive && !recovered) return
  if ((await readDraft(ctx, 'find'))?.answers.title === created.title) (await ctx.drafts()).clear()
}
