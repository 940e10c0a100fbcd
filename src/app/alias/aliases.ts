import type { Context } from '../../command/context.js'
import { longText } from '../../command/parsers.js'
import { failure } from '../../core/errors.js'
import { shellQuoted } from '../../core/hint.js'
import { type Aliases, aliasWords } from '../../machine/aliases.js'
import { ticketCommands } from '../../tickets/commands.js'
import { firstWord, isTaken, usableAlias } from '../short-ways.js'
import { words as appWords } from '../words.js'
import { words } from './words.js'

export interface Alias {
  name: string
  words: string
  /** A command is called so by now: the alias is not expanded. */
  hidden: boolean
}

const NAME = /^\p{L}[\p{L}\p{M}\p{N}_-]{0,49}$/u

/** Throws INVALID for what nobody could type, CONFLICT for a command's name. */
export function aliasName(text: string): string {
  if (!NAME.test(text)) throw failure('INVALID', words.badName(text), { say: words.nameRule })
  if (isTaken(text)) throw failure('CONFLICT', words.isCommand(text), { say: words.otherName })
  return text
}

/** Throws USAGE where a shell could not split it into words. */
export function aliasText(typed: string): string {
  const kept = longText(typed)
  aliasWords(kept)
  return kept
}

const shown = ([name, text]: [string, string]): Alias => ({ name, words: text, hidden: isTaken(name) })

/** By name. */
export const allAliases = async (ctx: Context): Promise<Alias[]> =>
  Object.entries(await kept(ctx))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(shown)

/**
 * Keeps it, in place of one that is called so already. Throws INVALID where it begins with another alias, or with no
 * command.
 */
export async function setAlias(ctx: Context, name: string, text: string): Promise<Alias> {
  const all = await kept(ctx)
  checkBeginning(name, text, all)
  await keep(ctx, { ...all, [name]: text })
  return shown([name, text])
}

/** Throws NOT_FOUND where there is none. */
export async function deleteAlias(ctx: Context, name: string): Promise<Alias> {
  const all = await kept(ctx)
  const text = Object.hasOwn(all, name) ? all[name] : undefined
  if (text === undefined) throw failure('NOT_FOUND', words.none(name), { run: 'alias list' })
  const { [name]: _, ...others } = all
  await keep(ctx, others)
  return shown([name, text])
}

function checkBeginning(name: string, text: string, all: Aliases): void {
  const split = aliasWords(text)
  const first = split[firstWord(split)]
  if (first === undefined || first.includes('$')) return
  const inner = usableAlias(first, all)
  if (inner !== undefined) {
    const whole = /\$\d/.test(inner) ? undefined : text.replace(first, () => inner)
    const run = whole === undefined ? 'alias list' : `alias set ${name} ${shellQuoted(whole)}`
    throw failure('INVALID', appWords.aliasInside(first), { run })
  }
  if (isTaken(first)) return
  const run = Object.hasOwn(ticketCommands, first) ? `alias set ${name} ${shellQuoted(`ticket ${text}`)}` : '--help'
  throw failure('INVALID', appWords.noCommand(first), { run })
}

const kept = async (ctx: Context): Promise<Aliases> => (await ctx.settings()).read().aliases ?? {}

async function keep(ctx: Context, aliases: Aliases): Promise<void> {
  const settings = await ctx.settings()
  await settings.write({ ...settings.read(), aliases })
}
