import type { CommanderError } from 'commander'
import type { AnySpec } from '../command/command.js'
import type { Param } from '../command/params/kinds.js'
import { failure, type HelpdeskError } from '../core/errors.js'
import { type Hint, inLanguage, shellQuoted } from '../core/hint.js'
import { inEach } from '../core/language.js'
import { commandAt, commands } from './catalogue.js'
import { GLOBAL_OPTIONS } from './global-options.js'
import { inFull } from './short-ways.js'
import { commandMeant, optionMeant } from './synonyms.js'
import { words } from './words.js'

/** A command line that is too long. */
export const tooManyWords = () => failure('USAGE', words.tooManyArguments, { say: words.readFromStdin })

/** Commander's complaint in our own words. */
export async function usageError(error: CommanderError, argv: readonly string[]): Promise<HelpdeskError> {
  const [, what = '', meant] = /'([^']*)'(?:[\s\S]*\(Did you mean (?:one of )?(.*)\?\))?/.exec(error.message) ?? []
  const hint: Hint | undefined = meant ? { say: words.didYouMean(meant) } : undefined
  switch (error.code) {
    case 'commander.help': {
      const group = argv.find((word) => Object.hasOwn(commands, word))
      if (group === undefined) return failure('USAGE', words.noCommandHere, { run: '--help' })
      const text = words.needsCommand(group)
      return failure('USAGE', text, { run: `${group} --help` })
    }
    case 'commander.unknownCommand': {
      const { path } = commandIn(argv)
      const after = argv.slice(argv.indexOf(what) + 1)
      const one = meant && !meant.includes(',') ? meant : undefined
      const line = one && isNear(what, one) ? { run: lineOf([...path, one, ...after]) } : undefined
      const near = one ? line : hint
      return noCommand([...path, what, ...after], path, near, what)
    }
    case 'commander.unknownOption': {
      const spec = (await commandIn(argv).load?.())?.default
      const negated = spec && takesQuery(spec) && negatedBy(what)
      if (negated) return failure('USAGE', words.noOption(what), writeNot(negated))
      const other = optionMeant(what, optionsOf(spec))
      return failure('USAGE', words.noOption(what), other === undefined ? hint : { say: words.didYouMean(other) })
    }
    case 'commander.optionMissingArgument':
      return failure('USAGE', words.optionNeedsValue(inEach((lang) => inLanguage(what, lang))))
    case 'commander.excessArguments':
      return failure('USAGE', words.tooManyArguments, await withTextInQuotes(argv))
    default:
      return failure('USAGE', words.notUnderstood, hint ?? { run: '--help' }, error)
  }
}

/** `vpn` of `-vpn`, which in front of an argument is an option; undefined for `--vpn`. */
const negatedBy = (word: string): string | undefined => /^-([^-].*)$/s.exec(word)?.[1]
const takesQuery = (spec: AnySpec): boolean =>
  Object.values<Param>(spec.params).some((p) => p.kind === 'together' && p.flags.long === undefined)
const writeNot = (term: string): Hint => ({ say: words.write(`not ${term}`) })

/** `-panne` is the option `-p` with `anne`: where nothing is called so, it was meant as a term of a query. */
export async function meantAsQuery(error: HelpdeskError, argv: readonly string[]): Promise<HelpdeskError> {
  const typed = argv.slice(0, argv.includes('--') ? argv.indexOf('--') : undefined)
  const term = typed.map(negatedBy).find((word) => word && error.text.en.includes(`'${word.slice(1)}'`))
  const spec = term && (await commandIn(argv).load?.())?.default
  return term && spec && takesQuery(spec) ? failure(error.code, error.text, writeNot(term), error) : error
}

/** A command that there is not: what is called so elsewhere, what is written nearly so, or the help of its group. */
export function noCommand(
  typed: readonly string[],
  group: readonly string[],
  near?: Hint,
  called = typed.slice(0, firstOption(typed)).join(' '),
): HelpdeskError {
  const other = commandMeant(typed.slice(0, firstOption(typed)))
  const line = other && lineOf([...other.meant.split(' '), ...typed.slice(other.named)])
  const hint: Hint = line === undefined ? (near ?? { run: [...group, '--help'].join(' ') }) : { run: line }
  return failure('USAGE', words.noCommand(called), hint)
}

/** Commander takes `nope` for `reopen`: who mistypes seldom misses the first letter and others besides. */
const isNear = (typed: string, meant: string): boolean =>
  typed[0] === meant[0] || Math.abs(typed.length - meant.length) < 2

const firstOption = (words: readonly string[]): number | undefined => {
  const at = words.findIndex((word) => word.startsWith('-'))
  return at === -1 ? undefined : at
}

/** The line to type, in full. */
const lineOf = (words: readonly string[]): string =>
  inFull(words, {})
    .map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : shellQuoted(word)))
    .join(' ')

/** The command or group that a command line names, as far as it does: before it may stand options with their values. */
function commandIn(argv: readonly string[]): ReturnType<typeof commandAt> {
  const typed = argv.filter((word) => !word.startsWith('-'))
  const start = typed.findIndex((word) => Object.hasOwn(commands, word))
  return start === -1 ? { path: [], rest: typed } : commandAt(typed.slice(start))
}

const optionsOf = (spec: AnySpec | undefined): string[] =>
  [...Object.values<Param>(spec?.params ?? {}), ...GLOBAL_OPTIONS].flatMap(({ flags }) => flags.long ?? [])

/**
 * `ticket comment 4 it works` is meant as `ticket comment 4 --message 'it works'`; where no text is taken, its help.
 */
async function withTextInQuotes(argv: readonly string[]): Promise<Hint> {
  const { path, rest, load } = commandIn(argv)
  const params = Object.values<Param>((await load?.())?.default.params ?? {})
  const positional = params.filter((p) => p.flags.long === undefined).length
  const text = params.find((p) => p.kind === 'one' && p.flags.long !== undefined && p.required)
  if (!text || argv.some((word) => word.startsWith('-'))) return { run: [...path, '--help'].join(' ') }
  const given = [...path, ...rest.slice(0, positional)]
  const option = text.flags.short ?? text.flags.long
  return { run: [...given, option, shellQuoted(rest.slice(positional).join(' '))].join(' ') }
}
