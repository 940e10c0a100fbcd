import type { Context } from '../../command/context.js'
import type { TableField, TableKind } from '../../command/tables/kind.js'
import type { FileOptions } from '../../command/tables/options.js'
import { openSource } from '../../command/tables/records/source.js'
import { openTable } from '../../command/tables/table.js'
import { TICKET_FIELDS } from '../fields.js'
import type { Rows } from '../services/import/import.js'
import { fieldWords } from '../words/fields.js'

/** Beside fields, a file may have keys of its own. */
const FIELDS: Record<string, TableField<string | number>> = {
  ...Object.fromEntries(TICKET_FIELDS.flatMap(({ name, given }) => (given ? [[name, given]] : []))),
  key: { parse: (cell) => cell },
}
const KIND: TableKind<typeof FIELDS> = {
  what: fieldWords.aTicket,
  fields: FIELDS,
  called: ['title'],
  // What an export holds and an import does not take: new tickets get numbers of their own.
  passedOver: ['id', 'comments', 'attachments', 'history'],
}

/**
 * The rows of a file of tickets, to be read as often as needed. Throws USAGE for columns that are missing or unknown.
 */
export async function ticketRows(ctx: Context, file: string, options: FileOptions): Promise<Rows> {
  const source = await openSource(ctx, file)
  const open = async () => (await openTable(source, KIND, options)).rows
  const first = await open()
  let isFirst = true
  return {
    bytes: source.bytes,
    dates: options.dates,
    read: async () => {
      if (!isFirst) return open()
      isFirst = false
      return first
    },
  }
}
