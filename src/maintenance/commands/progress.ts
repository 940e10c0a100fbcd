import type { Context } from '../../command/context.js'
import { counted } from '../../core/number.js'
import { words } from '../words.js'

const CLEAR_LINE = '\r\x1b[K'

/** Shows at a terminal how far the search index is; `end` clears the line. */
export function indexProgress({ host, lang }: Context) {
  const write = (text: string) => host.err.isTerminal && host.err.write(`${CLEAR_LINE}${text}`)
  return {
    progress: (done: number, total: number) => void write(words.indexing(done, total)[lang]),
    end: () => void write(''),
  }
}

/** The same of the rows of each table that is read. */
export function rowProgress({ host, lang }: Context) {
  const write = (text: string) => host.err.isTerminal && host.err.write(`${CLEAR_LINE}${text}`)
  return {
    progress: (table: string, rows: number) => void write(`${table} ${counted(rows)[lang]}`),
    end: () => void write(''),
  }
}
