import type { CommanderError } from 'commander'
import type { Tree } from '../command/command.js'
import { failure, type HelpdeskError } from '../core/errors.js'
import { type Hint, inLanguage } from '../core/hint.js'
import { inEach } from '../core/language.js'
import { commands } from './catalogue.js'
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
    if (!entry) {
      const text = words.noCommand([...path, word].join(' '))
      throw failure('USAGE', text, { run: [...path, '--help'].join(' ') })
    }
    if ('load' in entry) return
    tree = entry.commands
    path.push(word)
  }
}

/** More than a command line holds where nobody changed the system's limit, and as much as commander can bear. */
const MOST_WORDS = 100_000

/** Throws USAGE for a longer one. */
export function checkLength(argv: readonly string[]): void {
  if (argv.length <= MOST_WORDS) return
  throw failure('USAGE', words.tooManyArguments, {
    say: words.readFromStdin,
  })
}

/** Commander's complaint in our own words; undefined for what is none (help, version). */
export function usageError(error: CommanderError, argv: readonly string[]): HelpdeskError | undefined {
  if (error.exitCode === 0) return undefined
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
      return failure('USAGE', words.noCommand(what), hint ?? { run: '--help' })
    case 'commander.unknownOption':
      return failure('USAGE', words.noOption(what), hint)
    case 'commander.optionMissingArgument':
      return failure('USAGE', words.optionNeedsValue(inEach((lang) => inLanguage(what, lang))))
    case 'commander.excessArguments':
      return failure('USAGE', words.tooManyArguments)
    default:
      return failure('USAGE', words.notUnderstood, hint ?? { run: '--help' }, error)
  }
}
