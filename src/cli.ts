import { Command, CommanderError, Option } from 'commander'
import { type AnySpec, type Tree, usageOf } from './command.js'
import { commands } from './commands/index.js'
import type { Context } from './context.js'
import { EXIT, failure, type HelpdeskError, type Lang, same, type Text } from './errors.js'
import { GLOBAL_OPTIONS, HELP_OPTION, VERSION_OPTION } from './global-options.js'
import { type GivenGlobals, peek, readGlobals } from './globals.js'
import type { Host } from './host.js'
import { readPreferences } from './preferences.js'
import { report } from './report.js'

/** What the scripts of `helpdesk completion` call, and nobody types: no command of the table, in no help. */
export const COMPLETE = '__complete'

/** Runs one command line and returns the exit code. Never throws, never exits. */
export async function run(argv: readonly string[], host: Host): Promise<number> {
  if (argv[0] === COMPLETE) {
    await (await import('./completion/answer.js')).answer(argv.slice(1), host)
    return 0
  }
  const preferred = await readPreferences(host)
  const { lang, json } = peek(argv, host.env, preferred.lang)
  let ctx: Context | undefined
  let code = 0
  const execute: Execute = async (given, spec, raw) => {
    const globals = readGlobals(given, host, preferred)
    ctx = (await import('./context.js')).createContext(host, globals)
    code = await (await import('./execute.js')).execute(spec, raw, ctx)
  }
  const program = createProgram(host, lang, execute)
  try {
    if (showsDay(program, argv, host)) {
      await execute(givenGlobals(program), (await import('./commands/day.js')).default, {})
      return code
    }
    if (argv.length === 0) program.help()
    if (argv[0] === 'help' || argv.includes('--help') || argv.includes('-h')) checkPath(argv)
    await program.parseAsync(argv[0] === 'help' ? [...argv.slice(1), '--help'] : [...argv], { from: 'user' })
    return code
  } catch (error) {
    const found = error instanceof CommanderError ? usageError(error, argv) : error
    if (found === undefined) return 0
    const address = async () => (await ctx?.address()) ?? ''
    const database = async () => ((await ctx?.location().catch(() => undefined))?.chosenBy === 'option' ? ctx?.address() : undefined)
    const failed = await report(found, {
      host,
      lang: ctx?.lang ?? lang,
      json: ctx ? /^jsonl?$/.test(ctx.globals.format) : json,
      debug: argv.includes('--debug'),
      address,
      database,
    })
    return EXIT[failed]
  } finally {
    await ctx?.disconnect().catch(() => undefined)
  }
}

type Execute = (given: GivenGlobals, spec: AnySpec, raw: Record<string, unknown>) => Promise<void>

/** Whether the command line names no command, and somebody sits there to read what waits for him. */
function showsDay(program: Command, argv: readonly string[], { out, env }: Host): boolean {
  if (!out.isTerminal || env.CI) return false
  const { operands, unknown } = program.parseOptions([...argv])
  return operands.length === 0 && unknown.length === 0 && givenGlobals(program).input !== false
}

/** The program with all its commands by name; a command's own module is loaded when it is reached. */
function createProgram(host: Host, lang: Lang, execute: Execute): Command {
  const program = new Command('helpdesk')
    .description(SUMMARY[lang])
    .version(host.version, VERSION_OPTION.flags, VERSION_OPTION.summary[lang])
    .configureOutput({
      writeOut: (text) => void host.out.write(text),
      writeErr: () => undefined,
      getOutHelpWidth: () => host.out.columns ?? 80,
    })
    .configureHelp({ styleTitle: (title) => TITLES[title]?.[lang] ?? title, subcommandTerm: (sub) => sub.name(), minWidthToWrap: 12 })
  addGlobalOptions(prepare(program), lang)
  mount(program, commands, lang, execute)
  return program
}

/** Settings that commander copies to no subcommand made later. */
const prepare = (command: Command): Command => command.exitOverride().helpCommand(false).enablePositionalOptions()

/** The options that every command takes, listed after its own. */
function addGlobalOptions(command: Command, lang: Lang): void {
  const group = TITLES['Global options:']?.[lang] ?? ''
  for (const { flags, summary } of GLOBAL_OPTIONS) command.addOption(new Option(flags, summary[lang]).helpGroup(group))
  command.addHelpOption(new Option(HELP_OPTION.flags, HELP_OPTION.summary[lang]).helpGroup(group))
}

function mount(parent: Command, tree: Tree, lang: Lang, execute: Execute): void {
  for (const [name, entry] of Object.entries(tree)) {
    const child = prepare(parent.command(name)).description(entry.summary[lang])
    if ('load' in entry) continue
    addGlobalOptions(child, lang)
    mount(child, entry.commands, lang, execute)
  }
  parent.hook('preSubcommand', async (_, child) => {
    const entry = tree[child.name()]
    if (entry && 'load' in entry) configure(child, (await entry.load()).default, lang, execute)
  })
}

