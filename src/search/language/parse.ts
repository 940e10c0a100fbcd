import { shellQuoted } from '../../core/hint.js'
import { words } from '../words.js'
import { type Counted, countTerm, countValues } from './limits.js'
import { peekAt, type Source, sourceOf, take, wrong } from './source.js'
import { textTerm } from './text.js'
import type { Name, Query, QueryField } from './tree.js'
import { noValue, valueTerm } from './values.js'

/** A query as it was read. */
export interface ParsedQuery {
  text: string
  /** Undefined where it holds no condition. */
  query: Query | undefined
  /** What follows `sort:`. */
  order: Name | undefined
}

/** NUL, and halves of surrogate pairs. */
const NO_CHARACTER = /[\0\ud800-\udfff]/u

/** Parentheses within parentheses that a stack can bear. */
const MOST_DEEP = 50

/**
 * Reads the words of a command line as one query; `fields` are those that may stand before a colon. Throws USAGE, and
 * NOT_FOUND for a saved view.
 *
 *     either := both ("or" both)*      both := one one*
 *     one    := "not" one | "-" one | "(" either ")" | "\"" phrase "\"" | field ":" value | word
 */
export function parseQuery(typed: readonly string[], fields: readonly QueryField[]): ParsedQuery {
  const source = sourceOf(typed)
  const reader: Reader = { source, fields, terms: 0, values: 0, isEither: false, orders: [] }
  const unwritten = source.text.search(NO_CHARACTER)
  if (unwritten !== -1) throw wrong(source, unwritten, words.noText, { say: words.leaveItOut })
  skip(source)
  const query = source.at === source.text.length ? undefined : either(reader, 0)
  if (source.at < source.text.length) throw notOpened(source)
  return { text: source.text, query, order: orderOf(reader) }
}

interface Reader extends Counted {
  fields: readonly QueryField[]
  /** There is an `or` outside parentheses. */
  isEither: boolean
  orders: { at: number; depth: number; order: Name }[]
}

/** The order is no condition: it stands beside all of them, once. */
function orderOf({ source, orders, isEither }: Reader): Name | undefined {
  const [first, second] = orders
  const within = orders.find(({ depth }) => isEither || depth > 0)
  if (within)
    throw wrong(source, within.at, words.sortWithin, { say: words.write(shellQuoted('(a or b) sort:updated:desc')) })
  if (second) throw wrong(source, second.at, words.sortOnce, { say: words.write('sort:priority:desc,updated') })
  return first?.order
}

const skip = (source: Source): void => void take(source, /\s*/y)
const isEnd = ({ text, at }: Source): boolean => at === text.length || text[at] === ')'
/** An operator stands alone: `or`, not `organe` or `or:`. */
const OPERATOR = /(?:or|not)(?=[\s()"]|$)/iy
const operator = (source: Source): string => peekAt(source, OPERATOR).toLowerCase()

function either(reader: Reader, depth: number): Query | undefined {
  const { source } = reader
  const parts = [both(reader, depth)]
  while (operator(source) === 'or') {
    const { at } = source
    const typed = take(source, OPERATOR)
    skip(source)
    if (isEnd(source)) throw nothingFollows(source, at, typed)
    reader.isEither ||= depth === 0
    parts.push(both(reader, depth))
  }
  return joined('or', parts)
}

function both(reader: Reader, depth: number): Query | undefined {
  const { source } = reader
  if (operator(source) === 'or') throw nothingPrecedes(source, take(source, OPERATOR))
  if (isEnd(source)) throw notOpened(source)
  const parts: (Query | undefined)[] = []
  while (!isEnd(source) && operator(source) !== 'or') {
    parts.push(one(reader, depth))
    skip(source)
  }
  return joined('and', parts)
}

/** Undefined where none of them is a condition. */
function joined(kind: 'and' | 'or', all: readonly (Query | undefined)[]): Query | undefined {
  const parts = all.filter((part) => part !== undefined)
  return parts.length > 1 ? { kind, parts } : parts[0]
}

function one(reader: Reader, depth: number): Query | undefined {
  const { source } = reader
  const { at } = source
  countTerm(reader, at)
  if (depth > MOST_DEEP) throw wrong(source, at, words.tooDeep, { say: words.askTwice })
  const sign = source.text[at]
  if (sign === '(') return parenthesis(reader, depth + 1)
  if (sign === '"') return textTerm(source)
  const negation = operator(source) === 'not' ? take(source, OPERATOR) : take(source, /-(?=[^\s)])/y)
  if (negation !== '') return negated(reader, at, negation, depth + 1)
  if (peekAt(source, FIELD) !== '') return fieldTerm(reader, depth)
  if (sign === '@') throw noView(source)
  return textTerm(source)
}

function negated(reader: Reader, at: number, typed: string, depth: number): Query | undefined {
  const { source } = reader
  skip(source)
  if (isEnd(source) || operator(source) === 'or') throw nothingFollows(source, at, typed)
  const part = one(reader, depth)
  return part && { kind: 'not', part }
}

function parenthesis(reader: Reader, depth: number): Query | undefined {
  const { source } = reader
  const { at } = source
  source.at++
  skip(source)
  if (source.text[source.at] === ')') throw wrong(source, at, words.nothingInside, { say: GROUPED })
  if (source.at === source.text.length) throw notClosed(source, at)
  const inside = either(reader, depth)
  if (source.text[source.at] !== ')') throw notClosed(source, at)
  source.at++
  return inside
}

const FIELD = /[^\s()":]*:/y

function fieldTerm(reader: Reader, depth: number): Query | undefined {
  const { source, fields, orders } = reader
  const { at } = source
  const name = take(source, FIELD).slice(0, -1)
  const field = fields.find((f) => f.name === name.toLowerCase())
  if (!field) {
    const text = name === '' ? words.nothingBeforeColon : words.noField(name)
    const piece = name + (source.text.slice(at + name.length).match(/^[^\s()"]*/)?.[0] ?? '')
    const known = fields.map((f) => f.name).join(', ')
    throw wrong(source, at, text, { say: words.fieldsAre(known, inQuotes(piece)) })
  }
  if (/^[\s()]?$/.test(source.text[source.at] ?? '')) throw noValue(source, field, source.at)
  if (field.takes === 'text') return textTerm(source, field.name)
  if (field.takes !== 'order') {
    const term = valueTerm(source, field)
    countValues(reader, at, term)
    return term
  }
  const place = { query: source.text, at: source.at }
  orders.push({ at, depth, order: { text: take(source, /[^\s()]*/y), place } })
  return undefined
}

/** As a shell takes it: it would take the quotes of a query off, and parentheses for its own. */
const inQuotes = (text: string): string => shellQuoted(`"${text}"`)
const GROUPED = words.write(shellQuoted('(is:open or closed:7d..)'))

const notClosed = (source: Source, at: number) => wrong(source, at, words.notClosed('('), { say: words.closeIt(')') })
const notOpened = (source: Source) => wrong(source, source.at, words.notOpened, { say: GROUPED })
const nothingFollows = (source: Source, at: number, word: string) =>
  wrong(source, at, words.nothingFollows(word), { say: words.wordInQuotes(inQuotes(word)) })
const nothingPrecedes = (source: Source, word: string) =>
  wrong(source, source.at - word.length, words.nothingPrecedes(word), { say: words.wordInQuotes(inQuotes(word)) })

function noView(source: Source) {
  const { at } = source
  const name = take(source, /[^\s()"]*/y).slice(1)
  return wrong(source, at, words.noView(name), { say: words.viewOrText(name) }, 'NOT_FOUND')
}
