import { type StoredTable, storedTable } from '../history/stored-table.js'
import { STORED_FIELDS } from './ordered-fields.js'

/** By which key a file knew a ticket that was imported. */
export const ORIGIN = storedTable({
  name: 'helpdesk_origin',
  key: 'ticket_id',
  columns: { ticket_id: 'number', file_key: 'text' },
})

export const TICKET: StoredTable = {
  name: 'ticket',
  key: 'id',
  columns: Object.fromEntries(STORED_FIELDS.map((f) => [f.column, f.kind])),
  tellsOfUse: true,
  followed: {
    fields: Object.fromEntries(STORED_FIELDS.filter((f) => f.change || f.followsStatus).map((f) => [f.name, f.column])),
    called: 'title',
    alongside: { table: ORIGIN, columns: { file_key: 'file_key' } },
  },
}

/** Who wrote comments that were handed to another account. */
export const FORMER_AUTHOR = storedTable({
  name: 'helpdesk_former_author',
  key: 'comment_id',
  columns: { comment_id: 'number', username: 'text', full_name: 'text' },
})

export const COMMENT = storedTable({
  name: 'comment',
  key: 'id',
  columns: { id: 'number', ticket_id: 'number', user_id: 'number', content: 'text', created_at: 'timestamp' },
  tellsOfUse: true,
  followed: {
    fields: { author: 'user_id', content: 'content' },
    alongside: { table: FORMER_AUTHOR, columns: { former_username: 'username', former_full_name: 'full_name' } },
  },
})

export const IMPORT_KEY = storedTable({
  name: 'helpdesk_import_key',
  key: 'key_sha256',
  columns: { key_sha256: 'text', ticket_id: 'number' },
})

/** How far each person has read. */
export const SEEN = storedTable({
  name: 'helpdesk_seen',
  key: 'id',
  columns: {
    id: 'number',
    user_id: 'number',
    ticket_id: 'number',
    place: 'number',
    comment_id: 'number',
    event_id: 'number',
    seen_at: 'number',
    status_id: 'number',
    assigned_to: 'number',
    is_unread: 'number',
    later_comments: 'text',
  },
})
