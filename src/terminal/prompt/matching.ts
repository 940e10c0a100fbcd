import MiniSearch from 'minisearch'
import { fold } from '../../core/fold.js'

/**
 * An index of texts, in which words are found by their beginnings and with small mistakes, whatever their case and
 * accents.
 */
function indexOf(texts: readonly string[]) {
  const index = new MiniSearch<{ id: number; text: string }>({
    fields: ['text'],
    processTerm: (term) => fold(term) || null,
    searchOptions: { prefix: true, fuzzy: (term) => (term.length > 3 ? 0.25 : false) },
  })
  index.addAll(texts.map((text, id) => ({ id, text })))
  return index
}

/**
 * A function that finds, best first, the things whose text holds every word typed; everything where nothing is typed.
 */
export function finder<T>(things: readonly T[], textOf: (thing: T) => string): (typed: string) => T[] {
  const index = indexOf(things.map(textOf))
  return (typed) =>
    typed.trim() === ''
      ? [...things]
      : index.search(typed, { combineWith: 'AND' }).flatMap(({ id }) => things[id as number] ?? [])
}
