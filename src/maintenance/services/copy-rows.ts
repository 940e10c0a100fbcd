import { type ErrorCode, failure } from '../../core/errors.js'
import type { Text } from '../../core/language.js'
import { type Fault, faultOf } from '../../db/faults.js'
import type { Tx } from '../../db/schema.js'
import { type CopiedRow, type CopiedTable, insertRows } from '../queries/copied-rows.js'

/** What a single row may be refused for. */
const REFUSALS: Partial<Record<Fault, [code: ErrorCode, why: Text]>> = {
  duplicate: [
    'CONFLICT',
    { en: 'the target takes its name or address for that of another', fr: "la cible prend son nom ou son adresse pour ceux d'un autre" },
  ],
  'missing-reference': ['CONFLICT', { en: 'it refers to something that is not there', fr: "elle renvoie à un élément qui n'existe pas" }],
  'bad-value': ['INVALID', { en: 'a value is too long or out of range there', fr: 'une valeur y est trop longue ou hors limites' }],
  'too-large': [
    'INVALID',
    {
      en: 'the server there does not take so much in one statement (max_allowed_packet)',
      fr: 'le serveur n’y accepte pas autant dans une seule requête (max_allowed_packet)',
    },
  ],
  'unstorable-text': [
    'INVALID',
    { en: 'a column there cannot hold a character of it', fr: "une colonne n'y admet pas un de ses caractères" },
  ],
}

/** Inserts rows with one statement; where the target refuses one of them, throws INVALID or CONFLICT naming it. */
export async function storeRows(tx: Tx, table: CopiedTable, rows: readonly CopiedRow[], never: ReadonlySet<string>): Promise<void> {
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

const refused = ({ name }: CopiedTable, key: unknown, [code, { en, fr }]: [ErrorCode, Text], cause: unknown) =>
  failure(
    code,
    {
      en: `Row ${key} of ${name} cannot be copied: ${en}; nothing was copied.`,
      fr: `La ligne ${key} de ${name} ne peut être copiée : ${fr} ; rien n'a été copié.`,
    },
    { run: 'db check' },
    cause,
  )
