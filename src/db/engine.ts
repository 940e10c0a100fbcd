import type { RawBuilder, SqlBool } from 'kysely'
import type { Db } from './schema.js'

/** The few SQL expressions in which the engines differ. */
export interface Engine {
  /** Also the folder under sql/. */
  name: 'mysql' | 'sqlite'
  /** Now as a UTC wall clock: what `closed_at` holds, and on SQLite `created_at`. */
  utcNow: RawBuilder<string>
  /**
   * Now as a UTC wall clock for the TIMESTAMP `created_at`. A server that changes its clocks for summer refuses the
   * hour that its own clocks skip: there it is the end of that hour.
   */
  createdNow: RawBuilder<string>
  /** A given UTC wall clock for `created_at`, moved as `createdNow` is. */
  created(wallClock: string): RawBuilder<string>
  /** For `updated_at`: an instant in seconds since the Unix epoch. */
  updated(epoch: number): RawBuilder<string>
  /**
   * The numbers that an INSERT of several rows gave them, in their order; `insertId` is what the driver tells of it.
   */
  insertedIds(db: Db, insertId: number, count: number): Promise<number[]>
  /**
   * What `ticket as t` is, with `status as s` and `user as u` joined: `tickets/queries/unread/beginning.ts` reads it.
   */
  beginning: RawBuilder<string>
  /**
   * What becomes of a given UTC wall clock as `created_at`: as it will be read (the end of the hour that the server's
   * clocks skip), and as a session at UTC writes it. Text that is no wall clock stays as it is.
   */
  placed(text: string): { read: RawBuilder<string>; written: RawBuilder<string> }
  /**
   * Puts the session at UTC, where no wall clock is missing or stands for two instants; or back into the server's own
   * zone.
   */
  sessionZone(zone: 'UTC' | 'server'): RawBuilder<unknown>
  /** Makes the next row of a table come behind `id`, although no row has it. MySQL's DDL commits at once. */
  continueBehind(table: string, id: number): RawBuilder<unknown>[]
  /** The UTC wall clock so many seconds ago. */
  utcAgo(seconds: number): RawBuilder<string>
  /** Now in seconds since the Unix epoch: what `_at` columns of helpdesk_ tables hold. */
  epochNow: RawBuilder<number>
  /** `updated_at`, which the server sets, as a UTC wall clock. */
  updatedUtc: RawBuilder<string>
  /** A TIMESTAMP that the server sets itself, in seconds since the Unix epoch. */
  epoch(column: string): RawBuilder<number | null>
  /**
   * A text to be looked through byte by byte: in UTF-8 that finds the same, and MariaDB takes 4 µs a ticket for it, not
   * 7.
   */
  bytes(column: string): RawBuilder<string>
  /** Compares text byte by byte: collations take 'Resume' and 'Résumé ' for one word. */
  exactly(column: string, value: string): RawBuilder<boolean>
  /**
   * A table of `id`: every value of an indexed column, without reading each row that has it, as far as the engine can.
   */
  distinct(table: string, column: string): RawBuilder<unknown>
  /** Makes a SELECT wait for those who write the same rows; nothing where there is one writer at a time. */
  lockRead: RawBuilder<unknown>
  /** The same, but only for who changes those rows: others who read likewise do not wait for each other. */
  lockShared: RawBuilder<unknown>
  /**
   * Lets `work` give up, as it does after a long wait, where another has locked what it writes: whatever it does in a
   * file, and on a server each statement that begins with `atOnce`.
   */
  withoutWaiting<T>(db: Db, work: () => Promise<T>): Promise<T>
  atOnce: RawBuilder<unknown>
  /** `lockRead` for where nobody is waited for. */
  lockAtOnce: RawBuilder<unknown>
  /** What a SELECT ends with whose rows an INSERT refers to, for it to give up too where it cannot begin so. */
  sharedAtOnce: RawBuilder<unknown>
  /**
   * A condition that always holds, and makes an UPDATE answer, as its insertId, at which second since the Unix epoch it
   * ran: what the server gives `updated_at`. Undefined where that has to be read afterwards.
   */
  tellingWhen: RawBuilder<SqlBool> | undefined
  /** The most bytes that a row may hold which is read again as one; undefined where there is no limit. */
  mostOfRow: RawBuilder<number> | undefined
  /** The default of ticket.status_id, which need not be the id of a status. */
  defaultStatusId: RawBuilder<number | null>
  /** The server's name and version. */
  version: RawBuilder<string>
}

/**
 * The engine behind a connection or transaction: Kysely keeps what differs between databases in the dialect's adapter.
 */
export const engineOf = (db: Db): Engine => (db.getExecutor().adapter as unknown as { engine: Engine }).engine
