import type { Context } from '../../command/context.js'
import type { TableKind } from '../../command/tables/kind.js'
import type { FileOptions } from '../../command/tables/options.js'
import { openSource } from '../../command/tables/records/source.js'
import { openTable, type ReadTable, readAll } from '../../command/tables/table.js'
import { email, fullName, role, username } from '../../identity/parsers.js'
import type { UserRow } from '../services/import.js'
import { words } from '../words.js'

const FIELDS = {
  username: { parse: username, needed: true },
  email: { parse: email, needed: true },
  fullName: { parse: fullName, needed: true },
  role: { parse: role },
  password: { parse: (cell: string) => cell, secret: true },
  key: { parse: (cell: string) => cell },
} as const
const KIND: TableKind<typeof FIELDS> = {
  what: words.anAccount,
  fields: FIELDS,
  called: ['username', 'email'],
  passedOver: ['id', 'createdAt'],
}

/**
 * The rows of a file of people, as `user list -o csv` writes them. Throws USAGE for columns that are missing or
 * unknown.
 */
export async function userRows(ctx: Context, file: string, options: FileOptions): Promise<ReadTable<UserRow>> {
  return readAll(
    await openTable(await openSource(ctx, file), KIND, options),
    ({ key, role = 'EMPLOYEE', ...account }, line) => ({
      line,
      role,
      ...account,
    }),
  )
}
