import { isUtf8 } from 'node:buffer'
import { closeSync, readFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { basename, dirname, relative } from 'node:path'
import manifest from '../package.json' with { type: 'json' }
import { COMPLETE, run } from './app/cli.js'
import { peek } from './app/globals.js'
import { words } from './app/words.js'
import { EXIT } from './core/errors.js'
import { shellWord } from './core/hint.js'
import type { Text } from './core/language.js'
import { NAME_OPTIONS } from './db/waits/deadlines.js'
import { userFolders } from './machine/folders.js'
import type { Host } from './machine/host.js'
import { standardOutput } from './machine/output.js'
import { isTerminal } from './machine/standard-files.js'

/** The standard streams that are terminals. */
const TERMINALS = [0, 1, 2].filter(isTerminal)

// The only module that touches `process`. It sets exitCode, and the process ends when its output is out: process.exit
// alone would cut it.
const { argv, env } = process

/** Where the program was called; undefined where that was deleted meanwhile. */
const FOLDER = workingFolder()
function workingFolder(): string | undefined {
  try {
    return process.cwd()
  } catch {
    return undefined
  }
}

/** Whether an answer could not be written. */
let isCut = false

/** The command is done by then: a script must not take this for a failure of what it asked for, and ask again. */
function notWritten({ message }: Error): void {
  const { lang } = peek(argv.slice(2), env, undefined)
  const text: Text = words.answerNotWritten(message)
  err.write(`error: ${text[lang]}\n`)
  isCut = true
  process.exitCode = EXIT.INTERNAL
}

/** Signals call `onSignal` alone, until what is returned gives them back. */
function take(signals: readonly NodeJS.Signals[], onSignal: (signal: NodeJS.Signals) => void): () => void {
  const others = signals.map((signal) => [signal, process.rawListeners(signal) as (() => void)[]] as const)
  for (const signal of signals) process.removeAllListeners(signal).on(signal, onSignal)
  let isTaken = true
  return () => {
    if (!isTaken) return
    isTaken = false
    for (const [signal, listeners] of others) {
      process.removeListener(signal, onSignal)
      for (const listener of listeners) process.on(signal, listener)
    }
  }
}

/**
 * The bytes of the command line, which Node has made characters of:
 * https://man7.org/linux/man-pages/man5/proc_pid_cmdline.5.html
 */
function commandLine(): Uint8Array {
  try {
    return readFileSync('/proc/self/cmdline')
  } catch {
    return Buffer.from([0xff]) // elsewhere than on Linux nobody can tell: what looks broken is refused
  }
}

/**
 * Ends the process. Node resets the terminals that it began with, and aborts where one has gone away: such are closed
 * before (`ResetStdio` in Node's src/node.cc).
 */
function end(): void {
  for (const fd of TERMINALS) if (!isTerminal(fd)) closeSync(fd)
  process.exit()
}

/** What to type to run this program again. */
function program(): string {
  if (env.npm_lifecycle_event === 'npx') return 'npx helpdesk'
  const script = argv[1] ?? ''
  if (basename(script) !== 'helpdesk.js') return 'helpdesk'
  return `node ${shellWord(FOLDER ? relative(FOLDER, script) : script)}`
}

const out = standardOutput(1, () => process.stdout, notWritten)
// What cannot be told there changes nothing of what was done.
const err = standardOutput(
  2,
  () => process.stderr,
  () => undefined,
)

export const host: Host = {
  program: program(),
  version: manifest.version,
  env,
  cwd: FOLDER ?? env.PWD ?? '/', // what is named there cannot be found, all else can
  argvIsText: () => argv.every((word) => !word.includes('\ufffd')) || isUtf8(commandLine()),
  get machine() {
    return hostname()
  },
  root: dirname(import.meta.dirname),
  folders: () => userFolders(env, process.platform),
  out,
  err,
  holdStops() {
    const stop = new AbortController()
    const giveBack = host.terminal.takeStops(() => {
      giveBack()
      stop.abort()
    })
    return { signal: stop.signal, giveBack }
  },
  stdinIsTerminal: TERMINALS.includes(0),
  terminal: {
    get input() {
      return process.stdin
    },
    get output() {
      return err.stream()
    },
    takeInterrupts: (onInterrupt) => take(['SIGINT'], onInterrupt),
    takeStops: (onStop) => take(['SIGINT', 'SIGTERM', 'SIGHUP'], onStop),
    suspend(onContinue) {
      process.once('SIGCONT', onContinue)
      process.kill(process.pid, 'SIGTSTP')
    },
  },
  platform: process.platform,
  stdin: () => process.stdin,
  now: Date.now,
}

/** Runs the command line of this process, and ends it; where only the `rest` of an answer is to be written, writes that. */
export async function start(rest?: Uint8Array): Promise<void> {
  // A connection that is cut off in mid-transaction is rolled back by the server: nothing stays half done.
  process.once('SIGINT', () => process.exit(130))
  process.on('SIGXFSZ', () => undefined) // a file that may not grow is an error of the write, with a sentence
  env.RES_OPTIONS ??= argv[2] === COMPLETE ? NAME_OPTIONS.glance : NAME_OPTIONS.command
  // Whatever ends the program before it has answered is no success.
  process.exitCode = EXIT.INTERNAL
  if (rest) out.write(rest)
  const code = rest ? 0 : await run(argv.slice(2), host)
  process.exitCode = isCut ? EXIT.INTERNAL : code
  // Once what was written is out: a server's goodbye, or its name, is waited for by nobody.
  out.whenOut(() => err.whenOut(end))
}
