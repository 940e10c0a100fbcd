import type { AnySpec, Leaf, Tree } from '../../command/command.js'
import type { Completion } from '../../command/params/kinds.js'
import type { Text } from '../../core/language.js'
import type { Aliases } from '../../machine/aliases.js'
import { commands } from '../catalogue.js'
import type { Option } from '../global-options.js'
import { TOPICS } from '../help/topics.js'
import { firstWord, inFullSoFar, isTickets, OTHER_NAMES, shortCommands } from '../short-ways.js'
import { optionsOf, positionalAt } from './options.js'

/** Where on a command line somebody is typing. */
export interface Place {
  /** What is typed of the value so far; without `--to=`. */
  typed: string
  /** What stands before the value in the same word: `--to=`, or nothing. */
  before: string
  /** A value is expected, and this is what completes it. */
  value: Completion | undefined
  /** Several may stand in one word, with commas between them. */
  isSpread: boolean
  /** A command is expected: one of these. */
  tree: Record<string, { summary: Text }> | undefined
  /** An option may stand here: one of these. */
  options: Option[]
  spec: AnySpec | undefined
  /** Those that are there already. */
  arguments: string[]
  /** Those of them that stand for more of what is expected. */
  taken: string[]
  /** What `--database` says. */
  database: string | undefined
}

/**
 * Finds it from the words after the program's name, the last of which is being typed. It loads the command's own
 * module, and no more.
 */
export async function placeOf(line: readonly string[], aliases: Aliases): Promise<Place> {
  const before = line.slice(0, -1)
  const isFirst = isTickets(line.at(-1) ?? '') && firstWord(before) === before.length
  const words = [...inFullSoFar(before, aliases), ...(isFirst ? ['ticket', 'show'] : []), line.at(-1) ?? '']
  let tree: Tree | undefined = commands
  let spec: AnySpec | undefined
  let awaiting: Option | undefined
  let ended = false
  let lost = false
  const found: string[] = []
  const path: string[] = []
  /** By the long names of their options. */
  const given = new Map<string | undefined, string>()
  const options = () => optionsOf(spec, tree === commands)
  const typed = words.at(-1) ?? ''

  for (const word of words.slice(words[0] === 'help' && words.length > 1 ? 1 : 0, -1)) {
    if (awaiting) {
      given.set(awaiting.flags.long, word)
      awaiting = undefined
    } else if (!ended && word === '--') ended = true
    else if (!ended && word.startsWith('-') && word !== '-') {
      const { option, value } = readOption(word, options())
      if (option) given.set(option.flags.long, value ?? '')
      if (option?.flags.value && value === undefined) awaiting = option
    } else if (spec) found.push(word)
    else {
      path.push(word)
      const entry: Tree[string] | undefined = tree && Object.hasOwn(tree, word) ? tree[word] : undefined
      if (entry && 'load' in entry) spec = (await entry.load()).default
      else lost ||= !entry
      tree = entry && 'commands' in entry ? entry.commands : undefined
    }
  }

  const place: Place = {
    typed,
    before: '',
    value: undefined,
    isSpread: false,
    tree: undefined,
    options: [],
    spec,
    arguments: found,
    taken: found,
    database: given.get('--database'),
  }
  if (awaiting) return { ...place, value: awaiting.complete ?? {} }
  if (lost) return place
  const [, name, value] = /^(--[\w-]+=)(.*)$/s.exec(typed) ?? []
  if (!ended && name && value !== undefined) {
    const option = options().find((o) => `${o.flags.long}=` === name)
    return { ...place, typed: value, before: name, value: (option?.flags.value && option.complete) || {} }
  }
  const unused = ended ? [] : options().filter((o) => !given.has(o.flags.long))
  if (typed.startsWith('-') && typed !== '-' && !ended) return { ...place, options: unused }
  const param = spec && positionalAt(spec, found.length)
  return {
    ...place,
    tree: tree && {
      ...tree,
      ...(tree === commands ? besides(words[0], aliases) : {}),
      ...otherNames(path.at(-1), tree),
    },
    value: param && (param.complete ?? {}),
    isSpread: param?.kind === 'many' && param.spread !== undefined,
    taken: param?.kind === 'one' ? [] : found,
    options: typed === '-' || (!tree && !param && typed === '') ? unused : [],
  }
}

/** What may stand first beside a command: short ways, aliases; behind `help` its topics. */
function besides(first: string | undefined, aliases: Aliases): Record<string, { summary: Text }> {
  const own = Object.entries(aliases).map(([name, text]) => [name, { summary: { en: text, fr: text } }])
  return { ...(first === 'help' ? TOPICS : {}), ...Object.fromEntries(own), ...shortCommands }
}

/** `ls` beside `list`, below `ticket`. */
const otherNames = (group: string | undefined, tree: Tree): Record<string, { summary: Text }> =>
  Object.fromEntries(
    Object.entries(OTHER_NAMES[group ?? ''] ?? {}).map(([name, verb]) => [
      name,
      { summary: (tree[verb] as Leaf).summary },
    ]),
  )

/** `--name`, `--name=value`, `-n`, `-nvalue`. */
function readOption(
  word: string,
  options: readonly Option[],
): { option: Option | undefined; value: string | undefined } {
  const [name = '', ...rest] = word.startsWith('--') ? word.split('=') : [word.slice(0, 2), word.slice(2)]
  const value = rest.join('=')
  const given = word.startsWith('--') ? rest.length > 0 : value !== ''
  return {
    option: options.find((o) => o.flags.long === name || o.flags.short === name),
    value: given ? value : undefined,
  }
}
