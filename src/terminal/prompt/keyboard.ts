import { isUtf8 } from 'node:buffer'
import { EventEmitter } from 'node:events'
import { setImmediate } from 'node:timers/promises'
import { stripVTControlCharacters } from 'node:util'
import { failure, interrupted, WentBack } from '../../core/errors.js'
import type { Terminal } from '../../machine/host.js'
import { words } from '../words.js'
import { type Screen, screenOf } from './screen.js'

/** Bracketed paste: https://invisible-island.net/xterm/ctlseqs/ctlseqs.html#h2-Bracketed-Paste-Mode */
const PASTE = { on: '\x1b[?2004h', off: '\x1b[?2004l', begin: '\x1b[200~', end: '\x1b[201~' }
const SHOW_CURSOR = '\x1b[?25h'
const [CTRL_C, CTRL_D, CTRL_Z, ESC] = ['\x03', '\x04', '\x1a', '\x1b']
const CTRL_C_BYTE = 3

/** What a prompt is told beside the keys of readline: a text that was pasted whole. */
export const PASTED = 'pasted'
export interface PastedKey {
  name: typeof PASTED
  text: string
}

/** What a prompt reads and writes while it asks. */
export interface Keyboard {
  input: NodeJS.ReadableStream
  output: NodeJS.WritableStream
  /** Aborted with the error that the question ends with. */
  signal: AbortSignal
}

interface Options {
  /** Nothing is written but text: no escape sequences. */
  plain?: boolean
  /** What is pasted is typed, its lines after one another: for questions whose answer is one line and not shown. */
  typePastes?: boolean
}

/**
 * Asks at the terminal, key by key. Ctrl-C, Ctrl-D, the end of input, a hang-up and an order to end throw INTERRUPTED,
 * Esc throws WentBack, what is no UTF-8 throws INVALID; Ctrl-Z stops the program, and it goes on where it was. However
 * it ends, the terminal is as it was before.
 */
export async function withKeyboard<T>(
  terminal: Terminal,
  ask: (keyboard: Keyboard) => Promise<T>,
  options: Options = {},
): Promise<T> {
  const stop = new AbortController()
  const over = (why: Error) => stop.abort(why)
  const atEnd = () => over(interrupted())
  const giveBack = terminal.takeStops(atEnd)
  const screen = screenOf(terminal)
  const isPlain = options.plain === true
  const keys = new Keys()
  let isAsked = false
  const read = reader(keys, {
    over,
    isAsked: () => isAsked,
    suspend: () => suspend(terminal, screen, isPlain),
    ...options,
  })
  const { input } = terminal
  // A terminal that has gone away fails once more when it is given back.
  if (!input.listeners('error').includes(ignore)) input.on('error', ignore)
  grab(terminal, isPlain)
  for (const event of ENDS) input.on(event, atEnd)
  input.on('data', read).resume()
  try {
    await setImmediate() // what was typed before is read by then; what comes once the question is drawn is an answer
    isAsked = true
    return await ask({ input: keys as never, output: screen.output, signal: stop.signal })
  } catch (error) {
    throw stop.signal.aborted ? stop.signal.reason : error
  } finally {
    input.removeListener('data', read)
    for (const event of ENDS) input.removeListener(event, atEnd)
    release(terminal, isPlain)
    input.pause()
    giveBack()
  }
}

const ENDS = ['end', 'close', 'error']
const ignore = () => undefined

function grab({ input, output }: Terminal, isPlain: boolean): void {
  input.setRawMode(true)
  if (!isPlain) output.write(PASTE.on)
}

function release({ input, output }: Terminal, isPlain: boolean): void {
  if (!input.destroyed) input.setRawMode(false)
  if (!isPlain) output.write(PASTE.off + SHOW_CURSOR)
}

/** The keys as a prompt's readline takes them: only what is typed passes. */
class Keys extends EventEmitter {
  readonly readable = true
  pause = () => this
  resume = () => this
  type(bytes: Uint8Array): void {
    this.emit('data', bytes)
  }
  press(key: PastedKey): void {
    this.emit('keypress', undefined, { sequence: '', ctrl: false, meta: false, shift: false, ...key })
  }
}

interface Reader extends Options {
  over(why: Error): void
  /** Whether the question is there yet. */
  isAsked(): boolean
  suspend(): void
}

/** Takes bytes of the terminal as they come, and tells what they are. */
function reader(keys: Keys, { over, suspend, isAsked, typePastes = false }: Reader): (chunk: Uint8Array) => void {
  const utf8 = new TextDecoder('utf-8', { fatal: true })
  let held = ''
  let pasted: string | undefined

  /** A character may come in two pieces. */
  function isText(bytes: Uint8Array): boolean {
    try {
      utf8.decode(bytes, { stream: true })
      return true
    } catch {
      return false
    }
  }

  function typed(text: string): void {
    if (text === '') return
    const bytes = Buffer.from(text, 'latin1')
    if (isText(bytes)) keys.type(bytes)
    else over(failure('INVALID', words.notUtf8))
  }

  function wasPasted(text: string): void {
    const bytes = Buffer.from(text, 'latin1')
    if (!isUtf8(bytes)) {
      over(failure('INVALID', words.notUtf8))
      return
    }
    const plain = stripVTControlCharacters(bytes.toString())
      .replace(/\r\n?/g, '\n')
      .replace(/[^\P{Cc}\n\t]/gu, '')
    if (typePastes) keys.type(Buffer.from(plain.replace(/\n+$/, '').replaceAll('\n', ' ')))
    else keys.press({ name: PASTED, text: plain })
  }

  return (chunk) => {
    // Typed before the question was there: nobody could mean it, but for the wish to end.
    if (!isAsked() && !chunk.includes(CTRL_C_BYTE)) return
    let text = held + Buffer.from(chunk).toString('latin1')
    held = ''
    if (text === ESC) return over(new WentBack(''))
    while (text !== '') {
      if (pasted !== undefined) {
        const end = text.indexOf(PASTE.end)
        if (end === -1) {
          const kept = Math.max(0, text.length - PASTE.end.length + 1)
          pasted += text.slice(0, kept)
          held = text.slice(kept)
          return
        }
        wasPasted(pasted + text.slice(0, end))
        pasted = undefined
        text = text.slice(end + PASTE.end.length)
        continue
      }
      const found = SPECIAL.exec(text)
      if (!found) {
        held = BEGUN.exec(text)?.[0] ?? ''
        return typed(text.slice(0, text.length - held.length))
      }
      typed(text.slice(0, found.index))
      text = text.slice(found.index + found[0].length)
      if (found[0] === PASTE.begin) pasted = ''
      else if (found[0] === CTRL_Z) suspend()
      else return over(interrupted())
    }
  }
}
/** The beginning of a paste, cut off. */
const BEGUN = new RegExp(`${ESC}\\[20{0,2}$`)
const SPECIAL = new RegExp(`${PASTE.begin.replace('[', '\\[')}|[${CTRL_C}${CTRL_D}${CTRL_Z}]`)

/** Ctrl-Z: the shell has the terminal until `fg`; then the question stands below what the shell has written. */
function suspend(terminal: Terminal, screen: Screen, isPlain: boolean): void {
  release(terminal, isPlain)
  terminal.output.write('\n')
  terminal.suspend(() => {
    grab(terminal, isPlain)
    screen.redraw()
  })
}
