import { type Expression, type SqlBool, sql } from 'kysely'
import { PREFIX } from '../folding.js'
import type { TextTerm } from '../language/tree.js'

/** The columns of `helpdesk_search`, by the text of a ticket that each holds. */
const COLUMNS: Record<string, string> = { title: 'title', description: 'description', comment: 'comments' }

/**
 * What LIKE compares a column of `helpdesk_search` with, `!` being the sign that escapes: ` zzcarte zzmer` anywhere, or
 * ` zzcarte zzmere ` for whole words.
 */
const patternOf = ({ words, last }: Pick<TextTerm, 'words' | 'last'>): string => {
  // Of what LIKE takes for a sign, a word holds only the underscore.
  const sought = words.map((word) => PREFIX + word.replaceAll('_', '!_')).join(' ')
  return `% ${sought}${last === 'whole' ? ' ' : ''}%`
}

/**
 * The condition that one term is found in a text of a ticket, whose number is in `ticketId`: in any part of its row in
 * `helpdesk_search`. Each term asks for itself, since each may be found in another text and another part.
 */
export function foundIn(term: TextTerm, ticketId: string): Expression<SqlBool> {
  const columns = term.in === undefined ? Object.values(COLUMNS) : [COLUMNS[term.in] ?? 'title']
  const pattern = patternOf(term)
  const found = columns.map((column) => sql`x.${sql.ref(column)} like ${pattern} escape '!'`)
  return sql<SqlBool>`exists (select 1 from helpdesk_search as x where x.ticket_id = ${sql.ref(ticketId)} and (${sql.join(found, sql` or `)}))`
}
