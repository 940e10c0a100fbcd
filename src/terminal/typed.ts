import { inert } from './inert.js'

/** A command as it can be typed: the program as it was called, and the database where an option named it. */
export const typedAs = (program: string, command: string, database: string | null): string =>
  [program, command, ...(database === null ? [] : [`--database '${inert(database)}'`])].filter(Boolean).join(' ')
