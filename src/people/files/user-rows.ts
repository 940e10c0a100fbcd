import type { Context } from '../../command/context.js'
import { readAll } from '../../command/tables/judge.js'
import { readRows, type TableRow } from '../../command/tables/rows.js'
import { failure, type HelpdeskError } from '../../core/errors.js'
import { email, fullName, role, username } from '../../identity/parsers.js'
import type { UserRow } from '../services/import.js'

const REQUIRED = ['username', 'email', 'fullname']
const OPTIONAL = ['role', 'password']
/** What a list of people holds and an import does not take. */
const LEFT_OUT = ['id', 'createdat']

/** The rows of a file of people, as `user list -o csv` writes them. USAGE for columns that are missing or unknown, INVALID for bad rows. */
export async function userRows(ctx: Context, file: string, ignored: readonly string[]): Promise<UserRow[]> {
  const table = await readRows(ctx, file)
  const taken = table.columns.filter((c) => !ignored.some((i) => i.toLowerCase() === c))
  const unknown = taken.filter((c) => ![...REQUIRED, ...OPTIONAL, ...LEFT_OUT].includes(c))
  const absent = REQUIRED.filter((c) => !taken.includes(c))
  if (unknown.length > 0 || absent.length > 0) throw wrongColumns(unknown, absent)
  const cellOf = ({ values }: TableRow, name: string) => (taken.includes(name) ? (values[name] ?? '').trim() : '')
  return readAll(
    table,
    (row) => cellOf(row, 'username'),
    (row) => ({
      line: row.line,
      username: username(cellOf(row, 'username')),
      email: email(cellOf(row, 'email')),
      fullName: fullName(cellOf(row, 'fullname')),
      role: cellOf(row, 'role') === '' ? 'EMPLOYEE' : role(cellOf(row, 'role')),
      password: taken.includes('password') && row.values.password ? row.values.password : undefined,
    }),
  )
}

function wrongColumns(unknown: readonly string[], absent: readonly string[]): HelpdeskError {
  if (absent.length > 0) {
    return failure(
      'USAGE',
      { en: `Columns are missing: ${absent.join(', ')}.`, fr: `Il manque des colonnes : ${absent.join(', ')}.` },
      { say: 'username,email,fullName,role,password' },
    )
  }
  return failure(
    'USAGE',
    {
      en: `The file has columns that an account has not: ${unknown.join(', ')}.`,
      fr: `Le fichier a des colonnes qu'un compte n'a pas : ${unknown.join(', ')}.`,
    },
    { say: `--ignore-columns ${unknown.join(',')}` },
  )
}
