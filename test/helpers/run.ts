import { run } from '../../src/app/cli.js'
import type { Host, Output, Terminal } from '../../src/machine/host.js'
import { ROOT } from './root.js'

export interface Ran {
  code: number
  out: string
  err: string
}
export interface RunOptions {
  /** Who is logged in. */
  as?: string
  stdin?: string | Uint8Array
  /** A terminal of so many columns; nobody answers questions on it. */
  columns?: number
  /** Its lines, 40 where not said. */
  rows?: number
  env?: Record<string, string>
  /** Told of what is written to stderr, at once: with `--debug` of each statement. */
  onErr?: (text: string) => void
  /** How standard output is read, where it is not read at once. */
  out?: Partial<Output> | undefined
}

export interface BareOptions extends RunOptions {
  folders: { config: string; data: string; state?: string }
  cwd?: string
}

const NO_TERMINAL: Terminal = {
  get input(): never {
    throw new Error('somebody is asked where nobody sits')
  },
  get output(): never {
    throw new Error('somebody is asked where nobody sits')
  },
  takeInterrupts: () => () => undefined,
  takeStops: () => () => undefined,
  suspend: () => undefined,
}

/** Runs a command line in a world where nothing is there yet but the given folders. */
export async function runWith(
  argv: readonly string[],
  { folders, stdin, columns, rows = 40, env = {}, cwd = ROOT, onErr, out: reader }: BareOptions,
): Promise<Ran> {
  let out = ''
  let err = ''
  const output = (write: (text: string) => void): Output => ({
    write,
    drained: async () => undefined,
    isOpen: () => true,
    isTerminal: columns !== undefined,
    columns,
    rows: columns === undefined ? undefined : rows,
    colorDepth: 1,
  })
  const host: Host = {
    program: 'helpdesk',
    version: '0.0.0',
    env,
    cwd,
    argvIsText: () => true,
    machine: 'testhost',
    root: ROOT,
    folders: async () => ({ state: folders.data, ...folders }),
    out: {
      ...output((text) => {
        out += text
      }),
      ...reader,
    },
    err: output((text) => {
      err += text
      onErr?.(text)
    }),
    holdStops: () => ({ signal: new AbortController().signal, giveBack: () => {} }),
    stdinIsTerminal: false,
    terminal: NO_TERMINAL,
    platform: process.platform,
    async *stdin() {
      yield typeof stdin === 'string' ? Buffer.from(stdin) : (stdin ?? new Uint8Array())
    },
    now: Date.now,
  }
  const code = await run(argv, host)
  return { code, out, err }
}