/** Declares a command's parameters. Everything is optional to commander: what is missing may be asked for, and is checked in `input.ts`. */
function configure(command: Command, spec: AnySpec, lang: Lang, execute: Execute): void {
  const readers: Record<string, () => unknown> = {}
  for (const [key, param] of Object.entries(spec.params as AnySpec['params'])) {
    const { flags, summary, parse } = param as { flags: string; summary: Text; parse?: unknown }
    if (flags.startsWith('-')) {
      const option = new Option(flags, summary[lang])
      command.addOption(option)
      readers[key] = () => command.opts()[option.attributeName()] ?? (parse ? undefined : false)
    } else {
      const index = command.registeredArguments.length
      command.argument(flags.replace(/^<(.*)>$/, '[$1]'), summary[lang])
      readers[key] = () => command.processedArgs[index]
    }
  }
  addGlobalOptions(command, lang)
  command.usage(usageOf(spec))
  command.addHelpText('after', `\n${EXAMPLES[lang]}\n${spec.examples.map((e) => `  $ ${e}`).join('\n')}`)
  command.action(async () => {
    const raw = Object.fromEntries(Object.entries(readers).map(([key, read]) => [key, read()]))
    await execute(givenGlobals(command), spec, raw)
  })
}

/** The global options as given before the command's name, among its groups, or after it: the last one counts. */
function givenGlobals(command: Command): GivenGlobals {
  const chain: Command[] = []
  for (let c: Command | null = command; c; c = c.parent) chain.unshift(c)
  const given = chain.map((c) => Object.fromEntries(Object.entries(c.opts()).filter(([key]) => c.getOptionValueSource(key) !== 'default')))
  return Object.assign({}, ...given)
}

/** Throws USAGE where the words before any option lead to no command: commander would answer `nonsense --help` with help. */
function checkPath(argv: readonly string[]): void {
  let tree: Tree = commands
  const path: string[] = []
  for (const word of argv[0] === 'help' ? argv.slice(1) : argv) {
    if (word.startsWith('-')) return
    const entry = Object.hasOwn(tree, word) ? tree[word] : undefined
    if (!entry) {
      const near = ['helpdesk', ...path].join(' ')
      const text = {
        en: `There is no command '${[...path, word].join(' ')}'.`,
        fr: `Il n'y a pas de commande « ${[...path, word].join(' ')} ».`,
      }
      throw failure('USAGE', text, same(`${near} --help`))
    }
    if ('load' in entry) return
    tree = entry.commands
    path.push(word)
  }
}

/** Commander's complaint in our own words; undefined for what is none (help, version). */
function usageError(error: CommanderError, argv: readonly string[]): HelpdeskError | undefined {
  if (error.exitCode === 0) return undefined
  const [, what = '', meant] = /'([^']*)'(?:[\s\S]*\(Did you mean (?:one of )?(.*)\?\))?/.exec(error.message) ?? []
  const hint: Text | undefined = meant ? { en: `Did you mean ${meant}?`, fr: `Vouliez-vous dire ${meant} ?` } : undefined
  switch (error.code) {
    case 'commander.help': {
      const group = argv.find((word) => word in commands) ?? ''
      const text = { en: `'${group}' needs a command after it.`, fr: `« ${group} » attend une commande.` }
      return failure('USAGE', text, same(`helpdesk ${group} --help`))
    }
    case 'commander.unknownCommand':
      return failure(
        'USAGE',
        { en: `There is no command '${what}'.`, fr: `Il n'y a pas de commande « ${what} ».` },
        hint ?? same('helpdesk --help'),
      )
    case 'commander.unknownOption':
      return failure('USAGE', { en: `There is no option '${what}'.`, fr: `Il n'y a pas d'option « ${what} ».` }, hint)
    case 'commander.optionMissingArgument':
      return failure('USAGE', { en: `The option '${what}' needs a value.`, fr: `L'option « ${what} » attend une valeur.` })
    case 'commander.excessArguments':
      return failure('USAGE', { en: 'There are too many arguments.', fr: 'Il y a trop d’arguments.' })
    default:
      return failure('USAGE', NOT_UNDERSTOOD, hint ?? same('helpdesk --help'), error)
  }
}

const SUMMARY: Text = {
  en: 'A helpdesk in the terminal: tickets, people and their history on one shared database.',
  fr: 'Un helpdesk dans le terminal : tickets, personnes et historique sur une base partagée.',
}
const NOT_UNDERSTOOD: Text = { en: 'This command line is not understood.', fr: "Cette ligne de commande n'est pas comprise." }
const EXAMPLES: Text = { en: 'Examples:', fr: 'Exemples :' }
const TITLES: Record<string, Text> = {
  'Usage:': { en: 'Usage:', fr: 'Usage :' },
  'Arguments:': { en: 'Arguments:', fr: 'Arguments :' },
  'Options:': { en: 'Options:', fr: 'Options :' },
  'Commands:': { en: 'Commands:', fr: 'Commandes :' },
  'Global options:': { en: 'Global options:', fr: 'Options globales :' },
}
