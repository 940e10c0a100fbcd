import type { Leaf } from '../command/command.js'
import { type Aliases, expandAlias } from '../machine/aliases.js'
import { ticketCommands } from '../tickets/commands.js'
import { GLOBAL_OPTIONS } from './global-options.js'
import { GROUPS, TICKET_VERBS } from './help/groups.js'

const OF_TICKETS: Record<string, string> = {
  ls: 'list',
  new: 'create',
  reply: 'comment',
  close: 'resolve',
  done: 'resolve',
}

/** What a verb is called as well, by its group. */
export const OTHER_NAMES: Record<string, Record<string, string>> = {
  ticket: { ...OF_TICKETS, view: 'show' },
  user: { view: 'show' },
  audit: { view: 'show' },
}

/** Short words that stand first, and the verbs of tickets that they are. */
export const SHORT: Record<string, string> = {
  ...Object.fromEntries(TICKET_VERBS.map((verb) => [verb, verb])),
  ...OF_TICKETS,
}

/** The same as commands, for help, completion and what is written nearly so. */
export const shortCommands: Record<string, Leaf> = Object.fromEntries(
  Object.entries(SHORT).map(([word, verb]) => [word, ticketCommands[verb as keyof typeof ticketCommands]]),
)

/** `12`, `#12`, `12-15`, `12,14`: nothing else begins with a digit. */
const TICKETS = /^#?\d/

/**
 * A command line in full, whatever short way it was typed in: aliases first, which are not expanded inside one another
 * and hide no command. Options of all commands may stand before. Throws USAGE where an alias needs more words.
 */
export function inFull(argv: readonly string[], aliases: Aliases): string[] {
  const at = firstWord(argv)
  const [word, ...rest] = argv.slice(at)
  if (word === undefined) return [...argv]
  if (word === 'help') return [...argv.slice(0, at), word, ...inFull(rest, {})]
  const alias = isTaken(word) || !Object.hasOwn(aliases, word) ? undefined : aliases[word]
  if (alias === undefined) return [...argv.slice(0, at), ...commandInFull(word, rest)]
  return [...argv.slice(0, at), ...inFull(expandAlias(word, alias, rest), {})]
}

function commandInFull(word: string, rest: readonly string[]): string[] {
  if (TICKETS.test(word)) return ['ticket', 'show', word, ...rest]
  const short = Object.hasOwn(SHORT, word) ? SHORT[word] : undefined
  if (short !== undefined) return ['ticket', short, ...rest]
  const at = firstWord(rest)
  const next = rest[at] ?? ''
  if (word === 'view' && TICKETS.test(next)) return ['ticket', 'show', ...rest]
  const others = Object.hasOwn(OTHER_NAMES, word) ? OTHER_NAMES[word] : undefined
  const verb = others && Object.hasOwn(others, next) ? others[next] : undefined
  return [word, ...(verb === undefined ? rest : [...rest.slice(0, at), verb, ...rest.slice(at + 1)])]
}

/** What help lists first: every command, and the verbs of tickets. */
const LISTED = new Set(GROUPS['']?.flatMap(([, names]) => names))

/** Whether a word at the beginning is a command, or a short way to one: no alias may be called so. */
export const isTaken = (word: string): boolean =>
  LISTED.has(word) || Object.hasOwn(SHORT, word) || ['help', 'view'].includes(word) || TICKETS.test(word)

const WITH_VALUE = new Set(
  GLOBAL_OPTIONS.flatMap(({ flags }) => (flags.value === undefined ? [] : [flags.long, flags.short])),
)

/** Where the first word stands that is neither an option of all commands nor the value of one. */
function firstWord(argv: readonly string[]): number {
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i] ?? ''
    if (!word.startsWith('-') || word === '-' || word === '--') return i
    if (WITH_VALUE.has(word)) i++
  }
  return argv.length
}

/** The other ways to type a command, by the words that lead to it: `list` and `ls` for `ticket list`. */
export function otherWays(path: readonly string[]): string[] {
  const [group = '', verb = ''] = path
  const namedSo = (names: Record<string, string> = {}) => Object.keys(names).filter((name) => names[name] === verb)
  return [
    ...(group === 'ticket' ? namedSo(SHORT) : []),
    ...namedSo(OTHER_NAMES[group]).map((name) => `${group} ${name}`),
  ]
}
