import { readFileSync } from 'node:fs'
import { stripVTControlCharacters } from 'node:util'
import { spawn } from '@lydell/node-pty'
import { screenOf } from './screen.js'

export interface PtyOptions {
  env: Record<string, string>
  cwd: string
  columns?: number
  rows?: number
  /** Run by a shell that prints the terminal's settings before and after. */
  settings?: boolean
}

/** What the shell writes when it has no more to write. */
const END = '\x05'

/** A program in a real pseudo-terminal, and somebody typing. */
export function openPty(
  program: readonly string[],
  { env, columns = 80, rows = 40, cwd, settings = false }: PtyOptions,
) {
  // What is written just before a terminal closes can be lost: this one stays open until the end was read.
  const around = [
    '/bin/bash',
    '-c',
    // With job control, as at a prompt: what is stopped (128 + SIGTSTP) comes to the foreground again.
    `set -m; trap : INT TERM HUP; stty -g; "$@"; code=$?; while [ $code = 148 ]; do fg; code=$?; done; stty -g; printf '\\005'; read -r read; exit $code`,
    'sh',
  ]
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
    if (settings && raw.includes(END)) {
      raw = raw.replace(END, '')
      pty.write('\n')
    }
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
      if (exitCode !== undefined)
        throw new Error(`The program ended (${exitCode}) before '${text}':\n${stripVTControlCharacters(raw)}`)
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

  /**
   * Waits until the program has listened for keys, and written nothing for a while: what is typed before a question, or
   * before there is anything to choose, is discarded.
   */
  async function calm(): Promise<void> {
    for (let before = -1; before !== raw.length; ) {
      before = raw.length
      await new Promise((resolve) => setTimeout(resolve, 60))
    }
  }

  return {
    waitFor,
    calm,
    type: (text: string) => pty.write(text),
    /** The same of bytes that may be no text. */
    bytes: (bytes: Uint8Array) => pty.write(bytes as never),
    /** The program's own process, where a shell runs it. */
    child: () => Number(readFileSync(`/proc/${pty.pid}/task/${pty.pid}/children`, 'utf8').trim().split(' ')[0]),
    resize: (columns: number, rows: number) => pty.resize(columns, rows),
    /** Waits for a question, then answers it. */
    async answer(question: string | RegExp, answer: string): Promise<void> {
      await waitFor(question)
      await calm()
      pty.write(`${answer}\r`)
    },
    /** The same for a text: an empty line ends it. */
    async write(question: string | RegExp, text: string): Promise<void> {
      await waitFor(question)
      await calm()
      pty.write(text.replaceAll('\n', '\r'))
      pty.write('\r')
      await calm()
      pty.write('\r')
    },
    kill: () => pty.kill('SIGKILL'),
    /** The exit code. */
    async end(): Promise<number> {
      while (exitCode === undefined) await change()
      return exitCode
    },
    /** Everything written so far, without escape sequences. */
    screen: () => stripVTControlCharacters(raw).replaceAll('\r', ''),
    /** The lines that somebody sees now, in a terminal that was not resized. */
    lines: () => screenOf(raw, columns, rows),
    /** Everything written so far. */
    raw: () => raw,
  }
}
