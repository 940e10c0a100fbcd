import type { Context } from './context.js'
import type { Role } from './domain.js'
import type { ErrorCode, Text } from './errors.js'
import type { Format } from './globals.js'
import type { Listing } from './render/listing.js'
import type { Style } from './render/style.js'

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

/** The least role that may ever do something; `anyone` needs no login. */
export type Access = Role | 'anyone' | 'ADMIN where there is one'

/** A command is a function from input to data, and a function from data to text. */
export interface Spec<P extends Params, R, T> {
  /** Checked before anything is asked or looked up. */
  access: Access
  params: P
  /** The address of the database that the command is about, where its parameters name it: its administrators may. Throws USAGE. */
  database?(ctx: Context, input: Input<P>): Promise<string>
  examples: string[]
  /** Completes the words of the command line from elsewhere than questions, before anything is found missing. */
  prepare?(ctx: Context, words: Words): Promise<void>
  /** Asks for all that is missing, and may ask for more; what was answered becomes part of the words. Without it each value is asked for. */
  asks?(ctx: Context, words: Words): Promise<void>
  /** Sees that nothing typed is lost where the command fails. */
  failing?(ctx: Context, words: Words, error: unknown): Promise<void>
  /** What it returns may be an async iterable: then it is written as it comes, and memory does not grow with it. */
  run(ctx: Context, input: Input<P>): Promise<R>
  /** The format where none is asked for, if not the usual one. */
  format?: Format
  /** The things that tsv and csv have a line for, where they are neither the result, a list, nor its `items`. */
  rows?(result: R): unknown[]
  /** What a person reads; without it, `listing` as a table. */
  render?(result: R, style: Style): string
  /** The columns of the result, of its `items`, or of the list that it is. Without it there is only text and JSON. */
  listing?: Listing<T>
  /** What is left to do once the answer was written. Must not fail. */
  written?(ctx: Context, result: R): Promise<void>
  /** The exit code is that of this failure, although the result is written: a check that found something. */
  failed?(result: R): ErrorCode | undefined
  /** A command that deletes, or moves everything: it needs a confirmation, or `--yes`; not where it only shows its plan. */
  confirms?: true | ((input: Input<P>) => boolean)
}
/** Names the types of one command; `T` is what its listing shows. */
export const command = <P extends Params, R, T = unknown>(spec: Spec<P, R, T>): Spec<P, R, T> => spec

/** What follows a command's name: `<ticket...> --to <user> [options]`. */
export function usageOf({ params }: { params: Params }): string {
  const all = Object.values(params)
  const positional = all.filter((p) => !p.flags.startsWith('-')).map((p) => p.flags)
  const needed = all.filter((p) => p.flags.startsWith('-') && p.required).map((p) => p.flags.replace(/^-\w, /, ''))
  return [...positional, ...needed, '[options]'].join(' ')
}

// biome-ignore lint/suspicious/noExplicitAny: the table of contents holds commands of every input and result
export type AnySpec = Spec<any, any, any>
export interface Leaf {
  summary: Text
  load: () => Promise<{ default: AnySpec }>
}
export interface Group {
  summary: Text
  commands: Tree
}
export type Tree = Record<string, Leaf | Group>
