import type { Context } from '../../command/context.js'
import { nameOf } from '../../command/flags.js'
import type { Candidate, Offer } from '../../command/offer.js'
import type { Many, One, Values } from '../../command/param.js'
import type { Text } from '../../core/language.js'
import type { Choice } from '../../terminal/prompt/question.js'

/**
 * What is typed, or chosen, for a value that is missing: in the parameter's own way, else from what the database has
 * for it, from its words, or as a line.
 */
export async function askForOne<T>(ctx: Context, param: One<T>, known: Values): Promise<T> {
  if (param.ask) return param.parse(await param.ask(ctx, known))
  const picked = await pick(ctx, param)
  return param.parse(picked ?? (await ctx.ask.line(questionOf(param), nameOf(param.flags), { parse: param.parse })))
}

/** The same for a parameter that takes several: one is picked, or several typed with blanks or commas between them. */
export async function askForMany<T>(ctx: Context, param: Many<T>): Promise<T[]> {
  const picked = await pick(ctx, param)
  if (picked !== undefined) return [param.parse(picked)]
  const words = (line: string) => line.split(/[\s,]+/).filter(Boolean)
  const parse = (line: string) => words(line).map(param.parse)
  return parse(await ctx.ask.line(questionOf(param), nameOf(param.flags), { parse }))
}

const offerOf = ({ complete }: One<unknown> | Many<unknown>): Offer | undefined =>
  complete?.from === 'file' ? undefined : complete?.from

/** A question or a noun; what help says of a parameter is neither. */
export const questionOf = (param: One<unknown> | Many<unknown>): Text =>
  param.question ?? offerOf(param)?.question ?? param.summary

/** Undefined where there is nothing to choose from. */
async function pick<T>(ctx: Context, param: One<T> | Many<T>): Promise<string | undefined> {
  const words = param.complete?.words ?? []
  const offer = offerOf(param)
  const choices = offer ? await choicesOf(offer, ctx) : words.map((w) => ({ name: w, value: w }))
  return choices.length === 0 ? undefined : ctx.ask.pick(questionOf(param), nameOf(param.flags), choices)
}

async function choicesOf(offer: Offer, ctx: Context): Promise<Choice[]> {
  const session = await ctx.session()
  const candidates = await (offer.choices?.(session, ctx.lang) ?? offer.values(session, '', ctx.lang))
  return candidates.map((c) => ({ name: shownAs(c, offer), value: c.value }))
}

const shownAs = ({ value, description }: Candidate, { shown }: Offer): string =>
  [shown ? shown(value) : value, description].filter(Boolean).join('  ')
