import type { Context } from '../../command/context.js'
import { readRows } from '../../command/tables/rows.js'
import { type BadRow, badRows, failure, HelpdeskError } from '../../core/errors.js'
import { email, fullName, role, username } from '../../identity/parsers.js'
import type { UserRow } from '../services/import.js'

const REQUIRED = ['username', 'email', 'fullname']
const OPTIONAL = ['role', 'password']
/** What a list of people holds and an import does not take. */
const LEFT_OUT = ['id', 'createdat']

/** The rows of a file of people, as `user list -o csv` writes them. USAGE for columns that are missing or unknown, INVALID for bad rows. */
export async function userRows(ctx: Context, file: string, ignored: readonly string[]): Promise<UserRow[]> {
  const { columns, rows } = await readRows(ctx, file)
  const taken = columns.filter((c) => !ignored.some((i) => i.toLowerCase() === c))
  const unknown = taken.filter((c) => ![...REQUIRED, ...OPTIONAL, ...LEFT_OUT].includes(c))
  const absent = REQUIRED.filter((c) => !taken.includes(c))
  if (unknown.length > 0 || absent.length > 0) throw wrongColumns(unknown, absent)
  const found: UserRow[] = []
  const bad: BadRow[] = []
  for await (const chunk of rows) {
    for (const { line, values, problem } of chunk) {
      const cell = (name: string) => (taken.includes(name) ? (values[name] ?? '').trim() : '')
      try {
        if (problem) throw new HelpdeskError('INVALID', problem)
        found.push({
          line,
          username: username(cell('username')),
          email: email(cell('email')),
          fullName: fullName(cell('fullname')),
          role: cell('role') === '' ? 'EMPLOYEE' : role(cell('role')),
          password: taken.includes('password') && values.password ? values.password : undefined,
        })
      } catch (error) {
        if (!(error instanceof HelpdeskError)) throw error
        bad.push({ line, value: cell('username'), code: error.code, text: error.text })
      }
    }
  }
  if (bad.length > 0) throw badRows(bad)
  return found
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
