import type { CommanderError } from 'commander'
import type { Tree } from '../command/command.js'
import { failure, type HelpdeskError } from '../core/errors.js'
import type { Hint } from '../core/hint.js'
import type { Text } from '../core/language.js'
import { commands } from './catalogue.js'

/** Throws USAGE where the words before any option lead to no command: commander would answer `nonsense --help` with help. */
export function checkPath(argv: readonly string[]): void {
  let tree: Tree = commands
  const path: string[] = []
  for (const word of argv[0] === 'help' ? argv.slice(1) : argv) {
    if (word.startsWith('-')) return
    const entry = Object.hasOwn(tree, word) ? tree[word] : undefined
    if (!entry) {
      const text = {
        en: `There is no command '${[...path, word].join(' ')}'.`,
        fr: `Il n'y a pas de commande « ${[...path, word].join(' ')} ».`,
      }
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
  throw failure('USAGE', TOO_MANY, {
    say: {
      en: 'With - they are read from standard input, however many.',
      fr: 'Par -, ils sont lus sur l’entrée standard, quel que soit leur nombre.',
    },
  })
}

/** Commander's complaint in our own words; undefined for what is none (help, version). */
export function usageError(error: CommanderError, argv: readonly string[]): HelpdeskError | undefined {
  if (error.exitCode === 0) return undefined
  const [, what = '', meant] = /'([^']*)'(?:[\s\S]*\(Did you mean (?:one of )?(.*)\?\))?/.exec(error.message) ?? []
  const hint: Hint | undefined = meant ? { say: { en: `Did you mean ${meant}?`, fr: `Vouliez-vous dire ${meant} ?` } } : undefined
  switch (error.code) {
    case 'commander.help': {
      const group = argv.find((word) => Object.hasOwn(commands, word))
      if (group === undefined) return failure('USAGE', NO_COMMAND, { run: '--help' })
      const text = { en: `'${group}' needs a command after it.`, fr: `« ${group} » attend une commande.` }
      return failure('USAGE', text, { run: `${group} --help` })
    }
    case 'commander.unknownCommand':
      return failure(
        'USAGE',
        { en: `There is no command '${what}'.`, fr: `Il n'y a pas de commande « ${what} ».` },
        hint ?? { run: '--help' },
      )
    case 'commander.unknownOption':
      return failure('USAGE', { en: `There is no option '${what}'.`, fr: `Il n'y a pas d'option « ${what} ».` }, hint)
    case 'commander.optionMissingArgument':
      return failure('USAGE', { en: `The option '${what}' needs a value.`, fr: `L'option « ${what} » attend une valeur.` })
    case 'commander.excessArguments':
      return failure('USAGE', TOO_MANY)
    default:
      return failure('USAGE', NOT_UNDERSTOOD, hint ?? { run: '--help' }, error)
  }
}

const TOO_MANY: Text = { en: 'There are too many arguments.', fr: 'Il y a trop d’arguments.' }
const NO_COMMAND: Text = { en: 'There is no command on this line.', fr: "Il n'y a pas de commande sur cette ligne." }
const NOT_UNDERSTOOD: Text = { en: 'This command line is not understood.', fr: "Cette ligne de commande n'est pas comprise." }
