/** The languages that people are spoken to in. */
export type Lang = 'en' | 'fr'
/** One sentence in every language: a missing translation does not compile. */
export type Text = Readonly<Record<Lang, string>>

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

/** A failure we expect. `text` says what happened, `hint` what to do next: a sentence, or a command to run. */
export class HelpdeskError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly text: Text,
    readonly hint?: Text,
    cause?: unknown,
  ) {
    super(text.en, { cause })
    this.name = 'HelpdeskError'
  }
}

/** `throw failure('NOT_FOUND', { en: …, fr: … })`. */
export const failure = (code: ErrorCode, text: Text, hint?: Text, cause?: unknown): HelpdeskError =>
  new HelpdeskError(code, text, hint, cause)

/** The same words in every language: a command to run, a name. */
export const same = (text: string): Text => ({ en: text, fr: text })
