// Numbers are given in their order and committed in any: who has seen the highest need not have seen those below it.

/** Seconds after which what was written before is committed, or never will be. */
export const SETTLED_S = 60
/** No more of them are kept one by one. */
export const MOST_LATER = 20

/** What was seen: every number up to `upTo`, and of those above it only these: `,14,17,`, or nothing. */
export interface Seen {
  upTo: number
  later: string
}

/**
 * What is seen once these are: `settled`, the highest that is old enough, and `recent`, those that are not, joined by
 * commas. What was seen `before` stays so. Of too many that are recent, the lower count as settled.
 */
export function seenOf(before: number, { settled, recent }: { settled: number | null; recent: string | null }): Seen {
  const numbers = (recent ?? '').split(',').map(Number)
  return seenWith({ upTo: Math.max(before, settled ?? 0), later: '' }, numbers)
}

/** The same, and these beside. */
export function seenWith({ upTo, later }: Seen, numbers: readonly number[]): Seen {
  const all = new Set([...later.split(',').map(Number), ...numbers])
  const above = [...all].filter((number) => number > upTo).sort((a, b) => b - a)
  const settled = above[MOST_LATER] ?? upTo
  const kept = above.slice(0, MOST_LATER).reverse()
  return { upTo: settled, later: kept.length === 0 ? '' : `,${kept.join(',')},` }
}
