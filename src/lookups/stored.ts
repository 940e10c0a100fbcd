import { type Followed, storedTable } from '../history/stored-table.js'

/** What the history keeps may hold more than the row, such as what a status counts as. */
const onlyColumns = (fields: Followed['fields']): Followed => ({
  fields,
  called: 'name',
  restored: (kept) =>
    Object.fromEntries(['id', ...Object.values(fields)].map((column) => [column, kept[column] ?? null])),
})

export const CATEGORY = storedTable({
  name: 'category',
  key: 'id',
  columns: { id: 'number', name: 'text', description: 'text' },
  seeded: true,
  followed: onlyColumns({ name: 'name', description: 'description' }),
})

export const STATUS = storedTable({
  name: 'status',
  key: 'id',
  columns: { id: 'number', name: 'text', color: 'text' },
  seeded: true,
  followed: onlyColumns({ name: 'name', color: 'color' }),
})

export const PRIORITY = storedTable({
  name: 'priority',
  key: 'id',
  columns: { id: 'number', name: 'text', level: 'number' },
  seeded: true,
  followed: onlyColumns({ name: 'name', level: 'level' }),
})
