import { sql } from 'kysely'
import type { Db } from '../schema.js'
import { linkOf } from '../waits/link.js'

/**
 * Every server takes as much: it is what it keeps for a connection at least, its net_buffer_length. Nobody asks for
 * less.
 */
export const ALWAYS_TAKEN = 16 * 1024
/** Of a packet for what stands before the statement: its kind, and what newer servers are told beside it. */
export const PACKET_HEAD = 64

export const ASK = 'select @@max_allowed_packet as bytes'

/**
 * How many bytes a statement may have, where one of `wanted` is thought of; asks the server where that may matter, once
 * a connection.
 */
export async function mostBytes(db: Db, wanted: number): Promise<number> {
  const packet = linkOf(db)?.packet
  if (!packet) return Number.POSITIVE_INFINITY // the engine runs in this process
  if (packet.bytes === undefined && wanted + PACKET_HEAD < ALWAYS_TAKEN) return ALWAYS_TAKEN - PACKET_HEAD
  packet.bytes ??= Number((await sql.raw<{ bytes: number }>(ASK).execute(db)).rows[0]?.bytes)
  return packet.bytes - PACKET_HEAD
}

/** A single row needs a larger statement than the server takes: it was not sent. */
export class StatementTooLarge extends Error {
  readonly code = 'HELPDESK_STATEMENT_TOO_LARGE'
  constructor(
    readonly bytes: number,
    readonly most: number,
    /** What people call the row, where that is known: `ticket 12`. */
    readonly called?: string,
  ) {
    super(`A statement of ${bytes} bytes is too large: at most ${most}.`)
  }
}
