import { type Command, CommanderError } from 'commander'
import { leastRole } from '../command/command.js'
import type { Context } from '../command/context.js'
import { EXIT, failure, HelpdeskError } from '../core/errors.js'
import type { Aliases } from '../machine/aliases.js'
import type { Host } from '../machine/host.js'
import { readPreferences } from '../machine/preferences.js'
import { commandAt } from './catalogue.js'
import { colorLevel, peek, readGlobals } from './globals.js'
import { sayHelp } from './help/say.js'
import { createProgram, type Execute, givenGlobals } from './program.js'
import { report } from './report.js'
import { inFull } from './short-ways.js'
import { words } from './words.js'

/** What the scripts of `helpdesk completion` call, and nobody types: no command of the table, in no help. */
export const COMPLETE = '__complete'

/** More than a command line holds where nobody changed the system's limit, and as much as commander can bear. */
const MOST_WORDS = 100_000

/** Only what goes wrong needs to know what is called otherwise elsewhere. */
const usage = () => import('./usage/usage-error.js')

/** Runs one command line and returns the exit code. Never throws, never exits. */
export async function run(typed: readonly string[], host: Host): Promise<number> {
  if (typed[0] === COMPLETE) {
    await (await import('./completion/answer.js')).answer(typed.slice(1), host)
    return 0
  }
  const preferred = await readPreferences(host)
  const { lang, json } = peek(typed, host.env, preferred.lang)
  let argv = typed
  let ctx: Context | undefined
  let code = 0
  const execute: Execute = async (given, spec, raw) => {
    const globals = readGlobals(given, host, preferred)
    ctx = (await import('./context.js')).createContext(host, globals, leastRole(spec.access))
    code = await (await import('./execute.js')).execute(spec, raw, ctx)
  }
  let help = ''
  try {
    if (typed.length > MOST_WORDS) throw (await usage()).tooManyWords()
    if (!host.argvIsText()) throw failure('USAGE', words.argumentsNotUtf8)
    argv = inFull(typed, preferred.aliases)
    const program = createProgram(argv, host, lang, execute, (text) => {
      help += text
    })
    if (namesNothing(program, argv)) {
      if (!showsDay(program, host)) throw failure('USAGE', words.noCommandHere, { run: 'day' })
      await execute(givenGlobals(program), (await import('../dashboard/commands/day.js')).default, {})
      return code
    }
    const page =
      argv[0] === 'help' && (await (await import('./help/topics.js')).topicPage(argv, lang, host.out.columns ?? 80))
    if (page) {
      await sayHelp(page, argv, host, preferred)
      return 0
    }
    if (argv[0] === 'help' || argv.includes('--help') || argv.includes('-h')) await checkPath(argv)
    await program.parseAsync(argv[0] === 'help' ? [...argv.slice(1), '--help'] : [...argv], { from: 'user' })
    return code
  } catch (error) {
    const found = await understood(error, argv, preferred.aliases)
    if (found === undefined) {
      const hasAliases = Object.keys(preferred.aliases).length > 0
      const told = hasAliases ? (await import('./help/alias-told.js')).aliasTold(typed, preferred.aliases, lang) : ''
      await sayHelp(told + help, argv, host, preferred)
      return 0
    }
    const address = async () => (await ctx?.address()) ?? ''
    const failed = await report(found, {
      host,
      lang: ctx?.lang ?? lang,
      json: ctx ? /^jsonl?$/.test(ctx.globals.format) : json,
      color: argv.includes('--no-color') ? 0 : colorLevel(host.env, host.err),
      debug: argv.includes('--debug'),
      address,
      invocation: ctx?.invocation() ?? { program: host.program, database: null },
    })
    return EXIT[failed]
  } finally {
    await ctx?.disconnect().catch(() => undefined)
  }
}

/**
 * Throws USAGE where the words before any option lead to no command: commander would answer `nonsense --help` with
 * help.
 */
async function checkPath(argv: readonly string[]): Promise<void> {
  const words = argv[0] === 'help' ? argv.slice(1) : argv
  const option = words.findIndex((word) => word.startsWith('-'))
  const { path, rest, load } = commandAt(words.slice(0, option === -1 ? undefined : option))
  if (!load && rest[0] !== undefined) throw (await import('./usage/commands.js')).noCommand([...path, rest[0]], path)
}

/** What a word may be blamed for that was meant otherwise. */
const MISTYPED = new Set<string>(['USAGE', 'INVALID', 'NOT_FOUND'])

/** An error in our own words; undefined for what is none: help and version. */
async function understood(error: unknown, argv: readonly string[], aliases: Aliases): Promise<unknown> {
  if (error instanceof HelpdeskError && MISTYPED.has(error.code))
    return (await import('./usage/options.js')).meantOtherwise(error, argv)
  if (!(error instanceof CommanderError)) return error
  return error.exitCode === 0 ? undefined : (await usage()).usageError(error, argv, aliases)
}

/** Whether the command line holds nothing but global options. */
function namesNothing(program: Command, argv: readonly string[]): boolean {
  const { operands, unknown } = program.parseOptions([...argv])
  return operands.length === 0 && unknown.length === 0
}

/** Whether somebody sits there to read what waits for him. */
const showsDay = (program: Command, { out, env }: Host): boolean =>
  out.isTerminal && !env.CI && givenGlobals(program).input !== false
