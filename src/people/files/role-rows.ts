import type { Context } from '../../command/context.js'
import { word } from '../../command/parsers.js'
import { readAll } from '../../command/tables/judge.js'
import { readRows, type TableRow } from '../../command/tables/rows.js'
import { failure } from '../../core/errors.js'
import { role } from '../../identity/parsers.js'
import type { RoleRow } from '../services/roles.js'

/** The names that the columns of a file of roles may have. */
const KEYS = ['username', 'user', 'email', 'id', 'utilisateur', 'nom d’utilisateur', "nom d'utilisateur"]
const ROLE_COLUMNS = ['role', 'rôle']

/** The rows of a file of `username,role`; the key may also be `email` or `id`. Throws INVALID with every row that is none. */
export async function readRoles(ctx: Context, file: string): Promise<RoleRow[]> {
  const table = await readRows(ctx, file)
  const names = table.columns.map((c) => c.normalize('NFC'))
  const [key, roleColumn] = [names.findIndex((c) => KEYS.includes(c)), names.findIndex((c) => ROLE_COLUMNS.includes(c))]
  if (key === -1 || roleColumn === -1) throw wrongColumns(table.columns)
  const cellOf = ({ values }: TableRow, i: number) => (values[table.columns[i] ?? ''] ?? '').trim()
  return readAll(
    table,
    (row) => cellOf(row, key),
    (row) => {
      const user = word(cellOf(row, key))
      return { line: row.line, user: names[key] === 'id' ? `id:${user.replace(/^id:/, '')}` : user, to: role(cellOf(row, roleColumn)) }
    },
  )
}

const wrongColumns = (columns: readonly string[]) =>
  failure(
    'INVALID',
    {
      en: `The file has the columns '${columns.join(', ')}'; it takes one for the user and one for the role.`,
      fr: `Le fichier a les colonnes « ${columns.join(', ')} » ; il en faut une pour l'utilisateur et une pour le rôle.`,
    },
    { say: 'username,role' },
  )
