import type { ErrorCode } from '../core/errors.js'
import type { Text } from '../core/language.js'
import type { Role } from '../core/roles.js'
import type { Listing } from '../terminal/listing.js'
import type { Style } from '../terminal/style.js'
import type { Context } from './context.js'
import type { Format } from './globals.js'
import type { Input, Params, Words } from './param.js'

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
