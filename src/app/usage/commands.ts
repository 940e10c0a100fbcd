import { failure, type HelpdeskError } from '../../core/errors.js'
import { type Hint, shellWord } from '../../core/hint.js'
import { ticketCommands } from '../../tickets/commands.js'
import { commandAt, commands } from '../catalogue.js'
import { inFull, isTickets } from '../short-ways.js'
import { words } from '../words.js'
import { commandMeant } from './synonyms.js'

/** The command or group that a command line names, as far as it does: before it may stand options with their values. */
export function commandIn(argv: readonly string[]): ReturnType<typeof commandAt> {
  const typed = argv.filter((word) => !word.startsWith('-'))
  const start = typed.findIndex((word) => Object.hasOwn(commands, word))
  return start === -1 ? { path: [], rest: typed } : commandAt(typed.slice(start))
}

/** The line to type, in full. */
export const lineOf = (words: readonly string[]): string => inFull(words, {}).map(shellWord).join(' ')

const firstOption = (words: readonly string[]): number | undefined => {
  const at = words.findIndex((word) => word.startsWith('-') && word !== '-')
  return at === -1 ? undefined : at
}

/** A command that there is not: what is called so elsewhere, what is written nearly so, or the help of its group. */
export function noCommand(
  typed: readonly string[],
  group: readonly string[],
  near?: Hint,
  called = typed.slice(0, firstOption(typed)).join(' '),
): HelpdeskError {
  const ofTickets = belowTicket(typed)
  if (ofTickets) return failure('USAGE', words.noCommand(ofTickets.called), { run: ofTickets.line })
  const other = commandMeant(typed.slice(0, firstOption(typed)))
  const line = other && lineOf([...other.meant.split(' '), ...typed.slice(other.named)])
  const hint: Hint = line === undefined ? (near ?? { run: [...group, '--help'].join(' ') }) : { run: line }
  return failure('USAGE', words.noCommand(called), hint)
}

/**
 * `export --all` and `priority 11,14 --to low`: a verb of tickets that has no short way, since a group is called so, or
 * nobody needs one.
 */
export function belowTicket(typed: readonly string[]): { line: string; called: string } | undefined {
  const [verb = '', next = ''] = typed
  if (!Object.hasOwn(ticketCommands, verb)) return undefined
  const line = lineOf(['ticket', ...typed])
  if (!Object.hasOwn(commands, verb)) return { line, called: verb }
  const isMeant = next === '-' || (next.startsWith('-') ? typed.some(isTickets) : isTickets(next))
  return isMeant && !Object.hasOwn(commandsOf(verb), next) ? { line, called: `${verb} ${next}` } : undefined
}

const commandsOf = (group: string): object => {
  const entry = commands[group as keyof typeof commands]
  return 'commands' in entry ? entry.commands : {}
}
