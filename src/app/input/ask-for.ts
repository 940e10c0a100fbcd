import type { Context } from '../../command/context.js'
import { nameOf } from '../../command/flags.js'
import type { Candidate, Offer } from '../../command/offer.js'
import type { Many, One, Values } from '../../command/params/kinds.js'
import type { Text } from '../../core/language.js'
import type { Choice } from '../../terminal/prompt/question.js'

/**
 * What is typed, or chosen, for a value that is missing: in the parameter's own way, else from what the database has
 * for it, from its words, or as a line.
 */
export async function askForOne<T>(ctx: Context, param: One<T>, known: Values): Promise<T> {
  if (param.ask) return param.parse(await param.ask(ctx, known))
  const picked = await pick(ctx, param, await param.present?.(await ctx.session(), known))
  const lookUp = (text: string) => lookUpWords(ctx, param, [text])
  const line = () => ctx.ask.line(questionOf(param), nameOf(param.flags), { parse: param.parse, lookUp })
  return param.parse(picked ?? (await line()))
}

/** The same for a parameter that takes several: one is picked, or several typed with blanks or commas between them. */
export async function askForMany<T>(ctx: Context, param: Many<T>): Promise<unknown[]> {
  const picked = await pick(ctx, param)
  if (picked !== undefined) return [param.parse(picked)]
  const words = (line: string) => line.split(/[\s,]+/).filter(Boolean)
  const read = (word: string): unknown[] => param.spread?.read(word) ?? [param.parse(word)]
  const parse = (line: string) => words(line).flatMap(read)
  const lookUp = (text: string) => lookUpWords(ctx, param, words(text))
  return parse(await ctx.ask.line(questionOf(param), nameOf(param.flags), { parse, lookUp }))
}

const lookUpWords = async (ctx: Context, param: One<unknown> | Many<unknown>, words: readonly string[]) =>
  offerOf(param)?.lookUp?.(await ctx.session(), words)

const offerOf = ({ complete }: One<unknown> | Many<unknown>): Offer | undefined =>
  complete?.from === 'file' ? undefined : complete?.from

/** A question or a noun; what help says of a parameter is neither. */
export const questionOf = (param: One<unknown> | Many<unknown>): Text =>
  param.question ?? offerOf(param)?.question ?? param.summary

/** Undefined where there is nothing to choose from. */
async function pick<T>(ctx: Context, param: One<T> | Many<T>, present?: string): Promise<string | undefined> {
  const words = param.complete?.words ?? []
  const offer = offerOf(param)
  const choices = offer ? await choicesOf(offer, ctx) : words.map((w) => ({ name: w, value: w }))
  if (choices.length === 0) return undefined
  const more = offer?.search && ((typed: string) => searched(ctx, offer, typed))
  return ctx.ask.pick(questionOf(param), nameOf(param.flags), choices, { initial: present, more })
}

async function choicesOf(offer: Offer, ctx: Context): Promise<Choice[]> {
  const session = await ctx.session()
  const candidates = await (offer.choices?.(session, ctx.lang, ctx.host.now()) ?? offer.values(session, '', ctx.lang))
  return candidates.map((candidate) => asChoice(candidate, offer))
}

/** No connection is kept while somebody types on; one that cannot be made finds nothing. */
async function searched(ctx: Context, offer: Offer, typed: string): Promise<Choice[]> {
  try {
    const found = await offer.search?.(await ctx.session(), typed, ctx.lang, ctx.host.now())
    return (found ?? []).map((candidate) => asChoice(candidate, offer))
  } catch {
    return []
  } finally {
    await ctx.disconnect()
  }
}

const asChoice = ({ description, ...candidate }: Candidate, offer: Offer): Choice => ({
  ...candidate,
  name: shownAs({ value: candidate.value, description }, offer),
})

const shownAs = (
  { value, description }: { value: string; description: string | undefined },
  { shown }: Offer,
): string => [shown ? shown(value) : value, description].filter(Boolean).join('  ')
