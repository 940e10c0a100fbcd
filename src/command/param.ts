import type { Text } from '../core/language.js'
import type { Context } from './context.js'

/** What the database holds for a value to be one of. */
export type Source =
  | 'ticket'
  | 'unassigned-ticket'
  | 'resolved-ticket'
  | 'user'
  | 'technician'
  | 'status'
  | 'category'
  | 'priority'
  | 'session'
  | 'change'

/** What Tab offers for a value: these words, then files or what the database holds; `list`: several, with commas between them. */
export interface Completion {
  words?: readonly string[]
  from?: Source | 'file'
  list?: true
}

/** One positional argument or option, and how its text becomes a value of type T. */
export interface Param<T> {
  /** As in a usage line: `<user>`, `<ticket...>`, `-m, --message <text>`, `--demo`. */
  flags: string
  summary: Text
  /** Absent for a flag. Throws USAGE or INVALID. */
  parse?: (text: string) => unknown
  required?: boolean
  /** The parameter that may be given instead of this required one. */
  instead?: string
  many?: boolean
  /** Asks for the value at the terminal where it is missing; without it a required value is picked from what `complete` names, or typed. */
  ask?: Ask
  complete?: Completion
  readonly type?: T
}

type Parse<T> = (text: string) => T

/** `input` is what is known by then. */
type Ask = (ctx: Context, input: Record<string, unknown>) => Promise<string>

type Completed = Pick<Param<unknown>, 'complete'>

/** A positional argument (`<user>`) or an option (`--to <user>`) that must be there. */
export const required = <T>(flags: string, summary: Text, parse: Parse<T>, more: Completed & { ask?: Ask } = {}): Param<T> => ({
  flags,
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
): Param<T | undefined> => ({ ...required(flags, summary, parse, more), instead })

/** A positional argument (`[user]`) or an option that may be left out. */
export const optional = <T>(flags: string, summary: Text, parse: Parse<T>, more: Completed = {}): Param<T | undefined> => ({
  flags,
  summary,
  parse,
  ...more,
})

/** As `many`, but nothing is missing where the parameter called `instead` is given; then there are none. */
export const manyUnless = <T>(instead: string, flags: string, summary: Text, parse: Parse<T>, more: Completed = {}): Param<T[]> => ({
  ...many(flags, summary, parse, more),
  instead,
})

/** One or more positional arguments; `-` among them stands for the words on standard input, of which there may be none. */
export const many = <T>(flags: string, summary: Text, parse: Parse<T>, more: Completed = {}): Param<T[]> => ({
  flags,
  summary,
  parse,
  required: true,
  many: true,
  ...more,
})

export const flag = (flags: string, summary: Text): Param<boolean> => ({ flags, summary })

export type Params = Record<string, Param<unknown>>

export type Input<P extends Params> = { [K in keyof P]: P[K] extends Param<infer T> ? T : never }

/** What stands on the command line for each parameter. */
export type Words = Record<string, unknown>
