import type { Priority } from './lookup.js'

/** What the contract's words for priorities stand for. */
export type Rank = 'low' | 'medium' | 'high'

/** The levels that these words stand for: the lowest, the middle one, of two the lower, and the highest. */
export function levelsOf(all: readonly Priority[]): Record<Rank, number | undefined> {
  const levels = [...new Set(all.flatMap(({ level }) => level ?? []))].sort((a, b) => a - b)
  return { low: levels[0], medium: levels[(levels.length - 1) >> 1], high: levels.at(-1) }
}

/** Of those that were read beside all others: it is no part of what a command answers. */
const RANKS = new WeakMap<Priority, Rank>()

/** What a priority is called whatever the data's language; undefined of those in between, and where nobody noted it. */
export const rankOf = (priority: Priority): Rank | undefined => RANKS.get(priority)

/** Notes the rank of a priority among all that there are. */
export function rankAmong(all: readonly Priority[]): (priority: Priority) => void {
  const { low, medium, high } = levelsOf(all)
  const ranks = new Map<number | null | undefined, Rank>([
    [medium, 'medium'],
    ...(low === high
      ? []
      : ([
          [low, 'low'],
          [high, 'high'],
        ] as const)),
  ])
  return (priority) => {
    const rank = priority.level === null ? undefined : ranks.get(priority.level)
    if (rank) RANKS.set(priority, rank)
  }
}
