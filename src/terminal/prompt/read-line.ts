import { interrupted } from '../../core/errors.js'
import { decodeUtf8 } from '../../core/utf8.js'
import type { Terminal } from '../../machine/host.js'
import { words } from '../words.js'
import { withKeyboard } from './keyboard.js'

/** What comes so soon after a line was not typed by anybody: it is the rest of what was pasted. */
const PASTE_MS = 30
const LF = 10

/**
 * A line as the terminal itself edits and echoes it, less its end; of several that were pasted, all, and an empty one
 * at the end of them is typed. Ctrl-C, the end of input, a hang-up and an order to end throw INTERRUPTED, what is no
 * UTF-8 throws INVALID.
 */
export function readLines(terminal: Terminal, prompt: string): Promise<string[]> {
  const { input, output } = terminal
  output.write(prompt)
  let giveBack = () => {}
  return new Promise<string[]>((resolve, reject) => {
    let bytes = Buffer.alloc(0)
    let soon: NodeJS.Timeout | undefined
    const read = (chunk: Uint8Array) => {
      bytes = Buffer.concat([bytes, chunk])
      clearTimeout(soon)
      if (bytes.at(-1) === LF) soon = setTimeout(() => over(answered), PASTE_MS)
    }
    const answered = () => {
      try {
        const text = decodeUtf8(bytes, words.notUtf8)
        resolve(text.replace(/\r?\n$/, '').split(/\r?\n/))
      } catch (error) {
        reject(error)
      }
    }
    const stop = () =>
      over(() => {
        output.write('\n')
        reject(interrupted())
      })
    const over = (then: () => void) => {
      clearTimeout(soon)
      input.removeListener('data', read)
      for (const event of ENDS) input.removeListener(event, stop)
      input.pause()
      giveBack()
      then()
    }
    giveBack = terminal.takeStops(stop)
    for (const event of ENDS) input.on(event, stop)
    input.on('data', read).resume()
  })
}

const ENDS = ['end', 'close', 'error']

/** A line of which nothing is echoed. */
export async function readHidden(terminal: Terminal, prompt: string): Promise<string> {
  terminal.output.write(prompt)
  try {
    return await withKeyboard(
      terminal,
      ({ input, signal }) =>
        new Promise<string>((resolve, reject) => {
          let typed: string[] = []
          const decoder = new TextDecoder()
          signal.addEventListener('abort', () => reject(signal.reason))
          input.on('data', (chunk: Uint8Array) => {
            for (const key of decoder.decode(chunk, { stream: true })) {
              if (key === '\r' || key === '\n') resolve(typed.join(''))
              else if (key === '\x7f' || key === '\b') typed = typed.slice(0, -1)
              else typed.push(key)
            }
          })
        }),
      { typePastes: true, plain: true },
    )
  } finally {
    terminal.output.write('\n')
  }
}
