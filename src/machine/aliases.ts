import { failure } from '../core/errors.js'
import { readShellLine } from './shell-line.js'
import { words } from './words.js'

/** Names of one's own for the beginning of a command line, by name. */
export type Aliases = Readonly<Record<string, string>>

/** The words of an alias, split as a shell does; nothing is run. Throws USAGE where a quote stays open, or for none. */
export function aliasWords(text: string): string[] {
  const { words: split, quote } = readShellLine(text, { redirects: false })
  if (quote !== '') throw failure('USAGE', words.openQuote(text))
  const last = split.at(-1) === '' && /\s$|^$/.test(text) ? -1 : undefined // a blank begins the next word
  const found = split.slice(0, last)
  if (found.length === 0) throw failure('USAGE', words.emptyAlias)
  return found
}

/** What it stands for, where there is one. */
export const aliasNamed = (name: string, aliases: Aliases): string | undefined =>
  Object.hasOwn(aliases, name) ? aliases[name] : undefined

const PLACE = /\$([1-9]\d*)/g
const placesIn = (word: string): number[] => [...word.matchAll(PLACE)].map(([, place]) => Number(place))

/** The words that `name` and what was given after it stand for. Throws USAGE where it needs more than was given. */
export function expandAlias(name: string, text: string, given: readonly string[]): string[] {
  const split = aliasWords(text)
  const places = split.flatMap(placesIn)
  const needed = Math.max(0, ...places)
  if (given.length < needed) throw failure('USAGE', words.aliasNeeds(name, needed, text))
  const filled = split.map((word) => word.replace(PLACE, (_, place: string) => given[Number(place) - 1] ?? ''))
  return [...filled, ...given.filter((_, i) => !places.includes(i + 1))]
}

/** The same of what stands before the next word, which is being typed: at its place in the alias, or at the end. */
export function aliasBefore(name: string, text: string, given: readonly string[]): string[] {
  const split = aliasWords(text)
  const at = split.findIndex((word) => placesIn(word).includes(given.length + 1))
  if (at === -1) return expandAlias(name, text, given)
  return split.slice(0, at).map((word) => word.replace(PLACE, (_, place: string) => given[Number(place) - 1] ?? ''))
}
