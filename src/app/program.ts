import { Command, Help, Option } from 'commander'
import { type AnySpec, askedFor, type Tree, usageOf } from '../command/command.js'
import type { Words } from '../command/params/input.js'
import type { Param } from '../command/params/kinds.js'
import { held, inLanguage } from '../core/hint.js'
import type { Lang, Text } from '../core/language.js'
import type { Host } from '../machine/host.js'
import { commands } from './catalogue.js'
import { GLOBAL_OPTIONS, HELP_OPTION, VERSION_OPTION } from './global-options.js'
import type { GivenGlobals } from './globals.js'
import { GROUPS } from './help/groups.js'
import { TOPICS } from './help/topics.js'
import { otherWays, shortCommands } from './short-ways.js'
import { words } from './words.js'

/** Runs a command on the words given for each of its parameters. */
export type Execute = (given: GivenGlobals, spec: AnySpec, words: Words) => Promise<void>

/**
 * The program with its commands by name, of which a command line that begins with one needs no other; a command's own
 * module is loaded when it is reached. `say` hears help and version.
 */
export function createProgram(
  argv: readonly string[],
  host: Host,
  lang: Lang,
  execute: Execute,
  say: (help: string) => void,
): Command {
  const written = (usage: string) => inLanguage(usage, lang)
  const program = new Command('helpdesk')
    .description(words.help.summary[lang])
    .version(host.version, VERSION_OPTION.flags.written, VERSION_OPTION.summary[lang])
    .configureOutput({
      writeOut: say,
      writeErr: () => undefined,
      // Help has no colours; commander would open both streams to find out what they show.
      getOutHasColors: () => false,
      getErrHasColors: () => false,
      getOutHelpWidth: () => host.out.columns ?? 80,
    })
    .configureHelp({
      styleTitle: (title) => TITLES[title]?.[lang] ?? title,
      styleUsage: written,
      styleOptionTerm: written,
      styleArgumentTerm: (name) => written(`<${name}>`).slice(1, -1),
      subcommandTerm: (sub) => sub.name(),
      minWidthToWrap: 12,
      boxWrap: unbroken,
    })
  addGlobalOptions(prepare(program).usage('<command> [options]'), lang)
  mount(program, argv[0] === 'help' ? argv.slice(1) : argv, { ...shortCommands, ...commands }, lang, execute)
  program.addHelpText('after', () => `\n${words.help.moreHelp[lang]}\n${topicList(program.createHelp(), lang)}`)
  return program
}

/** Commander's own wrapping, which takes the spaces that keep words together for any others. */
function unbroken(this: Help, text: string, width: number): string {
  const wrapped = Help.prototype.boxWrap.call(
    this,
    text.replaceAll('\u00a0', '\u0001').replaceAll('\u202f', '\u0002'),
    width,
  )
  return wrapped.replaceAll('\u0001', '\u00a0').replaceAll('\u0002', '\u202f')
}

/** Settings that commander copies to no subcommand made later. */
const prepare = (command: Command): Command => command.exitOverride().helpCommand(false).enablePositionalOptions()

/** The options that every command takes; `helpdesk help options` lists them. */
function addGlobalOptions(command: Command, lang: Lang): void {
  for (const { flags, summary } of GLOBAL_OPTIONS)
    command.addOption(new Option(flags.written, summary[lang]).hideHelp())
  command.addHelpOption(new Option(HELP_OPTION.flags.written, HELP_OPTION.summary[lang]))
}

/** The pages that are no command's, laid out as commander does its lists. */
function topicList(help: Help, lang: Lang): string {
  const topics = Object.entries(TOPICS).map(([name, { summary }]) => [`helpdesk help ${name}`, summary[lang]] as const)
  const width = topics.reduce((widest, [term]) => Math.max(widest, term.length), 0)
  return topics.map(([term, summary]) => help.formatItem(term, width, summary, help)).join('\n')
}

