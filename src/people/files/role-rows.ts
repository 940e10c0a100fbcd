import type { Context } from '../../command/context.js'
import { word } from '../../command/parsers.js'
import type { TableKind } from '../../command/tables/kind.js'
import { asItStands } from '../../command/tables/options.js'
import { openSource } from '../../command/tables/records/source.js'
import { openTable, type ReadTable, readAll } from '../../command/tables/table.js'
import { failure } from '../../core/errors.js'
import { role } from '../../identity/parsers.js'
import type { RoleRow } from '../services/roles.js'
import { words } from '../words.js'

/** An empty cell is wrong here, not absent: `needed` of either would refuse files with the other key. */
const FIELDS = {
  username: { parse: word, also: ['user', 'utilisateur', 'nom d’utilisateur', "nom d'utilisateur"] },
  email: { parse: word },
  id: { parse: (cell: string) => `id:${word(cell).replace(/^id:/, '')}` },
  role: { parse: role, also: ['rôle'] },
}
const KIND: TableKind<typeof FIELDS> = {
  what: words.aRole,
  fields: FIELDS,
  called: ['username', 'email', 'id'],
  passedOver: [],
  takesOthers: true,
}

/** The rows of a file of `username,role`; the key may also be `email` or `id`. Throws INVALID for other columns. */
export async function readRoles(ctx: Context, file: string): Promise<ReadTable<RoleRow>> {
  const table = await openTable(await openSource(ctx, file), KIND, asItStands())
  if (!KIND.called.some((name) => table.has.has(name)) || !table.has.has('role')) throw wrongColumns(table.columns)
  return readAll(table, ({ username, email, id, role: to }, line) => ({
    line,
    user: username ?? email ?? id ?? word(''),
    to: to ?? role(''),
  }))
}

const wrongColumns = (columns: readonly string[]) =>
  failure('INVALID', words.roleColumns(columns.join(', ')), { say: 'username,role' })
