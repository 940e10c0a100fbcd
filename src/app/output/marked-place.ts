import type { Place } from '../../core/errors.js'
import { inert } from '../../terminal/inert.js'
import { widthOf } from '../../terminal/width.js'

/** What is shown of a long query before and behind the place, in characters. */
const AROUND = { before: 50, behind: 26 }
const INDENT = '  '

/** A query on a line of its own, inert, and `^` below one of its characters; of a long one, what is around it. */
export function markedPlace({ query, at }: Place): string {
  const isCut = query.length > AROUND.before + AROUND.behind
  const from = isCut ? Math.max(0, at - AROUND.before) : 0
  const to = isCut ? at + AROUND.behind : query.length
  const before = (from > 0 ? '…' : '') + inert(query.slice(from, at).toWellFormed())
  const behind = inert(query.slice(at, to).toWellFormed()) + (to < query.length ? '…' : '')
  return `${INDENT}${before}${behind}\n${INDENT}${' '.repeat(widthOf(before))}^\n`
}
