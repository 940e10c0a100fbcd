import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { spawn } from '@lydell/node-pty'
import { locationKey, parseLocation } from '../../src/db/location.js'
import { openSessionStore } from '../../src/session-store.js'
import { ROOT, type World } from './world.js'

export const KEYS = { ctrlC: '\x03', ctrlD: '\x04', up: '\x1b[A', down: '\x1b[B', enter: '\r' }

export interface TerminalOptions {
  env: Record<string, string>
  columns?: number
  rows?: number
  cwd?: string
  /** Run by a shell that prints the terminal's settings before and after. */
  settings?: boolean
}

/** The real program in a real pseudo-terminal, and somebody typing. */
export function openTerminal(argv: readonly string[], { env, columns = 80, rows = 40, cwd = ROOT, settings = false }: TerminalOptions) {
  const program = [process.execPath, `${ROOT}/bin/helpdesk.js`, ...argv]
  const around = ['/bin/sh', '-c', 'trap : INT; stty -g; "$@"; code=$?; stty -g; exit $code', 'sh']
  const [file = '', ...args] = settings ? [...around, ...program] : program
  const pty = spawn(file, args, {
    cols: columns,
    rows,
    cwd,
    env: { PATH: process.env.PATH ?? '', TERM: 'xterm-256color', LANG: 'C.UTF-8', ...env },
  })
  let raw = ''
  let seen = 0
  let exitCode: number | undefined
  let wake = () => {}
  pty.onData((data) => {
    raw += data
    wake()
  })
  pty.onExit(({ exitCode: code }) => {
    exitCode = code
    wake()
  })

  /** Waits until the program has written `text` since the last wait; throws with the screen when it ends without. */
  async function waitFor(text: string | RegExp): Promise<void> {
    for (;;) {
      const fresh = stripVTControlCharacters(raw.slice(seen))
      if (typeof text === 'string' ? fresh.includes(text) : text.test(fresh)) {
        seen = raw.length
        return
      }
      if (exitCode !== undefined) throw new Error(`The program ended (${exitCode}) before '${text}':\n${stripVTControlCharacters(raw)}`)
      await change()
    }
  }
  const change = () =>
    new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`Nothing happens:\n${stripVTControlCharacters(raw)}`)), 20_000)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })

  return {
    waitFor,
    /** Waits until the program has listened for keys: what is typed before a question is discarded. */
    calm: () => new Promise((resolve) => setTimeout(resolve, 60)),
    type: (text: string) => pty.write(text),
    resize: (columns: number, rows: number) => pty.resize(columns, rows),
    /** Waits for a question, then answers it. */
    async answer(question: string | RegExp, answer: string): Promise<void> {
      await waitFor(question)
      pty.write(`${answer}\r`)
    },
    kill: () => pty.kill('SIGKILL'),
    /** The exit code. */
    async end(): Promise<number> {
      while (exitCode === undefined) await change()
      return exitCode
    },
    /** Everything written so far, without escape sequences. */
    screen: () => stripVTControlCharacters(raw).replaceAll('\r', ''),
    /** Everything written so far. */
    raw: () => raw,
  }
}

/** Opens terminals on a world's database, for people who are logged in there. */
export function terminalsOf(world: World) {
  const environment = (name: string) => ({
    HOME: join(world.folder, 'home', name),
    XDG_CONFIG_HOME: join(world.folder, 'xdg', name),
    XDG_DATA_HOME: join(world.folder, 'xdg-data', name),
    XDG_STATE_HOME: join(world.folder, 'xdg-state', name),
    HELPDESK_DATABASE: world.url,
  })
  return {
    environment,
    /** The folder of somebody's drafts. */
    stateOf: (name: string) => join(world.folder, 'xdg-state', name, 'helpdesk'),
    open(line: string | string[], name: string, options: Partial<TerminalOptions> = {}) {
      const store = openSessionStore(join(world.folder, 'xdg', name, 'helpdesk'), locationKey(parseLocation(world.url, world.folder)))
      if (world.tokens[name] && store.load() === undefined) store.save(world.tokens[name])
      const argv = typeof line === 'string' ? line.split(' ').filter(Boolean) : line
      return openTerminal(argv, { ...options, env: { ...environment(name), ...options.env } })
    },
  }
}
