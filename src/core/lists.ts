/** At least one. */
export type Some<T> = [T, ...T[]]

export const isSome = <T>(rows: T[]): rows is Some<T> => rows.length > 0

/** Rows by key, keys and rows in the order in which they come: `Map.groupBy`, which Node 20 has not. */
export function groupBy<K, T>(rows: Iterable<T>, keyOf: (row: T) => K): Map<K, Some<T>> {
  const groups = new Map<K, Some<T>>()
  for (const row of rows) {
    const key = keyOf(row)
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return groups
}

const BATCH = 500

/** Things that are worked on together: by hundreds, so that memory does not grow with their number. */
export function* inBatches<T>(things: readonly T[]): Generator<Some<T>> {
  for (let i = 0; i < things.length; i += BATCH) {
    const batch = things.slice(i, i + BATCH)
    if (isSome(batch)) yield batch
  }
}

/** The first of a list as a sentence holds it, `, …` where there are more. */
export const firstOf = (all: readonly string[], most: number): string =>
  `${all.slice(0, most).join(', ')}${all.length > most ? ', …' : ''}`

/** All of them, once the last has come. */
export async function collected<T>(things: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const thing of things) all.push(thing)
  return all
}
