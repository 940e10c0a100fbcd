import { stripVTControlCharacters } from 'node:util'
import { spawn } from '@lydell/node-pty'
import { ROOT } from './world.js'

export interface TerminalOptions {
  env: Record<string, string>
  columns?: number
  rows?: number
  cwd?: string
}

/** The real program in a real pseudo-terminal, and somebody typing. */
export function openTerminal(argv: readonly string[], { env, columns = 80, rows = 40, cwd = ROOT }: TerminalOptions) {
  const pty = spawn(process.execPath, [`${ROOT}/bin/helpdesk.js`, ...argv], {
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
    type: (text: string) => pty.write(text),
    /** Waits for a question, then answers it. */
    async answer(question: string | RegExp, answer: string): Promise<void> {
      await waitFor(question)
      pty.write(`${answer}\r`)
    },
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
