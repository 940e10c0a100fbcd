import { words } from '../words.js'
import { type Source, wrong } from './source.js'
import { type Query, type Term, termsOf } from './tree.js'

/** More than anybody types, and less than what databases refuse. */
const MOST_TERMS = 500
const MOST_VALUES = 5_000

/** How much of a query was read. */
export interface Counted {
  source: Source
  terms: number
  values: number
}

/** Notes a term that begins at `at`. Throws USAGE where that is too much. */
export const countTerm = (counted: Counted, at: number): void => count(counted, at, 1, 0)

/** Notes the values of a field, each range of which is a term: the first one is noted already. */
export function countValues(counted: Counted, at: number, query: Query): void {
  const terms = [...termsOf(query)]
  count(
    counted,
    at,
    terms.length - 1,
    terms.map(valuesIn).reduce((sum, n) => sum + n, 0),
  )
}

function count(counted: Counted, at: number, terms: number, values: number): void {
  counted.terms += terms
  counted.values += values
  const hint = { say: words.askTwice }
  if (counted.terms > MOST_TERMS) throw wrong(counted.source, at, words.tooManyTerms(MOST_TERMS), hint)
  if (counted.values > MOST_VALUES) throw wrong(counted.source, at, words.tooManyValues(MOST_VALUES), hint)
}

function valuesIn(term: Term): number {
  if (term.kind === 'names') return term.names.length
  return term.kind === 'list' ? term.numbers.length : 1
}