function mount(
  parent: Command,
  argv: readonly string[],
  tree: Tree,
  lang: Lang,
  execute: Execute,
  path: readonly string[] = [],
): void {
  const [word = '', ...rest] = argv
  const groups = GROUPS[path.join(' ')] ?? []
  const listed = groups.flatMap(([title, names]) => names.map((name) => ({ name, title })))
  const others = Object.keys(tree).filter((name) => !listed.some((one) => one.name === name))
  for (const { name, title } of [...listed, ...others.map((name) => ({ name, title: undefined }))]) {
    const entry = Object.hasOwn(tree, name) ? tree[name] : undefined
    if (!entry || (Object.hasOwn(tree, word) && name !== word)) continue
    const child = prepare(parent.command(name, { hidden: title === undefined && groups.length > 0 }))
    child.description(entry.summary[lang])
    if (title) child.helpGroup(title[lang])
  }
  parent.hook('preSubcommand', async (_, child) => {
    const name = child.name()
    const entry = tree[name]
    if (!entry) return
    if ('load' in entry) return configure(child, [...path, name], (await entry.load()).default, lang, execute)
    addGlobalOptions(child.usage('<command> [options]'), lang)
    child.addHelpText('after', `\n${ofAll(lang)}`)
    mount(child, name === word ? rest : [], entry.commands, lang, execute, [...path, name])
  })
}

/**
 * Declares a command's parameters. Everything is optional to commander: what is missing may be asked for, and is
 * checked in `input/read.ts`.
 */
function configure(command: Command, path: readonly string[], spec: AnySpec, lang: Lang, execute: Execute): void {
  const readers: Record<string, () => Words[string]> = {}
  for (const [key, { kind, flags, summary }] of Object.entries<Param>(spec.params)) {
    if (flags.long !== undefined) {
      const option = new Option(flags.written, summary[lang])
      if (kind === 'repeated') option.argParser((word, before: string[] | undefined) => [...(before ?? []), word])
      command.addOption(option)
      readers[key] = () => command.opts()[option.attributeName()]
    } else {
      const index = command.registeredArguments.length
      command.argument(flags.written.replace(/^<(.*)>$/, '[$1]'), summary[lang])
      readers[key] = () => command.processedArgs[index]
    }
  }
  addGlobalOptions(command, lang)
  command.usage(usageOf(spec))
  command.addHelpText('after', `\n${helpBelow(path, spec, lang).join('\n\n')}`)
  command.action(async () => {
    const words = Object.fromEntries(Object.entries(readers).map(([key, read]) => [key, read()]))
    await execute(givenGlobals(command), spec, words)
  })
}

const ofAll = (lang: Lang): string => words.help.ofAll[lang].replace('helpdesk help options', held)

/** What stands below a command's options. */
function helpBelow(path: readonly string[], spec: AnySpec, lang: Lang): string[] {
  const ways = otherWays(path).map((way) => held(`helpdesk ${way}`))
  const asked = askedFor(spec)
  return [
    ...(asked.length > 0 ? [inLanguage(words.help.askedFor(asked)[lang], lang)] : []),
    ...(ways.length > 0 ? [words.help.alsoTyped(ways)[lang]] : []),
    `${words.help.examples[lang]}\n${spec.examples.map((e) => `  $ ${typeof e === 'string' ? e : e[lang]}`).join('\n')}`,
    ofAll(lang),
  ]
}

/** The global options as given before the command's name, among its groups, or after it: the last one counts. */
export function givenGlobals(command: Command): GivenGlobals {
  const chain: Command[] = []
  for (let c: Command | null = command; c; c = c.parent) chain.unshift(c)
  const given = chain.map((c) =>
    Object.fromEntries(Object.entries(c.opts()).filter(([key]) => c.getOptionValueSource(key) !== 'default')),
  )
  return Object.assign({}, ...given)
}

const TITLES: Record<string, Text> = {
  'Usage:': words.help.usage,
  'Arguments:': words.help.arguments,
  'Options:': words.help.options,
  'Commands:': words.help.commands,
}
