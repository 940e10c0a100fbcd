import type { ReadStream, WriteStream } from 'node:tty'

/** The home of an account that has none: nothing is there, and nothing can be written. */
export const NO_HOME = '/nonexistent'

/** Where a user's files lie. */
export interface Folders {
  /** Settings and sessions. */
  config: string
  /** Embedded databases. */
  data: string
  /** What the program remembers. */
  state: string
}

/** The outside world: `main.ts` takes it from the process, tests make their own. */
export interface Host {
  /** What the user types to run this program, for hints that can be typed as printed: `helpdesk`, `npx helpdesk`. */
  program: string
  version: string
  env: Record<string, string | undefined>
  cwd: string
  /** Whether the command line is UTF-8 text, which its words are made of. */
  argvIsText(): boolean
  /** This machine's name, kept with a session. */
  machine: string
  /** The folder that holds sql/. */
  root: string
  folders(): Promise<Folders>
  out: Output
  err: Output
  /**
   * From now on an order to end (Ctrl-C, a signal to terminate, a terminal that is closed) is only noted; the next ends
   * the program.
   */
  holdStops(): Stop
  stdinIsTerminal: boolean
  terminal: Terminal
  platform: NodeJS.Platform
  /** Standard input, as it comes. */
  stdin(): AsyncIterable<Uint8Array>
  /** Milliseconds since the Unix epoch. */
  now(): number
}

/** Orders to end the program that are only noted. */
export interface Stop {
  /** Aborted by the first. */
  signal: AbortSignal
  /** From now on they end it again. */
  giveBack(): void
}

/** Where questions are asked and answered. */
export interface Terminal {
  /** Standard input, opened where it is first asked for: that takes milliseconds. */
  readonly input: ReadStream
  /** Standard error, so that standard output stays the result. */
  readonly output: WriteStream
  /** From now on Ctrl-C calls `onInterrupt`, in place of ending the program; what it returns gives Ctrl-C back. */
  takeInterrupts(onInterrupt: () => void): () => void
  /** The same of Ctrl-C, of signals to terminate and of a terminal that is closed. */
  takeStops(onStop: (signal: NodeJS.Signals) => void): () => void
  /** Stops the process, as the shell's Ctrl-Z does; `onContinue` is called when it goes on. */
  suspend(onContinue: () => void): void
}

export interface Output {
  write(text: string): unknown
  /**
   * Resolves when what was written is on its way, so that whoever reads slowly is waited for; at once where nobody
   * reads any more.
   */
  drained(): Promise<void>
  /** Whether somebody still reads. */
  isOpen(): boolean
  isTerminal: boolean
  /** Terminal columns and lines; undefined where there is no terminal. */
  columns: number | undefined
  rows: number | undefined
  /** 1 none, 4 sixteen colours, 8 256, 24 all: what Node's getColorDepth answers. */
  colorDepth: number
}
