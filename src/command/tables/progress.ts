import { counted } from '../../core/number.js'
import type { Context } from '../context.js'

/** Tells a person at a terminal how far it is, on one line that is gone in the end. Nobody else is told. */
export function progressOf(ctx: Context): { rows: (count: number) => void; end: () => void } {
  const { err } = ctx.host
  if (!err.isTerminal || ctx.host.env.TERM === 'dumb') return { rows: () => undefined, end: () => undefined }
  const words = { en: 'rows', fr: 'lignes' }[ctx.lang]
  return {
    rows: (count) => err.write(`\r${counted(count)[ctx.lang]} ${words}\u001b[K`),
    end: () => err.write('\r\u001b[K'),
  }
}
