import type { CommanderError } from 'commander'
import type { Param } from '../../command/params/kinds.js'
import { failure, type HelpdeskError } from '../../core/errors.js'
import { type Hint, inLanguage, shellQuoted } from '../../core/hint.js'
import { inEach } from '../../core/language.js'
import { type Aliases, aliasNamed } from '../../machine/aliases.js'
import { commands } from '../catalogue.js'
import { isTickets } from '../short-ways.js'
import { words } from '../words.js'
import { belowTicket, commandIn, lineOf, noCommand } from './commands.js'
import { nearest } from './nearest.js'
import { hintForOption } from './options.js'

/** A command line that is too long. */
export const tooManyWords = () => failure('USAGE', words.tooManyArguments, { say: words.readFromStdin })

/** Commander's complaint in our own words. */
export async function usageError(
  error: CommanderError,
  argv: readonly string[],
  aliases: Aliases,
): Promise<HelpdeskError> {
  const [, what = '', meant] = /'([^']*)'(?:[\s\S]*\(Did you mean (?:one of )?(.*)\?\))?/.exec(error.message) ?? []
  const hint: Hint | undefined = meant ? { say: words.didYouMean(meant) } : undefined
  switch (error.code) {
    case 'commander.help': {
      const group = argv.find((word) => Object.hasOwn(commands, word))
      if (group === undefined) return failure('USAGE', words.noCommandHere, { run: '--help' })
      const text = words.needsCommand(group)
      return failure('USAGE', text, { run: `${group} --help` })
    }
    case 'commander.unknownCommand':
      return unknownCommand(what, meant?.split(', ') ?? [], argv, aliases)
    case 'commander.unknownOption': {
      const { path, load } = commandIn(argv)
      const verb = load ? undefined : belowTicket(argv.slice(argv.indexOf(path[0] ?? '')))
      const help = verb ? { run: verb.line } : await hintForOption(what, argv, hint)
      return failure('USAGE', words.noOption(what), help)
    }
    case 'commander.optionMissingArgument':
      return failure('USAGE', words.optionNeedsValue(inEach((lang) => inLanguage(what, lang))))
    case 'commander.excessArguments':
      return tooMany(argv)
    default:
      return failure('USAGE', words.notUnderstood, hint ?? { run: '--help' }, error)
  }
}

function unknownCommand(
  what: string,
  meant: readonly string[],
  argv: readonly string[],
  aliases: Aliases,
): HelpdeskError {
  const { path } = commandIn(argv)
  const after = argv.slice(argv.indexOf(what) + 1)
  const isFirst = path.length === 0
  // An alias at the beginning of a line has been expanded by now.
  if (isFirst && aliasNamed(what, aliases) !== undefined)
    return failure('USAGE', words.aliasInside(what), { run: 'alias list' })
  const similar = isFirst ? nearest(what, [...Object.keys(aliases), ...meant]) : meant
  const [one, ...others] = similar
  if (one === undefined) return noCommand([...path, what, ...after], path, undefined, what)
  if (others.length > 0)
    return noCommand([...path, what, ...after], path, { say: words.didYouMean(similar.join(', ')) }, what)
  const line = isNear(what, one) ? { run: lineOf([...path, one, ...after]) } : undefined
  return noCommand([...path, what, ...after], path, line, what)
}

/** Commander takes `nope` for `reopen`: who mistypes seldom misses the first letter and others besides. */
const isNear = (typed: string, meant: string): boolean =>
  typed[0] === meant[0] || Math.abs(typed.length - meant.length) < 2

/**
 * `ticket comment 4 it works` is meant as `ticket comment 4 --message 'it works'`; where no text is taken, or only more
 * tickets follow, its help.
 */
async function tooMany(argv: readonly string[]): Promise<HelpdeskError> {
  const { path, rest, load } = commandIn(argv)
  const params = Object.values<Param>((await load?.())?.default.params ?? {})
  const positional = params.filter((p) => p.flags.long === undefined)
  const text = params.find((p) => p.kind === 'one' && p.flags.long !== undefined && p.required)
  const help: Hint = { run: [...path, '--help'].join(' ') }
  const more = rest.slice(positional.length)
  const isOneTicket = positional.length === 1 && positional[0]?.flags.value === 'ticket'
  if (isOneTicket && more.every(isTickets)) return failure('USAGE', words.oneTicket, help)
  if (!text || argv.some((word) => word.startsWith('-'))) return failure('USAGE', words.tooManyArguments, help)
  const option = text.flags.short ?? text.flags.long
  const line = [...path, ...rest.slice(0, positional.length), option, shellQuoted(more.join(' '))].join(' ')
  return failure('USAGE', words.tooManyArguments, { run: line })
}
