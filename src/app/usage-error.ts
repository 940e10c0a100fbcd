import type { CommanderError } from 'commander'
import type { AnySpec, Tree } from '../command/command.js'
import type { Param } from '../command/param.js'
import { failure, type HelpdeskError } from '../core/errors.js'
import { type Hint, inLanguage, shellQuoted } from '../core/hint.js'
import { inEach } from '../core/language.js'
import { commands } from './catalogue.js'
import { GLOBAL_OPTIONS } from './global-options.js'
import { commandMeant, optionMeant } from './synonyms.js'
import { words } from './words.js'

/**
 * Throws USAGE where the words before any option lead to no command: commander would answer `nonsense --help` with
 * help.
 */
export function checkPath(argv: readonly string[]): void {
  let tree: Tree = commands
  const path: string[] = []
  for (const word of argv[0] === 'help' ? argv.slice(1) : argv) {
    if (word.startsWith('-')) return
    const entry = Object.hasOwn(tree, word) ? tree[word] : undefined
    if (!entry) throw noCommand([...path, word], path)
    if ('load' in entry) return
    tree = entry.commands
    path.push(word)
  }
}

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
      const { path, rest } = place(argv)
      const group = rest[0] === what ? path : []
      return noCommand([...group, what, ...rest.slice(1)], group, hint, what)
    }
    case 'commander.unknownOption': {
      const spec = await place(argv).spec?.()
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

/** A command that there is not: what is called so elsewhere, what is written nearly so, or the help of its group. */
function noCommand(typed: readonly string[], group: readonly string[], near?: Hint, called = typed.join(' ')) {
  const meant = commandMeant(typed)
  const hint: Hint = meant === undefined ? (near ?? { run: [...group, '--help'].join(' ') }) : { run: meant }
  return failure('USAGE', words.noCommand(called), hint)
}

interface Place {
  /** The words that lead to a group or a command, and those that follow it, options left out. */
  path: string[]
  rest: string[]
  spec?: () => Promise<AnySpec>
}

function place(argv: readonly string[]): Place {
  const typed = argv.filter((word) => !word.startsWith('-'))
  let tree: Tree = commands
  for (const [i, word] of typed.entries()) {
    const entry = Object.hasOwn(tree, word) ? tree[word] : undefined
    if (!entry) return { path: typed.slice(0, i), rest: typed.slice(i) }
    const here = { path: typed.slice(0, i + 1), rest: typed.slice(i + 1) }
    if ('load' in entry) return { ...here, spec: async () => (await entry.load()).default }
    tree = entry.commands
  }
  return { path: typed, rest: [] }
}

const optionsOf = (spec: AnySpec | undefined): string[] =>
  [...Object.values<Param>(spec?.params ?? {}), ...GLOBAL_OPTIONS].flatMap(({ flags }) => flags.long ?? [])

/**
 * `ticket comment 4 it works` is meant as `ticket comment 4 --message 'it works'`; where no text is taken, its help.
 */
async function withTextInQuotes(argv: readonly string[]): Promise<Hint> {
  const { path, rest, spec } = place(argv)
  const params = Object.values<Param>((await spec?.())?.params ?? {})
  const positional = params.filter((p) => p.flags.long === undefined).length
  const text = params.find((p) => p.kind === 'one' && p.flags.long !== undefined && p.required)
  if (!text || argv.some((word) => word.startsWith('-'))) return { run: [...path, '--help'].join(' ') }
  const given = [...path, ...rest.slice(0, positional)]
  const option = text.flags.short ?? text.flags.long
  return { run: [...given, option, shellQuoted(rest.slice(positional).join(' '))].join(' ') }
}
