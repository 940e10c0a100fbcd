import type { Context } from '../context.js'
import { words } from '../words.js'

/** Tells a person at a terminal how far it is, on one line that is gone in the end. Nobody else is told. */
export function progressOf(ctx: Context): { rows: (count: number) => void; end: () => void } {
  const { err } = ctx.host
  if (!err.isTerminal || ctx.host.env.TERM === 'dumb') return { rows: () => undefined, end: () => undefined }
  return {
    rows: (count) => err.write(`\r${words.rows(count)[ctx.lang]}\u001b[K`),
    end: () => err.write('\r\u001b[K'),
  }
}
