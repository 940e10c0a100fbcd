import { type Expression, type SqlBool, sql } from 'kysely'
import { engineOf } from '../../db/engine.js'
import type { Db } from '../../db/schema.js'
import { PREFIX } from '../folding.js'
import type { TextTerm } from '../language/tree.js'

/** The columns of `helpdesk_search`, by the text of a ticket that each holds. */
const COLUMNS = { title: 'title', description: 'description', comment: 'comments' } as const
type Column = (typeof COLUMNS)[keyof typeof COLUMNS]

/** Those that a term is sought in. */
export const columnsOf = ({ in: text }: Pick<TextTerm, 'in'>): Column[] =>
  Object.entries(COLUMNS).flatMap(([name, column]) => (text === undefined || text === name ? [column] : []))

/** What a column holds where the term is found: ` zzcarte zzmer`, or ` zzcarte zzmere ` for whole words. */
export const soughtText = ({ words, last }: Pick<TextTerm, 'words' | 'last'>): string =>
  ` ${words.map((word) => PREFIX + word).join(' ')}${last === 'whole' ? ' ' : ''}`

/** What LIKE compares it with, `!` being the sign that escapes; of its signs, a word holds only the underscore. */
const patternOf = (term: Pick<TextTerm, 'words' | 'last'>): string => `%${soughtText(term).replaceAll('_', '!_')}%`

/** Tickets that are not asked in `helpdesk_search`, since it does not say what is written in them. */
export interface Judged {
  ids: readonly number[]
  /** Those of them in which a term was found. */
  found(term: TextTerm): readonly number[]
}

/**
 * The condition that one term is found in a text of a ticket, whose number is in `ticketId`: in any part of its row in
 * `helpdesk_search`. Each term asks for itself, since each may be found in another text and another part.
 */
export function foundIn(db: Db, term: TextTerm, ticketId: string, judged?: Judged): Expression<SqlBool> {
  const id = sql.ref(ticketId)
  // Counted, not EXISTS: MySQL would join the tables of all terms, and take minutes to choose an order for a hundred.
  const indexed = sql<SqlBool>`((select count(*) from helpdesk_search as x where x.ticket_id = ${id} and ${said(db, term)}) > 0)`
  if (!judged || judged.ids.length === 0) return indexed
  return sql<SqlBool>`((${indexed} and not ${among(ticketId, judged.ids)}) or ${among(ticketId, judged.found(term))})`
}

/** The condition that a row of `helpdesk_search as x` says a term. */
function said(db: Db, term: TextTerm): Expression<SqlBool> {
  const pattern = patternOf(term)
  const found = columnsOf(term).map((column) => sql`${engineOf(db).bytes(`x.${column}`)} like ${pattern} escape '!'`)
  return sql<SqlBool>`(${sql.join(found, sql` or `)})`
}

/**
 * Those rows of `part`, a table of `id`, that say one of the terms, and of these `others`. To join the texts takes
 * MariaDB a quarter of what it takes to look them up row by row.
 */
export function partSaying(db: Db, part: Expression<unknown>, terms: readonly TextTerm[], others: readonly number[]) {
  const says = sql.join(
    terms.map((term) => said(db, term)),
    sql` or `,
  )
  // A number that no ticket has keeps the servers from beginning with the whole table of texts.
  const beside = among('o.id', others.length === 0 ? [0] : others)
  return sql<{ id: number }>`(select distinct o.* from ${part} as o
    left join helpdesk_search as x on x.ticket_id = o.id and (${says}) where x.ticket_id is not null or ${beside})`
}

/** Numbers stand in the statement themselves: there may be more of them than an engine takes values. */
export const among = (column: string, ids: readonly number[]) =>
  ids.length === 0 ? sql<SqlBool>`1 = 0` : sql<SqlBool>`${sql.ref(column)} in (${sql.raw(ids.map(Number).join(','))})`
