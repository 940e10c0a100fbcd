import { HelpdeskError, Unfinished, Unread, WentBack } from '../../core/errors.js'

/**
 * Something to choose. All texts of a question are shown as they are: inert, and in the language of the person who is
 * asked.
 */
export interface Choice {
  name: string
  value: string
  description?: string
  /**
   * What helps to choose, after the name; on a narrow terminal below the choices, of the one that is pointed at. It is
   * not searched: `12` is a number, not the days that something is old.
   */
  facts?: string
  /** What else it is found by, of what is typed. */
  sought?: string
}

/** What a choice is found by. */
export const textOf = ({ name, description, sought }: Choice): string =>
  [name, description, sought].filter(Boolean).join(' ')

export interface LineQuestion {
  message: string
  /** What stands there already, to be changed or kept. */
  initial?: string
  /** What is wrong with an answer; undefined where nothing is. */
  check?(text: string): string | undefined
  /** Lines shown below what has been typed so far. */
  below?(typed: string): Promise<string[]>
  /** Hears of what has been typed so far. */
  typing?(typed: string): void
}

export interface ChoiceQuestion {
  message: string
  choices: readonly Choice[]
  /** The value that is chosen where nothing else is. */
  initial?: string
  /** What else there is like what is typed. */
  more?(typed: string): Promise<Choice[]>
}

/** One way of asking the person at the terminal. Ctrl-C and the end of input throw INTERRUPTED. */
export interface Asker {
  line(question: LineQuestion): Promise<string>
  /** A text of one or more lines; an empty line ends it. */
  lines(question: LineQuestion): Promise<string>
  /** Shows nothing of the answer. */
  password(message: string): Promise<string>
  /** One of a few. */
  choice(question: ChoiceQuestion): Promise<string>
  /** One of many, found by typing some of it. */
  pick(question: ChoiceQuestion): Promise<string>
  confirm(message: string, initial: boolean): Promise<boolean>
}

/** Asks; where that is interrupted, what was written by then is in the error. */
export async function keeping<T>(written: () => string, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask()
  } catch (error) {
    if (!(error instanceof HelpdeskError)) throw error
    const text = written().trimEnd()
    if (error.code !== 'INTERRUPTED') throw new Unread(text, error)
    throw error instanceof WentBack ? new WentBack(text, error) : new Unfinished(text, error)
  }
}
