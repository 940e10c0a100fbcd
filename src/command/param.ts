import type { Text } from '../core/language.js'
import type { Context } from './context.js'
import { type Flags, parseFlags } from './flags.js'
import type { Offer } from './offer.js'
import type { Spread } from './range.js'
import type { Session } from './session.js'

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

interface Described {
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

/** `known` is what is known by then, by the parameters' names. */
export type Ask = (ctx: Context, known: Values) => Promise<string>

type Present = (session: Session, known: Values) => Promise<string | undefined>

/** What stands on the command line for each parameter, unread. A command may complete it before it is read. */
export type Words<P extends Params = Params> = { [K in keyof P]?: WordOf<P[K]> | undefined }
type WordOf<P> = P extends Flag
  ? boolean
  : P extends Many<infer _> | Repeated<infer _>
    ? string[]
    : P extends Together<infer _>
      ? string | string[]
      : string

/** The values of a command's parameters. */
export type Input<P extends Params> = { [K in keyof P]: ValueOf<P[K]> }
type ValueOf<P> = P extends Flag
  ? boolean
  : P extends MaybeMany<infer T>
    ? T[] | undefined
    : P extends Many<infer T> | Repeated<infer T>
      ? T[]
      : P extends Together<infer T>
        ? T | undefined
        : P extends One<infer T>
          ? T
          : never

/** The same, of whatever command. */
export type Values = Record<string, unknown>

type Parse<T> = (text: string) => T
type Completed = Pick<Described, 'complete' | 'question'>

/** A positional argument (`<user>`) or an option (`--to <user>`) that must be there. */
export const required = <T>(
  flags: string,
  summary: Text,
  parse: Parse<T>,
  more: Completed & { ask?: Ask; present?: Present } = {},
): One<T> => ({
  kind: 'one',
  flags: parseFlags(flags),
  summary,
  parse,
  required: true,
  ...more,
})
/** As `required`, but nothing is missing where the parameter called `instead` is given; then it is undefined. */
export const requiredUnless = <T>(
  instead: string,
  flags: string,
  summary: Text,
  parse: Parse<T>,
  more: Completed & { ask?: Ask } = {},
): One<T | undefined> => ({ ...required<T | undefined>(flags, summary, parse, more), instead })
/** A positional argument (`[user]`) or an option that may be left out. */
export const optional = <T>(
  flags: string,
  summary: Text,
  parse: Parse<T>,
  more: Completed = {},
): One<T | undefined> => ({
  kind: 'one',
  flags: parseFlags(flags),
  summary,
  parse,
  ...more,
})
/**
 * One or more positional arguments; `-` among them stands for the words on standard input, of which there may be none.
 */
export const many = <T>(
  flags: string,
  summary: Text,
  parse: Parse<T>,
  more: Completed & Pick<Many<T>, 'spread'> = {},
): Many<T> => ({
  kind: 'many',
  flags: parseFlags(flags),
  summary,
  parse,
  required: true,
  ...more,
})
/** As `many`, but nothing is missing where the parameter called `instead` is given; then there are none. */
export const manyUnless = <T>(
  instead: string,
  flags: string,
  summary: Text,
  parse: Parse<T>,
  more: Completed = {},
): Many<T> => ({
  ...many(flags, summary, parse, more),
  instead,
})
/** As `many`, but they may be left out. */
export const maybeMany = <T>(flags: string, summary: Text, parse: Parse<T>, more: Completed = {}): MaybeMany<T> => ({
  ...many(flags, summary, parse, more),
  required: false,
})
/** An option that may be given any number of times, or not at all. */
export const repeated = <T>(flags: string, summary: Text, parse: Parse<T>, more: Completed = {}): Repeated<T> => ({
  kind: 'repeated',
  flags: parseFlags(flags),
  summary,
  parse,
  ...more,
})
/** Words that may be left out, and are read together. */
export const together = <T>(
  flags: string,
  summary: Text,
  parse: Together<T>['parse'],
  more: Completed = {},
): Together<T> => ({
  kind: 'together',
  flags: parseFlags(flags),
  summary,
  parse,
  ...more,
})
export const flag = (flags: string, summary: Text): Flag => ({ kind: 'flag', flags: parseFlags(flags), summary })
