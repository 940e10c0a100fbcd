import type { Context } from '../../command/context.js'
import { nameOf } from '../../command/flags.js'
import type { Candidate, Offer } from '../../command/offer.js'
import type { Many, One, Values } from '../../command/param.js'
import type { Choice } from '../../terminal/prompt/question.js'

/** What is typed, or chosen, for a value that is missing: in the parameter's own way, else from what the database has for it, from its words, or as a line. */
export async function askForOne<T>(ctx: Context, param: One<T>, known: Values): Promise<T> {
  if (param.ask) return param.parse(await param.ask(ctx, known))
  const picked = await pick(ctx, param)
  return param.parse(picked ?? (await ctx.ask.line(param.summary, nameOf(param.flags), { parse: param.parse })))
}

/** The same for a parameter that takes several: one is picked, or several typed with blanks or commas between them. */
export async function askForMany<T>(ctx: Context, param: Many<T>): Promise<T[]> {
  const picked = await pick(ctx, param)
  if (picked !== undefined) return [param.parse(picked)]
  const words = (line: string) => line.split(/[\s,]+/).filter(Boolean)
  const parse = (line: string) => words(line).map(param.parse)
  return parse(await ctx.ask.line(param.summary, nameOf(param.flags), { parse }))
}

/** Undefined where there is nothing to choose from. */
async function pick<T>(ctx: Context, { complete = {}, summary, flags }: One<T> | Many<T>): Promise<string | undefined> {
  const { from, words = [] } = complete
  const offer = from === 'file' ? undefined : from
  const choices = offer ? await choicesOf(offer, ctx) : words.map((w) => ({ name: w, value: w }))
  return choices.length === 0 ? undefined : ctx.ask.pick(offer?.question ?? summary, nameOf(flags), choices)
}

async function choicesOf(offer: Offer, ctx: Context): Promise<Choice[]> {
  const session = await ctx.session()
  const candidates = await (offer.choices?.(session, ctx.lang) ?? offer.values(session, '', ctx.lang))
  return candidates.map((c) => ({ name: shownAs(c, offer), value: c.value }))
}

const shownAs = ({ value, description }: Candidate, { shown }: Offer): string =>
  [shown ? shown(value) : value, description].filter(Boolean).join('  ')
