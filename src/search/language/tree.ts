import type { Place } from '../../core/errors.js'
import type { Time } from './times.js'

/** What a field takes in a query, and with that how its value is read. */
export type Takes = 'text' | 'words' | 'names' | 'levels' | 'numbers' | 'times' | 'order'

/** All that the parser knows of a field. */
export interface QueryField {
  /** As it stands before the colon. */
  name: string
  takes: Takes
  /** Those that it takes, where they are few. */
  words?: readonly string[]
  /** What may be typed, for whoever typed something else. */
  example: string
}

/** Where a term was typed; undefined for one that an option stands for. */
interface Typed {
  place: Place | undefined
}

/** A name to be looked up. */
export interface Name extends Typed {
  text: string
}

/** One end of a range. */
export interface End<V> extends Typed {
  value: V
  isIncluded: boolean
}

interface Range<V> extends Typed {
  /** The field's name. */
  field: string
  from: End<V> | undefined
  to: End<V> | undefined
}

/** Words one after the other in one text: of a field, or of whatever text of a ticket. */
export interface TextTerm extends Typed {
  kind: 'text'
  in: string | undefined
  /** Folded, at least one. */
  words: readonly string[]
  /** Whether the last of them need only begin so. */
  last: 'beginning' | 'whole'
}

/** One of some words that a field knows. */
interface WordsTerm extends Typed {
  kind: 'words'
  field: string
  words: readonly string[]
}

/** One of some names; as a whole they may be a name with a comma in it. */
export interface NamesTerm extends Typed {
  kind: 'names'
  field: string
  names: readonly Name[]
  whole: string
}

/** One of some numbers. */
interface ListTerm extends Typed {
  kind: 'list'
  field: string
  numbers: readonly number[]
}

/** Everything from one level to another, by the names of these. */
export interface LevelsTerm extends Range<string> {
  kind: 'levels'
}
interface NumbersTerm extends Range<number> {
  kind: 'numbers'
}
export interface TimesTerm extends Range<Time> {
  kind: 'times'
}

export type Term = TextTerm | WordsTerm | NamesTerm | ListTerm | LevelsTerm | NumbersTerm | TimesTerm

/** What a query says, as it was read; what it names is not looked up yet. */
export type Query =
  | { kind: 'and'; parts: readonly Query[] }
  | { kind: 'or'; parts: readonly Query[] }
  | { kind: 'not'; part: Query }
  | Term

/** Every term of a query, wherever it stands. */
export function* termsOf(query: Query): Generator<Term> {
  if (query.kind === 'and' || query.kind === 'or') for (const part of query.parts) yield* termsOf(part)
  else if (query.kind === 'not') yield* termsOf(query.part)
  else yield query
}
