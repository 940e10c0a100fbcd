import type { Hint } from './hint.js'
import { inEach, type Text } from './language.js'
import { counted } from './number.js'
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

/** What is wrong with one row of a file. `line` is where the row begins, counted from 1; `value` is what stands there. */
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

/** `throw failure('NOT_FOUND', { en: …, fr: … })`. */
export const failure = (code: ErrorCode, text: Text, hint?: Hint, cause?: unknown): HelpdeskError =>
  new HelpdeskError(code, text, hint, cause)
/** A row of which `error` is said. */
export const badRow = (line: number, value: string, { code, text, hint }: HelpdeskError): BadRow => ({ line, value, code, text, hint })

/** The end of most sentences about a failure. */
export const NOTHING_CHANGED: Text = { en: 'nothing was changed', fr: 'rien n’a été modifié' }

/**
 * What is wrong with a file, row by row. `left` is a sentence that tells what was done of it all the same; without it that is nothing. `count` is
 * how many rows are bad, where not all are told.
 */
export const badRows = (rows: readonly BadRow[], { left, count = rows.length }: { left?: Text; count?: number } = {}): HelpdeskError => {
  const n = counted(count)
  const what = {
    en: count === 1 ? 'One row of the file is bad' : `${n.en} rows of the file are bad`,
    fr: count === 1 ? 'Une ligne du fichier est mauvaise' : `${n.fr} lignes du fichier sont mauvaises`,
  }
  const text = left
    ? inEach((lang) => `${what[lang]}. ${left[lang]}`)
    : { en: `${what.en}; ${NOTHING_CHANGED.en}.`, fr: `${what.fr} ; ${NOTHING_CHANGED.fr}.` }
  return new HelpdeskError(
    'INVALID',
    text,
    undefined,
    undefined,
    rows.toSorted((a, b) => a.line - b.line),
  )
}

/** Something that is done bit by bit ended in the middle, for whatever `cause`: `left` is a sentence that tells what is done, and stays. */
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
  failure('INVALID', { en: `The file '${path}' cannot be read.`, fr: `Le fichier « ${path} » ne peut être lu.` }, undefined, cause)

/** Ctrl-C, or a question that was not answered. */
export const interrupted = (cause?: unknown): HelpdeskError =>
  failure('INTERRUPTED', { en: 'Interrupted; nothing was changed.', fr: "Interrompu ; rien n'a été modifié." }, undefined, cause)
