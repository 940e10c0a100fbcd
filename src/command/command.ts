import type { ErrorCode } from '../core/errors.js'
import type { Text } from '../core/language.js'
import type { Role } from '../core/roles.js'
import type { Listing } from '../terminal/listing.js'
import type { Style } from '../terminal/style.js'
import type { Context } from './context.js'
import { nameOf } from './flags.js'
import type { Format } from './globals.js'
import type { Input, Words } from './params/input.js'
import type { Params } from './params/kinds.js'

/** The least role that may ever do something; `anyone` needs no login. */
export type Access = Role | 'anyone' | 'ADMIN where there is one'

/** The role that somebody who is logged in needs for it. */
export const leastRole = (access: Access): Role =>
  (
    ({
      'ADMIN where there is one': 'ADMIN',
      anyone: 'EMPLOYEE',
      EMPLOYEE: 'EMPLOYEE',
      TECHNICIAN: 'TECHNICIAN',
      ADMIN: 'ADMIN',
    }) as const
  )[access]

/** How an answer R is written, whatever the format; T is what its listing has a line for. */
export interface Written<R, T> {
  /** The format where none is asked for, if not the usual one. */
  format?: Format
  /**
   * All that is written in any format but JSON, where it answered with one value instead of its things; else undefined.
   */
  alone?(result: R): string | undefined
  /** The things that tsv and csv have a line for, where they are neither the result, a list, nor its `items`. */
  rowsOf?(result: R): T[]
  /** The columns of those things. Without it there is only text and JSON. */
  listing?: Listing<T>
  /** The listing of this answer, where it is another: of a plan. The columns that can be asked for are those of `listing`. */
  listingOf?(result: R): Listing<T>
  /** Never through a pager: what it says is to stay on the screen. */
  paged?: false
  /** What a person reads; without it, `listing` as a table. */
  render?(result: R, style: Style): string
}

/** A command line as it is typed, by language where it holds words of one. */
export type Example = string | Text

/**
 * A command is a function from input to data, and a function from data to text. Its life, in the order of the members
 * below: the words of the line are completed and parsed (what is wrong with them needs no database), the database is
 * chosen, the role is checked, a yes is called for, what is missing is asked for, it runs and looks up what was named,
 * its answer is written, and what is left is done.
 */
export interface Spec<P extends Params, R, T> extends Written<NoInfer<R>, T> {
  params: P
  examples: Example[]
  /** Completes the words of the line from elsewhere than questions, before anything is found missing. */
  completeWords?(ctx: Context, words: Words<NoInfer<P>>): Promise<void>
  /**
   * The address of the database that the command is about, where its parameters name it: its administrators may. Throws
   * USAGE.
   */
  databaseOf?(ctx: Context, input: Input<P>): Promise<string>
  access: Access
  /**
   * Whether it then reads and writes within one unit only, which checks the role itself: before, nobody is asked who it
   * is. What is not given is asked for all the same, by who has the role.
   */
  onlyWrites?(input: Input<P>): boolean
  /** Whether it deletes, or moves everything: then it needs a yes, or `--yes`; not where it only shows its plan. */
  needsYes?(input: Input<P>): boolean
  /**
   * Asks for all that is missing, and may ask for more; what was answered becomes part of the words. Without it each
   * value is asked for.
   */
  askMissing?(ctx: Context, words: Words<NoInfer<P>>): Promise<void>
  /** May ask for what can be left out, once all else is known; what was answered becomes part of the words. */
  askMore?(ctx: Context, words: Words<NoInfer<P>>, input: Input<P>): Promise<void>
  /** What it returns may be an async iterable: then it is written as it comes, and memory does not grow with it. */
  run(ctx: Context, input: Input<P>): Promise<R>
  /** Where anything up to here fails: sees that nothing typed is lost. The error is reported all the same. */
  onError?(ctx: Context, words: Words<NoInfer<P>>, error: unknown): Promise<void>
  // The answer is written: see `Written`.
  /** What is left to do then. Must not fail. */
  afterWrite?(ctx: Context, result: NoInfer<R>): Promise<void>
  /** The failure whose exit code it ends with, although the answer is written: a check that found something. */
  exitCodeOf?(result: NoInfer<R>): ErrorCode | undefined
}
/** Names the types of one command; `T` is what its listing shows. */
export const command = <P extends Params, R, T>(spec: Spec<P, R, T>): Spec<P, R, T> => spec

/** More options that are needed than this stand in no usage line: it is to be read at a glance. */
const MOST_NEEDED = 2

const neededOptions = ({ params }: { params: Params }) =>
  Object.values(params).filter((p) => p.flags.long !== undefined && p.required)

/** What follows a command's name: `<ticket...> --to <user> [options]`. */
export function usageOf(spec: { params: Params }): string {
  const positional = Object.values(spec.params).filter((p) => p.flags.long === undefined)
  const needed = neededOptions(spec).map((p) => p.flags.written.replace(/^-\w, /, ''))
  return [...positional.map((p) => p.flags.written), ...(needed.length > MOST_NEEDED ? [] : needed), '[options]'].join(
    ' ',
  )
}

/** What somebody at a terminal is asked for where it is missing: `<ticket...>`, `--to`. */
export const askedFor = ({ params }: { params: Params }): string[] =>
  Object.values(params)
    .filter((p) => p.required)
    .map((p) => nameOf(p.flags))

// biome-ignore lint/suspicious/noExplicitAny: the catalogue holds commands of every input and result
export type AnySpec = Spec<any, any, any>
/** The input of any command: what is in it, its parameters say. */
export type AnyInput = Parameters<AnySpec['run']>[1]

/** A command in the catalogue; its module is loaded when it is asked for. */
export interface Leaf {
  summary: Text
  load: () => Promise<{ default: AnySpec }>
}
interface Group {
  summary: Text
  commands: Tree
}

/**
 * Commands by name. Write `satisfies Tree`: after `: Tree` nobody knows the types of the answers, which docs/schemas
 * are made from.
 */
export type Tree = Record<string, Leaf | Group>
