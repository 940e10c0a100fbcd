import { type ErrorCode, failure } from '../../core/errors.js'
import type { Text } from '../../core/language.js'
import { type Fault, faultOf } from '../../db/faults.js'
import type { Tx } from '../../db/schema.js'
import { type CopiedRow, type CopiedTable, insertRows } from '../queries/copied-rows.js'
import { words } from '../words.js'

/** What a single row may be refused for. */
const REFUSALS: Partial<Record<Fault, [code: ErrorCode, why: Text]>> = {
  duplicate: ['CONFLICT', words.refusals.duplicate],
  'missing-reference': ['CONFLICT', words.refusals.missingReference],
  'bad-value': ['INVALID', words.refusals.badValue],
  'too-large': ['INVALID', words.refusals.tooLarge],
  'unstorable-text': ['INVALID', words.refusals.unstorableText],
}

/** Inserts rows with one statement; where the target refuses one of them, throws INVALID or CONFLICT naming it. */
export async function storeRows(
  tx: Tx,
  table: CopiedTable,
  rows: readonly CopiedRow[],
  never: ReadonlySet<string>,
): Promise<void> {
  try {
    await insertRows(tx, table, rows, never)
  } catch (error) {
    const refusal = REFUSALS[faultOf(error) ?? 'refused']
    if (!refusal) throw error
    if (rows.length === 1) throw refused(table, rows[0]?.[0], refusal, error)
    const half = rows.length >> 1
    await storeRows(tx, table, rows.slice(0, half), never)
    await storeRows(tx, table, rows.slice(half), never)
  }
}

const refused = ({ name }: CopiedTable, key: unknown, [code, why]: [ErrorCode, Text], cause: unknown) =>
  failure(code, words.rowRefused(name, String(key), why), { run: 'db check' }, cause)
