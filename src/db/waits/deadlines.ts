// Every wait for a database has its end here: SQLite's, a server's, and what is made of them.

/** A server's name is found, it is reached, the connection encrypted, and the program logged in. */
export const CONNECT_MS = 5_000
/** The same for each of several hosts, and that it is ready. */
export const HOST_MS = 2_000

/**
 * How long name servers are asked for a server's name, as glibc reads it: by itself it takes ten seconds, in a thread
 * that the end of the process waits for.
 */
export const NAME_OPTIONS = { command: 'timeout:2 attempts:2', glance: 'timeout:1 attempts:1' }

/** How long a server that says nothing is waited for, by what it was told to do. */
export interface Patience {
  /**
   * Without a byte from it, or one that it takes from us. A server that is slow goes on being asked whether it is at
   * it.
   */
  silenceMs: number
  /** Then it is asked on another connection, for so long; 0: not at all. */
  askMs: number
  /** A statement is no longer waited for than this, whatever the server says. */
  mostMs: number
}
const MINUTE_MS = 60_000

export type Kind = 'reading' | 'writing' | 'commit' | 'definition' | 'glance'
export const PATIENCE: Record<Kind, Patience> = {
  // Given up after 8 seconds. Nobody else's rows are waited for: it reads what was committed.
  reading: { silenceMs: 5_000, askMs: 3_000, mostMs: 10 * MINUTE_MS },
  // Given up after 10 seconds. Longer than a row is waited for, so that a lock is told as a lock.
  writing: { silenceMs: 7_000, askMs: 3_000, mostMs: 10 * MINUTE_MS },
  // Whether it is done is found out by a look at the rows.
  commit: { silenceMs: 10_000, askMs: 0, mostMs: 10_000 },
  // Migrations and triggers: a table of millions is rebuilt in minutes.
  definition: { silenceMs: 7_000, askMs: 3_000, mostMs: 60 * MINUTE_MS },
  // What is offered while somebody types.
  glance: { silenceMs: 1_500, askMs: 0, mostMs: 1_500 },
}

/** What became of a commit whose answer was lost is looked up for so long. */
export const LOOK_UP_MS = 10_000

/**
 * For as long a row, or a table, that another program keeps locked is waited for. Whole seconds, as the server takes
 * them.
 */
export const LOCK_S = 5
/** A migration waits longer for a table: others write all the time. */
export const DEFINITION_LOCK_S = 30
/** And for another migration: it may be a long one. */
export const MIGRATION_LOCK_S = 60

/** For as long another program that writes to the same SQLite file is waited for. */
export const FILE_LOCK_MS = 5_000

/** What a glance waits for a server, and for a file. */
export const GLANCE_CONNECT_MS = 1_500
export const GLANCE_LOCK_MS = 500
/** Longer than anybody waits for Tab. */
export const COMPLETION_MS = 2_000
