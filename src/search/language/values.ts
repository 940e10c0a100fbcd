import { MOST_ID } from '../../command/parsers.js'
import type { Hint } from '../../core/hint.js'
import { words } from '../words.js'
import { COMPARISON, type Item, isRange, itemOf, part, signsOf, textOf } from './items.js'
import { countValues } from './limits.js'
import { optionSource, placeOf, type Source, take, wrong } from './source.js'
import { type Time, timeOf } from './times.js'
import type { End, Query, QueryField, Term } from './tree.js'

const ITEM = /(?:"[^"]*"|[^\s()",])+/y
const OPTION_ITEM = /(?:"[^"]*"|[^",])+/y

/** What follows the colon of a field: one value, or several with commas between them, each of which may be a range. */
export const valueTerm = (source: Source, field: QueryField): Query => valuesOf(source, field, ITEM)

/** The same as an option has it, blanks and parentheses being a part of it. Throws USAGE. */
export function optionTerm(typed: string, field: QueryField): Query {
  const source = optionSource(typed)
  const term = valuesOf(source, field, OPTION_ITEM)
  countValues({ source, terms: 1, values: 0 }, 0, term)
  return term
}

function valuesOf(source: Source, field: QueryField, pattern: RegExp): Query {
  const start = source.at
  const items: Item[] = []
  for (;;) {
    const { at } = source
    const typed = take(source, pattern)
    if (typed === '') throw noItem(source, field, at)
    items.push(itemOf(typed, at))
    if (source.text[source.at] !== ',') break
    source.at++
  }
  return termOf(source, field, items, source.text.slice(start, source.at))
}

function noItem(source: Source, field: QueryField, at: number) {
  if (source.text[at] === '"') return wrong(source, at, words.notClosed('"'), { say: words.closeIt('"') })
  const isComma = source.text[at] === ',' || source.text[at - 1] === ','
  return isComma
    ? wrong(source, source.text[at] === ',' ? at : at - 1, words.aValueIsMissing, hintFor(field))
    : noValue(source, field, at)
}

/** A shell takes `>high` away from `priority:>high`, and leaves the field at the end of its argument. */
export function noValue(source: Source, field: QueryField, at: number) {
  const hint: Hint = source.ends.has(at) ? { say: words.shellTakes } : hintFor(field)
  return wrong(source, at - 1, words.noValue(field.name), hint)
}

const hintFor = (field: QueryField): Hint => ({ say: words.write(field.example) })

function termOf(source: Source, field: QueryField, items: readonly Item[], typed: string): Query {
  const place = placeOf(source, items[0]?.at ?? 0)
  const names = items.map((item) => ({ text: textOf(item), place: placeOf(source, item.at) }))
  const empty = items.find((item) => textOf(item).trim() === '')
  if (empty) throw wrong(source, empty.at, words.noValue(field.name), hintFor(field))
  if (field.takes === 'words')
    return { kind: 'words', field: field.name, words: items.map(known(source, field)), place }
  const isList = !items.some(isRange)
  if (field.takes === 'numbers' && isList)
    return { kind: 'list', field: field.name, numbers: items.map((item) => numberIn(source, field, item)), place }
  if (field.takes === 'names' || (field.takes === 'levels' && isList))
    return { kind: 'names', field: field.name, names, whole: typed, place }
  const parts = items.map((item) => rangeTerm(source, field, item))
  return parts.length === 1 && parts[0] ? parts[0] : { kind: 'or', parts }
}

const known = (source: Source, field: QueryField) => (item: Item) => {
  const typed = textOf(item)
  const found = field.words?.find((word) => word === typed.toLowerCase())
  if (found) return found
  throw wrong(source, item.at, words.noWord(field.name, typed), { say: field.words?.join(', ') ?? field.example })
}

/** `A..B`, `A..`, `..B`, `>A`, or one value alone: that is what lies within it. */
function rangeTerm(source: Source, field: QueryField, item: Item): Term {
  const signs = signsOf(item)
  const sign = COMPARISON.exec(signs)?.[0]
  const dots = signs.indexOf('..')
  if (sign) return compared(source, field, sign, part(item, sign.length), item.at)
  if (dots === -1) return alone(source, field, item)
  if (signs.length === 2) throw wrong(source, item.at, words.noEnds, hintFor(field))
  const [first, last] = [part(item, 0, dots), part(item, dots + 2)]
  if (signsOf(last).includes('..')) throw wrong(source, item.at, words.twoRanges, hintFor(field))
  const end = (side: Item) => (side.characters.length === 0 ? undefined : { item: side, isIncluded: true })
  return between(source, field, end(first), end(last), item.at)
}

function compared(source: Source, field: QueryField, sign: string, item: Item, at: number): Term {
  if (item.characters.length === 0 || isRange(item)) throw wrong(source, at, words.twoRanges, hintFor(field))
  const end = { item, isIncluded: sign.endsWith('=') }
  // Of ages the greater one began earlier.
  const isAge = field.takes === 'times' && timeOf(textOf(item))?.kind === 'age'
  return sign.startsWith('>') !== isAge
    ? between(source, field, end, undefined, at)
    : between(source, field, undefined, end, at)
}

function alone(source: Source, field: QueryField, item: Item): Term {
  const end = { item, isIncluded: true }
  const isAge = field.takes === 'times' && timeOf(textOf(item))?.kind === 'age'
  return between(source, field, end, isAge ? undefined : end, item.at)
}

type Side = { item: Item; isIncluded: boolean } | undefined

function between(source: Source, field: QueryField, from: Side, to: Side, at: number): Term {
  const place = placeOf(source, at)
  const ends = <V>(read: (source: Source, field: QueryField, item: Item) => V) => {
    const end = (side: Side): End<V> | undefined =>
      side && {
        value: read(source, field, side.item),
        isIncluded: side.isIncluded,
        place: placeOf(source, side.item.at),
      }
    return { field: field.name, from: end(from), to: end(to), place }
  }
  if (field.takes === 'times') return { kind: 'times', ...ends(timeIn) }
  if (field.takes === 'levels') return { kind: 'levels', ...ends((_, __, item) => textOf(item)) }
  const numbers = ends(numberIn)
  if (numbers.from && numbers.to && numbers.from.value > numbers.to.value) throw backwards(source, at)
  return { kind: 'numbers', ...numbers }
}

const backwards = (source: Source, at: number) => wrong(source, at, words.endsBefore, { say: words.write('id:12..40') })

function numberIn(source: Source, field: QueryField, item: Item): number {
  const typed = textOf(item)
  const number = /^#?\d{1,10}$/.test(typed) ? Number(typed.replace('#', '')) : 0
  if (number >= 1 && number <= MOST_ID) return number
  throw wrong(source, item.at, words.notANumber(typed), hintFor(field))
}

function timeIn(source: Source, _: QueryField, item: Item): Time {
  const typed = textOf(item)
  const time = timeOf(typed)
  if (time) return time
  throw wrong(source, item.at, words.notATime(typed), { say: TIMES })
}

/** Times as they may be written. */
const TIMES = '2026, 2026-01, 2026-01-31, 2026-01-31T10:00, today, yesterday, 30m, 12h, 7d, 2w, 3mo, 1y'
