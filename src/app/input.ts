import type { AnySpec } from '../command/command.js'
import { confirmed } from '../command/confirm.js'
import type { Context } from '../command/context.js'
import type { Param, Params, Words } from '../command/param.js'
import { failure } from '../core/errors.js'
import { counted } from '../core/number.js'
import { atLeast } from '../core/roles.js'
import { missing } from '../terminal/ask.js'

/**
 * Turns the words of the command line into a command's input: checks who may run it at all, reads `-` from standard input,
 * asks for what is missing, parses every value. Nothing is looked up before the role is known to be allowed.
 */
export async function readInput(spec: AnySpec, words: Words, ctx: Context): Promise<Record<string, unknown>> {
  const params = Object.entries(spec.params as Params)
  const absent = () => params.filter(([key, p]) => p.required && isAbsent(words[key]) && isAbsent(p.instead && words[p.instead]))
  if (absent().length > 0 && !ctx.interactive) throw missing(absent().map(([, p]) => optionName(p)))

  const input: Record<string, unknown> = {}
  for (const [key, param] of params) {
    if (isAbsent(words[key])) input[key] = param.many ? [] : undefined
    else input[key] = param.many ? await readMany(param, words[key] as string[], ctx) : parse(param, words[key])
  }
  if (spec.database) {
    await askForEach(absent(), words, input, ctx)
    await ctx.choose(await spec.database(ctx, input))
  }
  await checkAccess(spec, ctx)
  const confirms = typeof spec.confirms === 'function' ? spec.confirms(input) : spec.confirms
  if (confirms && !ctx.globals.yes && !ctx.interactive) throw missing(['--yes'])
  if (spec.asks && ctx.interactive) {
    await spec.asks(ctx, words)
    for (const [key, param] of params) if (!isAbsent(words[key]) && !param.many) input[key] = parse(param, words[key])
  }
  if (!spec.database) await askForEach(absent(), words, input, ctx)
  if (!confirms) await confirmMany(params, input, ctx)
  return input
}

/** What was answered becomes part of the words, so that a command that fails knows of it. */
async function askForEach(absent: [string, Param<unknown>][], words: Words, input: Record<string, unknown>, ctx: Context): Promise<void> {
  for (const [key, param] of absent) {
    input[key] = await (await import('./ask-for.js')).askFor(ctx, param, optionName(param), input)
    words[key] = input[key]
  }
}

/** Above this many things somebody at a terminal is asked first. */
const MANY = 20

async function confirmMany(params: [string, Param<unknown>][], input: Record<string, unknown>, ctx: Context): Promise<void> {
  const count = Math.max(0, ...params.map(([key, p]) => (p.many ? (input[key] as unknown[]).length : 0)))
  if (count <= MANY || !ctx.interactive) return
  await confirmed(ctx, {
    en: `This is about ${counted(count).en} things. Go on?`,
    fr: `Cela concerne ${counted(count).fr} éléments. Continuer ?`,
  })
}

async function checkAccess({ access }: AnySpec, ctx: Context): Promise<void> {
  if (access === 'anyone' || (access === 'ADMIN where there is one' && !(await isAdministered(ctx)))) return
  const least = access === 'ADMIN where there is one' ? 'ADMIN' : access
  const { actor } = await ctx.session()
  if (atLeast(actor.role, least)) return
  throw failure('FORBIDDEN', {
    en: `Your role (${actor.role}) does not allow this: it takes ${least}.`,
    fr: `Votre rôle (${actor.role}) ne le permet pas : il faut ${least}.`,
  })
}

const isAdministered = async (ctx: Context) => (await import('../identity/services/administrators.js')).hasAdministrator(await ctx.db())

const isAbsent = (value: unknown) => value === undefined || (Array.isArray(value) && value.length === 0)

const parse = (param: Param<unknown>, value: unknown) => (param.parse ? param.parse(value as string) : value)

/** `-` stands for the words on standard input. Each value counts once. */
async function readMany(param: Param<unknown>, words: readonly string[], ctx: Context): Promise<unknown[]> {
  const all: string[] = []
  for (const word of words) {
    if (word === '-') all.push(...(await ctx.stdin()).split(/\s+/).filter(Boolean))
    else all.push(word)
  }
  return [...new Set(all.map((word) => parse(param, word)))]
}

/** `--to`, `<ticket...>`: what to write where it is missing. */
const optionName = ({ flags }: Param<unknown>) => /--[\w-]+/.exec(flags)?.[0] ?? flags
