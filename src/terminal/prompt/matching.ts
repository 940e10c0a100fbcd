import MiniSearch from 'minisearch'
import { fold } from '../../core/fold.js'
import { type Choice, textOf } from './question.js'

/**
 * An index of texts, in which words are found by their beginnings and with small mistakes, whatever their case and
 * accents; numbers without any.
 */
function indexOf(texts: readonly string[]) {
  const index = new MiniSearch<{ id: number; text: string }>({
    fields: ['text'],
    processTerm: (term) => fold(term) || null,
    searchOptions: { prefix: true, fuzzy: (term) => (term.length > 3 && !/\d/.test(term) ? 0.25 : false) },
  })
  index.addAll(texts.map((text, id) => ({ id, text })))
  return index
}

/** What is typed for a thing's number: `12`, `#12`, and `#` of which the number is still to come. */
const NUMBER = /^(#?)(\d*)$/
const bare = (text: string): string => fold(text.trim().replace(/^#/, ''))

/** What a choice is called, before what it is: `12` of `#12  Title`. */
const calledOf = ({ name }: Choice): string => bare(name.split('  ')[0] ?? '')
const isNumbered = (choice: Choice): boolean => /^\d+$/.test(calledOf(choice))

/** Whether `typed` is a choice's own name or number, its beginning, or neither. */
function rankOf(choice: Choice, typed: string): 0 | 1 | 2 {
  const called = calledOf(choice)
  if (called === typed) return 0
  return called.startsWith(typed) ? 1 : 2
}

/** What is called as was typed first, then what is called so at its beginning, then the others as they were. */
export function ranked(choices: readonly Choice[], typed: string): Choice[] {
  const word = bare(typed)
  if (word === '') return [...choices]
  return [0, 1, 2].flatMap((rank) => choices.filter((choice) => rankOf(choice, word) === rank))
}

/** Whether a number was typed, and the thing that has it is not among the choices. */
export const lacksNumber = (choices: readonly Choice[], typed: string): boolean =>
  /^#?\d+$/.test(typed.trim()) && !choices.some((choice) => rankOf(choice, bare(typed)) === 0)

/**
 * A function that finds choices by what is typed, everything where that is nothing: those whose text holds every word,
 * and those whose name or number it is or begins, which come first. Behind a `#` stands a number, and nothing else.
 */
export function finder(choices: readonly Choice[]): (typed: string) => Choice[] {
  const index = indexOf(choices.map(textOf))
  return (typed) => {
    const [, sharp = '', digits] = NUMBER.exec(typed.trim()) ?? []
    if (sharp !== '' && choices.some(isNumbered))
      return ranked(
        choices.filter((choice) => rankOf(choice, digits ?? '') < 2),
        typed,
      )
    const word = bare(typed)
    if (word === '') return [...choices]
    const byText = index.search(typed, { combineWith: 'AND' }).flatMap(({ id }) => choices[id as number] ?? [])
    const byName = choices.filter((choice) => rankOf(choice, word) < 2 && !byText.includes(choice))
    return ranked([...byText, ...byName], typed)
  }
}
