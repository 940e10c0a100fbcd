import type { Context } from '../../command/context.js'
import { inEach, type Text } from '../../core/language.js'
import { counted } from '../../core/number.js'
import { words } from '../words.js'

const CLEAR_LINE = '\r\x1b[K'

/** Shows at a terminal how far something is, on one line; `end` clears it. */
function progressLine<A, B>({ host, lang }: Context, say: (done: A, of: B) => Text) {
  const write = (text: string) => host.err.isTerminal && host.err.write(`${CLEAR_LINE}${text}`)
  return {
    progress: (done: A, of: B) => void write(say(done, of)[lang]),
    end: () => void write(''),
  }
}

/** How far the search index is. */
export const indexProgress = (ctx: Context) => progressLine(ctx, words.indexing)

/** How many rows of a table were read. */
export const rowProgress = (ctx: Context) =>
  progressLine(ctx, (table: string, rows: number) => inEach((lang) => `${table} ${counted(rows)[lang]}`))
