import { sql } from 'kysely'
import { isSome } from '../../core/lists.js'
import { engineOf } from '../../db/engine.js'
import type { Db } from '../../db/schema.js'
import { PREFIX } from '../folding.js'
import type { TextTerm } from '../language/tree.js'
import { among } from './text-term.js'

// The one file in which the engines' full text differs. What it finds is more than what is meant, never less: LIKE
// decides.

/** Of each of them one is in every ticket that is meant, in whatever text. */
export type Needed = readonly (readonly TextTerm[])[]

/** Letters that every engine takes for parts of words; others, as `_`, it may take for blanks. */
const SAFE =
  /^[a-z0-9\u03b1-\u03c9\u0430-\u044f\u0620-\u063f\u0641-\u064a\u05d0-\u05ea\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fa5]+/u

/** A word as it is asked for; undefined where the engines may not agree on how it begins. */
function askedWord(word: string, isWhole: boolean): { text: string; isBeginning: boolean } | undefined {
  const [safe] = SAFE.exec(word) ?? []
  return safe === undefined ? undefined : { text: PREFIX + safe, isBeginning: !isWhole || safe !== word }
}

type Asked = NonNullable<ReturnType<typeof askedWord>>

/** All words of a term that can be asked for. */
const askedWords = ({ words, last }: TextTerm): Asked[] =>
  words.flatMap((word, i) => askedWord(word, i < words.length - 1 || last === 'whole') ?? [])

/** By what can be asked: of each group the words of each alternative. */
const asked = (needed: Needed): Asked[][][] =>
  needed.map((group) => group.map(askedWords)).filter((group) => group.every(isSome))

/** Whether the index narrows what is meant at all. */
export const narrows = (needed: Needed): boolean => asked(needed).length > 0

/** On MySQL and MariaDB: `+zzcarte* +(zza zzb)`, where each word of an alternative is needed. */
const booleanMode = (groups: Asked[][][]): string => {
  const word = ({ text, isBeginning }: Asked) => `+${text}${isBeginning ? '*' : ''}`
  const all = (words: Asked[]) => words.map(word).join(' ')
  return groups
    .map((group) => (group.length === 1 ? all(group[0] ?? []) : `+(${group.map((g) => `(${all(g)})`).join(' ')})`))
    .join(' ')
}

const fts5 = (groups: Asked[][][]): string => {
  const word = ({ text, isBeginning }: Asked) => `"${text}"${isBeginning ? '*' : ''}`
  const all = (words: Asked[]) => `(${words.map(word).join(' AND ')})`
  return groups.map((group) => `(${group.map(all).join(' OR ')})`).join(' AND ')
}

/**
 * A table of the numbers, as `id`, of all tickets that may be meant, and of these `others`. The words of a ticket of
 * several parts may be in different ones: those tickets are all among them.
 */
export function candidates(db: Db, needed: Needed, others: readonly number[]) {
  const groups = asked(needed)
  const found =
    engineOf(db).name === 'sqlite'
      ? sql`select s.ticket_id as id from helpdesk_search_fts as f cross join helpdesk_search as s on s.id = f.rowid
          where f.helpdesk_search_fts match ${fts5(groups)}`
      : sql`select s.ticket_id as id from helpdesk_search as s
          where match (s.title, s.description, s.comments) against (${booleanMode(groups)} in boolean mode)`
  const long = sql`select s.ticket_id from helpdesk_search as s where s.part = 1`
  const beside = others.length === 0 ? sql`` : sql` union select t.id from ticket as t where ${among('t.id', others)}`
  return sql<{ id: number }>`(${found} union ${long}${beside})`
}

/** A server may be set to leave out words as short as `zza`. */
const SHORTEST = PREFIX.length + 1

/** Whether every word is in the server's index. */
export async function isWhole(db: Db): Promise<boolean> {
  if (engineOf(db).name === 'sqlite') return true
  const { rows } = await sql<{ least: number }>`select @@innodb_ft_min_token_size as least`.execute(db)
  return Number(rows[0]?.least) <= SHORTEST
}
