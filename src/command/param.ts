import type { Text } from '../core/language.js'
import { parseFlags } from './flags.js'
import type { Ask, Described, Flag, Many, MaybeMany, One, Present, Repeated, Together } from './params/kinds.js'

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
export const maybeMany = <T>(
  flags: string,
  summary: Text,
  parse: Parse<T>,
  more: Completed & Pick<Many<T>, 'spread'> = {},
): MaybeMany<T> => ({
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
