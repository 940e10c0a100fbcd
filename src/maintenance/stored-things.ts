import { EVENT, UNDO } from '../history/stored.js'
import type { Followed, StoredTable } from '../history/stored-table.js'
import { GUARD, SESSION, SETTING, USER } from '../identity/stored.js'
import { CATEGORY, PRIORITY, STATUS } from '../lookups/stored.js'
import { COMMENT, FORMER_AUTHOR, IMPORT_KEY, ORIGIN, SEEN, TICKET } from '../tickets/stored.js'

/**
 * Every table that this program stores things in, what is referred to first: in this order rows come, and in the other
 * they go.
 */
export const STORED: readonly StoredTable[] = [
  USER,
  CATEGORY,
  STATUS,
  PRIORITY,
  TICKET,
  COMMENT,
  FORMER_AUTHOR,
  ORIGIN,
  SEEN,
  EVENT,
  UNDO,
  IMPORT_KEY,
  SETTING,
  GUARD,
  SESSION,
]

export type FollowedTable = StoredTable & { followed: Followed; entity: string }

/** Those whose rows the history follows. */
export const FOLLOWED: readonly FollowedTable[] = STORED.flatMap((table) =>
  table.followed ? [{ ...table, followed: table.followed, entity: table.followed.entity ?? table.name }] : [],
)
