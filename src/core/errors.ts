import type { Hint } from './hint.js'
import { inEach, type Text } from './language.js'
import { common } from './words.js'
/** Kinds of failure and the exit code of each. Public contract: never renumbered. */
export const EXIT = {
  INTERNAL: 1,
  USAGE: 2,
  INVALID: 2,
  NOT_FOUND: 3,
  UNAUTHENTICATED: 4,
  FORBIDDEN: 5,
  CONFLICT: 6,
  DATABASE: 7,
  UNKNOWN: 8,
  INTERRUPTED: 130,
} as const
export type ErrorCode = keyof typeof EXIT

/**
 * What is wrong with one row of a file. `line` is where the row begins, counted from 1; `value` is what stands there.
 */
export interface BadRow {
  line: number
  value: string
  code: ErrorCode
  text: Text
  hint: Hint | undefined
}

/** A failure we expect. `text` says what happened, `hint` what to do next. */
export class HelpdeskError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly text: Text,
    readonly hint?: Hint,
    cause?: unknown,
    /** The rows of a file that are to blame. */
    readonly details: readonly BadRow[] = [],
  ) {
    super(text.en, { cause })
    this.name = 'HelpdeskError'
  }
}

/** `throw failure('NOT_FOUND', words.noSetting(key))`. */
export const failure = (code: ErrorCode, text: Text, hint?: Hint, cause?: unknown): HelpdeskError =>
  new HelpdeskError(code, text, hint, cause)

/** Somewhere in a query: `at` is the index of a character. */
export interface Place {
  query: string
  at: number
}

/** A failure about one place of a query. */
export class Misplaced extends HelpdeskError {
  constructor(
    readonly place: Place,
    { code, text, hint, cause }: HelpdeskError,
  ) {
    super(code, text, hint, cause)
  }
}

/** What `work` fails with is said of that place, where there is one. */
export function blaming<R>(place: Place | undefined, work: () => R): R {
  try {
    return work()
  } catch (error) {
    throw place && error instanceof HelpdeskError ? new Misplaced(place, error) : error
  }
}

/** A row of which `error` is said. */
export const badRow = (line: number, value: string, { code, text, hint }: HelpdeskError): BadRow => ({
  line,
  value,
  code,
  text,
  hint,
})

/**
 * What is wrong with a file, row by row. `left` is a sentence that tells what was done of it all the same; without it
 * that is nothing. `count` is how many rows are bad, where not all are told.
 */
export const badRows = (
  rows: readonly BadRow[],
  { left, count = rows.length }: { left?: Text; count?: number } = {},
): HelpdeskError => {
  const what = common.badRows(count)
  const text = left ? inEach((lang) => `${what[lang]}. ${left[lang]}`) : common.andNothingChanged(what)
  return new HelpdeskError(
    'INVALID',
    text,
    undefined,
    undefined,
    rows.toSorted((a, b) => a.line - b.line),
  )
}

/**
 * Something that is done bit by bit ended in the middle, for whatever `cause`: `left` is a sentence that tells what is
 * done, and stays.
 */
export class DoneInPart extends Error {
  constructor(
    readonly left: Text,
    readonly hint: Hint,
    cause: unknown,
  ) {
    super(left.en, { cause })
    this.name = 'DoneInPart'
  }
}

/** A file of the user's that is not there, or not his to read. */
export const unreadable = (path: string, cause: unknown): HelpdeskError =>
  failure('INVALID', common.unreadable(path), undefined, cause)

/**
 * Somebody was interrupted who was writing a text, empty where there was none: nothing that is written is thrown away.
 */
export class Unfinished extends HelpdeskError {
  /** The option that the question stood for. */
  option?: string
  constructor(
    readonly written: string,
    cause?: unknown,
  ) {
    super('INTERRUPTED', common.interrupted, undefined, cause)
  }
}

/** A text that was refused while it was written, for whatever its error says: what was written by then is kept, too. */
export class Unread extends HelpdeskError {
  option?: string
  constructor(
    readonly written: string,
    { code, text, hint }: HelpdeskError,
  ) {
    super(code, text, hint)
  }
}

/** What somebody had written for an option when an error came; undefined where that is nothing. */
export const writtenFor = (option: string, error: unknown): string | undefined =>
  (error instanceof Unfinished || error instanceof Unread) && error.option === option
    ? error.written || undefined
    : undefined

/** Esc at a question: the one before is asked again; where there is none, nobody answered. */
export class WentBack extends Unfinished {}

/** Ctrl-C, or a question that was not answered. */
export const interrupted = (cause?: unknown): HelpdeskError =>
  failure('INTERRUPTED', common.interrupted, undefined, cause)
