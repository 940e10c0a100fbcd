import type { Context } from '../../command/context.js'
import { sayKept } from '../../command/notices.js'
import { failure, HelpdeskError, WentBack, writtenFor } from '../../core/errors.js'
import { type Draft, ID, type TicketAnswers, type TicketDraft } from '../../machine/drafts/ticket.js'
import { checkRequester } from '../services/create.js'
import { failureWords } from '../words/failures.js'
import { questionWords } from '../words/questions.js'
import { ANSWERS, confirmTicket, createQuestions } from './create-questions.js'
import { draftCalled } from './draft-called.js'
import { offerKept } from './offer-kept.js'

const KEPT = [...ANSWERS, 'requester'] as const

/** The words of a command line that creates a ticket. */
type CreateWords = TicketAnswers & {
  descriptionFile?: string | undefined
  recover?: boolean | undefined
  draft?: string | undefined
  dryRun?: boolean | undefined
}

/** The part of them that makes the ticket. */
const answersOf = (words: CreateWords): TicketAnswers =>
  Object.fromEntries(KEPT.filter((key) => words[key] !== undefined).map((key) => [key, words[key]]))

/** The drafts that commands go on with. */
const current = new WeakMap<Context, TicketDraft>()

const isRecovered = ({ recover, draft }: CreateWords): boolean => recover === true || draft !== undefined

/**
 * `--recover`, `--draft`: what the draft says and the command line does not. Throws NOT_FOUND where there is none, USAGE
 * where an id fits several.
 */
export async function recover(ctx: Context, words: CreateWords): Promise<void> {
  if (!isRecovered(words)) return
  await ctx.session() // nobody is told of drafts before he has logged in
  const all = (await ctx.drafts()).all()
  const draft = words.draft === undefined ? all[0] : draftCalled(all, words.draft)
  if (!draft) throw failure('NOT_FOUND', failureWords.noDraft)
  takeUp(ctx, words, draft)
}

function takeUp(ctx: Context, words: CreateWords, draft: TicketDraft): void {
  current.set(ctx, draft)
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
  if (missing().length === 0 && !isRecovered(words)) return
  const { actor } = await ctx.session()
  checkRequester(actor, words.requester)
  const isPlan = words.dryRun === true
  if (!isRecovered(words) && !isPlan) await offerDraft(ctx, words)
  const keep = async () => {
    if (!isPlan) await save(ctx, answersOf(words))
  }
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

/** Keeps what was answered, in the place of what was gone on with, or of the same. */
async function save(ctx: Context, answers: TicketAnswers): Promise<TicketDraft> {
  const drafts = await ctx.drafts()
  const isSame = (d: TicketDraft) => KEPT.every((key) => d.answers[key] === answers[key])
  const before = current.get(ctx) ?? (await ownDrafts(ctx)).find(isSame)
  const draft = await drafts.save({ at: new Date(ctx.host.now()).toISOString(), answers }, before)
  current.set(ctx, draft)
  return draft
}

/** Where somebody began tickets and did not finish: shall one be taken up? */
async function offerDraft(ctx: Context, words: CreateWords): Promise<void> {
  const all = (await ownDrafts(ctx)).map((d) => ({ ...d, text: d.answers.title ?? d.answers.description ?? '' }))
  const draft = await offerKept(ctx, all, questionWords.goOnWithDraft)
  if (draft) takeUp(ctx, words, draft)
}

/** Drafts that cannot be read keep nobody from writing a new one. */
async function ownDrafts(ctx: Context): Promise<TicketDraft[]> {
  try {
    return (await ctx.drafts()).own()
  } catch {
    return []
  }
}

/**
 * What was typed at a terminal is kept where the ticket could not be created, unless it could never be. Says how to go
 * on.
 */
export async function keepDraft(ctx: Context, words: CreateWords, error: unknown): Promise<void> {
  const answers = answersOf(words)
  for (const key of WRITTEN) answers[key] = writtenFor(`--${key}`, error) ?? answers[key]
  if (!ctx.interactive || words.dryRun || (answers.title ?? answers.description) === undefined) return
  const isRefused = error instanceof HelpdeskError && ['USAGE', 'INVALID', 'FORBIDDEN'].includes(error.code)
  if (isRefused && !ctx.ask.wasAsked()) return
  const { id } = await save(ctx, answers)
  sayKept(ctx, `ticket create --draft ${id.slice(0, ID)}`)
}
const WRITTEN = ['title', 'description'] as const

/** Forgets the draft that has become a ticket. */
export async function dropDraft(ctx: Context, created: { title: string }): Promise<void> {
  const recovered = current.get(ctx)
  if (!ctx.interactive && !recovered) return
  const draft = recovered ?? (await ownDrafts(ctx)).find((d) => d.answers.title === created.title)
  draft?.remove()
}
