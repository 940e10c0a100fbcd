import type { Text } from '../../core/language.js'
import type { Context } from '../context.js'
import type { Flags } from '../flags.js'
import type { Offer } from '../offer.js'
import type { Spread } from '../range.js'
import type { Session } from '../session.js'

/**
 * What Tab offers for a value: these words, then files or what the database holds; `list`: several, with commas between
 * them.
 */
export interface Completion {
  words?: readonly string[]
  /** The same, by what is typed so far, and by the arguments before it. */
  fixed?(typed: string, before: readonly string[]): readonly string[]
  from?: Offer | 'file'
  list?: true
}

export interface Described {
  flags: Flags
  summary: Text
  complete?: Completion
  /** What somebody is asked who left it out, where what `complete` offers asks nothing of its own. */
  question?: Text
  required?: boolean
  /** The parameter that may be given instead of this required one. */
  instead?: string
}

/** `--all`: given or not. */
export interface Flag extends Described {
  kind: 'flag'
}

/** One positional argument or option, and how its text becomes a value of type T. */
export interface One<T> extends Described {
  kind: 'one'
  /** Throws USAGE or INVALID. */
  parse(text: string): T
  /**
   * Asks for the value at the terminal where it is missing; without it a required value is picked from what `complete`
   * names, or typed.
   */
  ask?: Ask
  /** What it is now, of what the command is about: the value that a picker begins with. */
  present?: Present
}

/** One or more positional arguments, each of type T. */
export interface Many<T> extends Described {
  kind: 'many'
  parse(text: string): T
  /** Ranges and lists of numbers, for things that have some. */
  spread?: Spread
}

/** Any number of positional arguments: undefined where none stands there, no value where standard input holds none. */
export type MaybeMany<T> = Many<T> & { required: false }

/** `--map a=b --map c=d`: an option that may be given again and again. */
export interface Repeated<T> extends Described {
  kind: 'repeated'
  parse(text: string): T
}

/**
 * Words that are read together, by a parser that is loaded only where there are some: the positional ones, or an
 * option's.
 */
export interface Together<T> extends Described {
  kind: 'together'
  /** At least one word. Throws USAGE, INVALID or NOT_FOUND. */
  parse(words: readonly string[]): Promise<T>
}

export type Param<T = unknown> = Flag | One<T> | Many<T> | Repeated<T> | Together<T>
export type Params = Record<string, Param>

/** The values of a command's parameters, by their names, of whatever command. */
export type Values = Record<string, unknown>

/** `known` is what is known by then, by the parameters' names. */
export type Ask = (ctx: Context, known: Values) => Promise<string>

export type Present = (session: Session, known: Values) => Promise<string | undefined>
