import { confirmed } from '../../command/asking/confirm.js'
import { type AnyInput, type AnySpec, leastRole } from '../../command/command.js'
import type { Context } from '../../command/context.js'
import { type Flags, nameOf } from '../../command/flags.js'
import type { Words } from '../../command/params/input.js'
import type { Many, One, Param, Values } from '../../command/params/kinds.js'
import { NumberRange } from '../../command/range.js'
import { checkRole } from '../../command/session.js'
import { WentBack } from '../../core/errors.js'
import { missing } from '../../terminal/ask.js'
import { words } from '../words.js'

/**
 * Turns the words of the command line into a command's input: parses what is there, checks who may run it at all, asks
 * for what is missing. Nothing is looked up before the role is known to be allowed.
 */
export async function readInput(spec: AnySpec, words: Words, ctx: Context): Promise<AnyInput> {
  const params = Object.entries<Param>(spec.params)
  const absent = () =>
    params.filter(([key, p]) => p.required && isAbsent(words[key]) && isAbsent(p.instead && words[p.instead]))
  if (absent().length > 0 && !ctx.interactive) throw nobodyToAsk(absent().map(([, p]) => p.flags))

  const input: Values = {}
  for (const [key, param] of params) input[key] = await parsed(param, words[key], ctx)
  if (spec.databaseOf) {
    await askForEach(absent(), words, input, ctx)
    await ctx.choose(await spec.databaseOf(ctx, input))
  }
  if (absent().length === 0 && spec.onlyWrites?.(input)) await ctx.acting()
  else await checkAccess(spec, ctx)
  await spreadOut(params, input, ctx)
  if (ctx.interactive && absent().length > 0) await lookUpGiven(params, input, ctx)
  const needsYes = spec.needsYes?.(input) === true
  if (needsYes && !ctx.globals.yes && !ctx.interactive) throw missing(['--yes'])
  if (spec.askMissing && ctx.interactive) {
    await spec.askMissing(ctx, words)
    await parseAnswers(params, words, input, ctx)
  }
  if (!spec.databaseOf) await askForEach(absent(), words, input, ctx)
  await spreadOut(params, input, ctx)
  if (spec.askMore && ctx.interactive) {
    await spec.askMore(ctx, words, input)
    await parseAnswers(params, words, input, ctx)
  }
  if (!needsYes && input.dryRun !== true) await confirmMany(params, input, ctx)
  return input
}

/** A ticket that is missing may have been typed: `helpdesk show #12`. */
function nobodyToAsk(absent: readonly Flags[]) {
  const isTicket = absent.some(({ value }) => value === 'ticket')
  return missing(absent.map(nameOf), isTicket ? { say: words.hashIsComment } : undefined)
}

/** What a command asked for in its own way. */
async function parseAnswers(params: [string, Param][], words: Words, input: Values, ctx: Context): Promise<void> {
  for (const [key, param] of params) {
    const isAnswered =
      param.kind === 'one' || param.kind === 'together' || (param.kind === 'many' && isNone(input[key]))
    if (isAnswered && !isAbsent(words[key])) input[key] = await parsed(param, words[key], ctx)
  }
}

const isNone = (value: Values[string]) => Array.isArray(value) && value.length === 0

/** Ranges become the numbers in them that are there. */
async function spreadOut(params: [string, Param][], input: Values, ctx: Context): Promise<void> {
  for (const [key, param] of params) {
    const given = input[key]
    if (param.kind !== 'many' || !param.spread || !Array.isArray(given)) continue
    if (given.some((value) => value instanceof NumberRange))
      input[key] = await param.spread.find(await ctx.session(), given)
  }
}

/** What is named is there, or it is said before anything is asked. */
async function lookUpGiven(params: [string, Param][], input: Values, ctx: Context): Promise<void> {
  for (const [key, param] of params) {
    const { from } = param.complete ?? {}
    const given = input[key]
    if (from === undefined || from === 'file' || !from.lookUp || given === undefined) continue
    const named = [wordsOf(given)].flat()
    if (named.length > 0) await from.lookUp(await ctx.session(), named)
  }
}

type Word = Words[string]

/** The value that the words stand for; of what is not there undefined, false, or none. */
async function parsed(param: Param, word: Word, ctx: Context): Promise<Values[string]> {
  switch (param.kind) {
    case 'flag':
      return word === true
    case 'many':
      if (param.required === false && isAbsent(word)) return undefined
      return Array.isArray(word) ? parseMany(param, word, ctx) : []
    case 'repeated':
      return Array.isArray(word) ? word.map(param.parse) : []
    case 'together':
      return isAbsent(word) || typeof word === 'boolean' ? undefined : param.parse([word ?? []].flat())
    case 'one':
      return typeof word === 'string' ? param.parse(word) : undefined
  }
}

/** `-` stands for the words on standard input. Each value counts once. */
async function parseMany<T>(param: Many<T>, words: readonly string[], ctx: Context): Promise<unknown[]> {
  const values = new Set<unknown>()
  for (const word of words) {
    const meant = word === '-' ? (await ctx.stdin()).split(/\s+/).filter(Boolean) : [word]
    for (const one of meant) for (const value of param.spread?.read(one) ?? [param.parse(one)]) values.add(value)
  }
  return [...values]
}

/**
 * What was answered becomes part of the words, so that a command that fails knows of it. Esc goes back to the question
 * before.
 */
async function askForEach(absent: [string, Param][], words: Words, input: Values, ctx: Context): Promise<void> {
  const asked = absent.flatMap(([key, param]) =>
    param.kind === 'one' || param.kind === 'many' ? [[key, param] as const] : [],
  )
  for (let i = 0; i < asked.length; ) {
    const [key, param] = asked[i] as (typeof asked)[number]
    try {
      input[key] = await askFor(param, input, ctx)
      words[key] = wordsOf(input[key])
      i++
    } catch (error) {
      if (!(error instanceof WentBack) || i === 0) throw error
      i--
    }
  }
}

async function askFor(param: One<unknown> | Many<unknown>, input: Values, ctx: Context): Promise<Values[string]> {
  const { askForMany, askForOne } = await import('./ask-for.js')
  return param.kind === 'many' ? askForMany(ctx, param) : askForOne(ctx, param, input)
}

const wordsOf = (value: Values[string]): string | string[] => (Array.isArray(value) ? value.map(String) : String(value))

/** Above this many things somebody at a terminal is asked first. */
const MANY = 20

async function confirmMany(params: [string, Param][], input: Values, ctx: Context): Promise<void> {
  if (!ctx.interactive) return
  for (const [key, param] of params) {
    const things = input[key]
    if (param.kind !== 'many' || !Array.isArray(things) || things.length <= MANY) continue
    const { from } = param.complete ?? {}
    const shown = (value: string) => (from === undefined || from === 'file' ? value : (from.shown?.(value) ?? value))
    // Which of them are so already is known only when they are read to be changed.
    const question = 'dryRun' in input ? words.manyChanges : words.manyThings
    await confirmed(ctx, question(things.map((thing) => shown(String(thing)))))
  }
}

async function checkAccess({ access }: AnySpec, ctx: Context): Promise<void> {
  if (access === 'anyone' || (access === 'ADMIN where there is one' && !(await isAdministered(ctx)))) return
  checkRole((await ctx.session()).actor, leastRole(access))
}

const isAdministered = async (ctx: Context) =>
  (await import('../../identity/services/administrators.js')).hasAdministrator(await ctx.db())

const isAbsent = (word: Word) => word === undefined || (Array.isArray(word) && word.length === 0)
