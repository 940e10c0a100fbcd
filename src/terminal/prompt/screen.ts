import { Writable } from 'node:stream'
import type { Terminal } from '../../machine/host.js'

export interface Screen {
  output: NodeJS.WritableStream
  /** Draws the question anew, below whatever stands there. */
  redraw(): void
}

const ESC = '\x1b'
const CURSOR_MOVE = new RegExp(`^${ESC}\\[\\d+G$`)

/**
 * The terminal, and what the prompt has drawn last: each time it goes up over its lines and draws all of them, in one
 * piece.
 */
export function screenOf({ output }: Terminal): Screen {
  let drawing = ''
  const drawn = new Writable({
    write(chunk: Uint8Array, _, done) {
      const text = chunk.toString()
      if (!CURSOR_MOVE.test(text)) drawing = text
      output.write(text)
      done()
    },
  })
  const size = { columns: { get: () => output.columns }, rows: { get: () => output.rows }, isTTY: { value: true } }
  return {
    output: Object.defineProperties(drawn, size),
    redraw: () => void output.write('\n'.repeat(drawing.split('\x1b[1A').length - 1) + drawing),
  }
}
