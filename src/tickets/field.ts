import type { Selectable } from 'kysely'
import type { Dates } from '../command/dates/dates.js'
import type { Text } from '../core/language.js'
import type { Database } from '../db/schema.js'
import type { ColumnKind } from '../history/stored-table.js'
import type { Takes } from '../search/language/tree.js'
import type { Field } from '../terminal/listing.js'
import type { Style } from '../terminal/style.js'
import type { Ticket } from './ticket.js'
import type { Value } from './value.js'

export type TicketColumn = keyof Database['ticket']

/**
 * A ticket's row with what it refers to, as `queries/tickets.ts` reads it. `updatedAt` is seconds since the Unix epoch.
 */
export interface TicketRow extends Selectable<Omit<Database['ticket'], 'updated_at'>> {
  updatedAt: number | string | null
  statusId: number | null
  statusName: string | null
  color: string | null
  /** The status that counts as pending. */
  pendingId: number | null
  priorityName: string | null
  level: number | null
  categoryName: string | null
  requesterName: string | null
  requesterFullName: string | null
  assigneeName: string | null
  assigneeFullName: string | null
}

/** What a ticket can be ordered by: columns of that query. */
type OrderColumn = `t.${TicketColumn}` | 's.id' | 'p.level' | 'c.name' | 'r.username' | 'a.username'

/** All that the program knows of one field of a ticket. */
export interface FieldEntry<V> {
  /** Null where no column holds it. */
  column: TicketColumn | null
  kind: ColumnKind
  /** Of its row, and of whether the reader has not read all of it. */
  read(row: TicketRow, isUnread: boolean): V
  label: Text
  /** In lists; `listed` says where it stands unasked. `--fields` takes every field. */
  cell: Omit<Field<Ticket>, 'name' | 'title'> & { listed: 'in tables and tsv' | 'in tsv' | 'where asked for' }
  /** In the facts of `ticket show`, nothing where it is empty; `label` where it is called otherwise there. */
  fact?: { shown(ticket: Ticket, style: Style): string; label?: Text }
  /** The word for `--sort`. */
  sort?: { key: string; by: OrderColumn }
  /**
   * A change of it has its own line in the history. Made by another program, it is stored at the next write or only
   * told.
   */
  change?: { current(ticket: Ticket): Value; outside: 'stored' | 'told' }
  /** Changes with the status: its events are no lines of their own, but an undo goes by them. */
  followsStatus?: true
  /** What it names, where its text is looked up. */
  names?: 'category' | 'priority' | 'status' | 'user'
  query?: Asked
  /** How an import takes it, from the column called like the field, and `ticket edit`. */
  given?: Given
}

/** How a query asks for it. */
interface Asked {
  /** The word before the colon. */
  key: string
  takes: Exclude<Takes, 'words' | 'order'>
  /** What may stand behind it. */
  example: string
  /** `none` finds those that lack it. */
  orNone?: true
  /** Whoever asks for it says which tickets he means, resolved ones or not. */
  decides?: true
}

interface Given {
  /**
   * What a text stands for: a word to look up, a text, a UTC wall clock; of a `stamp` epoch seconds. Throws INVALID.
   */
  parse(text: string, dates: Dates): string | number
  /** Whether each ticket of a file must have it. */
  needed?: true
  /** `ticket edit --<option> <value>` */
  edit?: { option: string; value: string; about: Text; lines?: 'many' }
}

/**
 * An entry with its name: the key in JSON, the word for `--fields`, the column of an export and in small letters of an
 * import, the field of events.
 */
export type TicketField = FieldEntry<Ticket[keyof Ticket]> & { name: string }
export type StoredField = TicketField & { column: TicketColumn }
