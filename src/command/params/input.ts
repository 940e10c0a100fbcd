import type { Flag, Many, MaybeMany, One, Params, Repeated, Together } from './kinds.js'

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
