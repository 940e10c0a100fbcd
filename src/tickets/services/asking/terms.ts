import { word } from '../../../command/parsers.js'
import type { NamesTerm } from '../../../search/language/tree.js'

/** The term that an option with names stands for: `tom,none`. Throws INVALID for an empty one. */
export const named = (field: string, typed: string): NamesTerm => ({
  kind: 'names',
  field,
  names: (word(typed).includes(',') ? typed.split(',').map((name) => name.trim()) : [typed]).map((name) => ({
    text: word(name),
    place: undefined,
  })),
  whole: typed,
  place: undefined,
})
