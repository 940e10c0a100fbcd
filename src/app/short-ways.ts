import type { Leaf } from '../command/command.js'
import { type Aliases, aliasBefore, aliasNamed, aliasWords, expandAlias } from '../machine/aliases.js'
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
export const isTickets = (word: string): boolean => TICKETS.test(word)

/**
 * A command line in full, whatever short way it was typed in: aliases first, which are not expanded inside one another
 * and hide no command. Options of all commands may stand before. Throws USAGE where an alias needs more words; none is
 * needed for its help.
 */
export function inFull(argv: readonly string[], aliases: Aliases): string[] {
  const at = firstWord(argv)
  const [word, ...rest] = argv.slice(at)
  if (word === undefined) return [...argv]
  const before = argv.slice(0, at)
  if (word === 'help') return [...before, word, ...inFull(commandOf(rest, aliases), {})]
  const alias = usableAlias(word, aliases)
  if (alias === undefined) return [...before, ...commandInFull(word, rest)]
  if (/^(-h|--help)$/.test(rest[0] ?? '')) return [...before, ...inFull([...commandOf([word], aliases), ...rest], {})]
  return [...before, ...inFull(expandAlias(word, alias, rest), {})]
}

/** The words of a line before the one that is being typed, in full as far as they are known by then. */
export function inFullSoFar(typed: readonly string[], aliases: Aliases): string[] {
  const at = firstWord(typed)
  const [word = '', ...rest] = typed.slice(at)
  const alias = word === 'help' ? undefined : usableAlias(word, aliases)
  if (alias === undefined) return inFull(typed, aliases)
  return [...typed.slice(0, at), ...inFull(aliasBefore(word, alias, rest), {})]
}

/** The words that an alias stands for; undefined where there is none, or a command is called so. */
export const usableAlias = (word: string, aliases: Aliases): string | undefined =>
  isTaken(word) ? undefined : aliasNamed(word, aliases)

/** The command that an alias at the beginning leads to, without what it is given. */
function commandOf(words: readonly string[], aliases: Aliases): readonly string[] {
  const alias = usableAlias(words[0] ?? '', aliases)
  if (alias === undefined) return words
  const split = aliasWords(alias)
  const given = split.findIndex((word) => word.startsWith('-') || word.includes('$'))
  return split.slice(0, given === -1 ? undefined : given)
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
export function firstWord(argv: readonly string[]): number {
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
