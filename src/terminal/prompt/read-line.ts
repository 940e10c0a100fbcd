import { createInterface } from 'node:readline'
import { interrupted } from '../../core/errors.js'
import type { Terminal } from '../../machine/host.js'
import { catchingInterrupts } from './interrupts.js'

/** A line as the terminal itself edits and echoes it. */
export function readLine(terminal: Terminal, prompt: string): Promise<string> {
  const { input, output } = terminal
  output.write(prompt)
  const lines = createInterface({ input, terminal: false })
  return new Promise<string>((resolve, reject) => {
    const stop = () => {
      output.write('\n')
      reject(interrupted())
    }
    lines.once('close', stop)
    const answered = () =>
      new Promise<void>((over) => lines.once('line', (line) => over(resolve(line))).once('close', over))
    void catchingInterrupts(terminal, stop, answered)
  }).finally(() => lines.removeAllListeners('close').close())
}

/** A line of which nothing is echoed. */
export function readHidden({ input, output }: Terminal, prompt: string): Promise<string> {
  output.write(prompt)
  input.setRawMode(true)
  let typed = ''
  return new Promise<string>((resolve, reject) => {
    const decoder = new TextDecoder()
    const read = (chunk: Uint8Array) => {
      for (const key of decoder.decode(chunk, { stream: true })) {
        if (key === '\r' || key === '\n') return over(() => resolve(typed))
        if (key === '\x03' || key === '\x04') return over(() => reject(interrupted()))
        if (key === '\x7f' || key === '\b') typed = [...typed].slice(0, -1).join('')
        else typed += key
      }
    }
    const over = (then: () => void) => {
      input.removeListener('data', read).setRawMode(false).pause()
      output.write('\n')
      then()
    }
    input.on('data', read).resume()
  })
}
