import type { Lang, Text } from '../core/language.js'
import { inert } from '../terminal/inert.js'
import type { Session } from './session.js'

/** Something that may be typed, and what it is. The description may be anybody's text. */
export interface Candidate {
  value: string
  description?: string
  /** What else helps to choose: a picker shows it beside the description, completion does not. */
  facts?: string
  /** What else it is found by, of what is typed at a picker. */
  sought?: string
}

/** What the database has for a value to be one of. Each slice offers its own, for completion and for pickers. */
export interface Offer {
  /** What is asked where the value is missing. */
  question: Text
  /**
   * As the logged-in user may see it; `typed` is the beginning of the value, where that matters. Descriptions are in
   * `lang`.
   */
  values(session: Session, typed: string, lang: Lang): Promise<Candidate[]>
  /** The same for a picker, where something else is worth telling there. */
  choices?(session: Session, lang: Lang, now: number): Promise<Candidate[]>
  /** What else the database has that is like what is typed, where `choices` are only the first of many. */
  search?(session: Session, typed: string, lang: Lang, now: number): Promise<Candidate[]>
  /** How a picker shows a value: `#12`. Without it, as it is. */
  shown?(value: string): string
  /**
   * Finds what words name, as a command will; throws what it would throw where they name nothing. Called before
   * anything else is asked, so that nobody answers questions about what is not there.
   */
  lookUp?(session: Session, words: readonly string[]): Promise<unknown>
}

/** Whether a name can be typed and means itself: not a number, an option, or something that a terminal would act on. */
export const isPlain = (name: string): boolean => inert(name) === name && !/^(\d+|-.*|\s.*|.*\s|)$/s.test(name)
