import { isSome, type Some } from './group-by.js'

const BATCH = 500

/** Things that are worked on together: by hundreds, so that memory does not grow with their number. */
export function* inBatches<T>(things: readonly T[]): Generator<Some<T>> {
  for (let i = 0; i < things.length; i += BATCH) {
    const batch = things.slice(i, i + BATCH)
    if (isSome(batch)) yield batch
  }
}
