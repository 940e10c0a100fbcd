import type { Context } from '../../command/context.js'
import { word } from '../../command/parsers.js'
import { readRows } from '../../command/tables/rows.js'
import { type BadRow, badRows, failure, HelpdeskError } from '../../core/errors.js'
import { role } from '../../identity/parsers.js'
import type { RoleRow } from '../services/roles.js'

/** The names that the columns of a file of roles may have. */
const KEYS = ['username', 'user', 'email', 'id', 'utilisateur', 'nom d’utilisateur', "nom d'utilisateur"]
const ROLE_COLUMNS = ['role', 'rôle']

/** The rows of a file of `username,role`; the key may also be `email` or `id`. Throws INVALID with every row that is none. */
export async function readRoles(ctx: Context, file: string): Promise<RoleRow[]> {
  const { columns, rows } = await readRows(ctx, file)
  const names = columns.map((c) => c.normalize('NFC'))
  const [key, roleColumn] = [names.findIndex((c) => KEYS.includes(c)), names.findIndex((c) => ROLE_COLUMNS.includes(c))]
  if (key === -1 || roleColumn === -1) throw wrongColumns(columns)
  const found: RoleRow[] = []
  const bad: BadRow[] = []
  for await (const chunk of rows)
    for (const { line, values, problem } of chunk) {
      const cell = (i: number) => (values[columns[i] ?? ''] ?? '').trim()
      try {
        if (problem) throw new HelpdeskError('INVALID', problem)
        const user = word(cell(key))
        found.push({ line, user: names[key] === 'id' ? `id:${user.replace(/^id:/, '')}` : user, to: role(cell(roleColumn)) })
      } catch (error) {
        if (!(error instanceof HelpdeskError)) throw error
        bad.push({ line, value: cell(key), code: error.code, text: error.text })
      }
    }
  if (bad.length > 0) throw badRows(bad)
  return found
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
