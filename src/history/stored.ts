import { storedTable } from './stored-table.js'

/** Which changes are undos. */
export const UNDO = storedTable({
  name: 'helpdesk_undo',
  key: 'change_id',
  columns: { change_id: 'text', root: 'text', redoes: 'number', stands: 'number' },
})

export const EVENT = storedTable({
  name: 'helpdesk_event',
  key: 'id',
  columns: {
    id: 'number',
    change_id: 'text',
    at: 'number',
    source: 'text',
    actor_id: 'number',
    actor_name: 'text',
    entity: 'text',
    entity_id: 'number',
    field: 'text',
    old_value: 'text',
    new_value: 'text',
    old_name: 'text',
    new_name: 'text',
  },
  tellsOfUse: true,
})
