import type { Generated, Kysely, Transaction } from 'kysely'

/**
 * Row types, column for column as in sql/. Wall clocks are UTC, 'YYYY-MM-DD HH:MM:SS'; `_at` of helpdesk_ tables is
 * epoch seconds.
 */
export interface Database {
  user: {
    id: Generated<number>
    username: string
    email: string
    password: string
    role: string
    full_name: string
    created_at: string | null
  }
  category: { id: Generated<number>; name: string; description: string | null }
  status: { id: Generated<number>; name: string; color: string | null }
  priority: { id: Generated<number>; name: string; level: number | null }
  ticket: {
    id: Generated<number>
    title: string
    description: string
    category_id: number
    priority_id: number
    status_id: number | null
    requester_id: number
    assigned_to: number | null
    created_at: string | null
    updated_at: Generated<string | null>
    closed_at: string | null
  }
  comment: { id: Generated<number>; ticket_id: number; user_id: number; content: string; created_at: string | null }
  helpdesk_session: {
    id: Generated<number>
    token_sha256: string
    user_id: number
    password_sha256: string
    name: string
    created_at: number
    seen_at: number
    expires_at: number
    idle_seconds: number | null
  }
  helpdesk_event: {
    id: Generated<number>
    change_id: string
    at: number
    source: string
    actor_id: number | null
    actor_name: string | null
    entity: string
    entity_id: number
    field: string
    old_value: string | null
    new_value: string | null
    old_name: string | null
    new_name: string | null
  }
  helpdesk_undo: { change_id: string; root: string; redoes: number; stands: number }
  helpdesk_guard: { name: string; writes: number }
  helpdesk_former_author: { comment_id: number; username: string; full_name: string }
  helpdesk_import_key: { key_sha256: string; ticket_id: number }
  helpdesk_origin: { ticket_id: number; file_key: string }
  /**
   * How far somebody has read: one ticket, or at `place` 0 all others. A status or assignee of 0 is not known;
   * `later_comments` are numbers above `comment_id` (`history/seen.ts`).
   */
  helpdesk_seen: {
    id: Generated<number>
    user_id: number
    ticket_id: number | null
    place: number
    comment_id: number
    event_id: number
    seen_at: number
    status_id: number | null
    assigned_to: number | null
    is_unread: number
    later_comments: Generated<string>
  }
  helpdesk_setting: { name: string; value: string }
  /** Folded words (`search/folding.ts`); made of `ticket` and `comment` alone. */
  helpdesk_search: { ticket_id: number; part: number; title: string; description: string; comments: string }
  helpdesk_migration: { name: string; timestamp: string }
}

/** The newest migration that this program's statements need. */
export const SCHEMA = '0010_late_comments'

/** A connection or a transaction: for repository functions that read. */
export type Db = Kysely<Database>
/** A transaction: repository functions that write take only this, so that nothing is written outside a unit of work. */
export type Tx = Transaction<Database>
