import { type Expression, type SqlBool, sql } from 'kysely'
import { wallClockFromEpoch } from '../../core/instants.js'
import { engineOf } from '../../db/engine.js'
import type { Db } from '../../db/schema.js'
import type { TextTerm } from '../../search/language/tree.js'
import { foundIn, type Judged } from '../../search/queries/text-term.js'
import type { TicketField } from '../field.js'
import { type Among, inAmong } from './among.js'

/** What a query asks for, everything that it names being looked up. */
export type Condition =
  | { kind: 'and' | 'or'; parts: readonly Condition[] }
  | { kind: 'not'; part: Condition }
  | ({ kind: 'among' } & Among)
  | Between
  | { kind: 'commented'; by: readonly number[] }
  | TextTerm

/** A column from one number or second to another, both included; undefined where that end is open. */
interface Between {
  kind: 'between'
  column: TicketField['column']
  of: TicketField['kind']
  from: number | undefined
  to: number | undefined
}

/**
 * A condition as SQL over `ticket as t`, `judged` being what the search index does not know. It may be unknown where a
 * column is NULL, but what is not asked for is not.
 */
export function conditionSql(db: Db, condition: Condition, judged?: Judged): Expression<SqlBool> {
  switch (condition.kind) {
    case 'and':
    case 'or': {
      const parts = condition.parts.map((part) => conditionSql(db, part, judged))
      return sql<SqlBool>`(${sql.join(parts, condition.kind === 'and' ? sql` and ` : sql` or `)})`
    }
    case 'not':
      // The complement: also what is neither, since the value is not there.
      return sql<SqlBool>`((${conditionSql(db, condition.part, judged)}) is not true)`
    case 'among':
      return inAmong(condition)
    case 'between':
      return between(db, condition)
    case 'commented':
      return sql<SqlBool>`exists (select 1 from comment as b where b.ticket_id = t.id and b.user_id in (${sql.join(condition.by)}))`
    case 'text':
      return foundIn(db, condition, 't.id', judged)
  }
}

/** Whether it asks for texts. */
export const textsOf = (condition: Condition): TextTerm[] => {
  if (condition.kind === 'text') return [condition]
  if (condition.kind === 'not') return textsOf(condition.part)
  return condition.kind === 'and' || condition.kind === 'or' ? condition.parts.flatMap(textsOf) : []
}

/** The texts that it wants to be there. */
export const wantedTexts = (condition: Condition): TextTerm[] => {
  if (condition.kind === 'text') return [condition]
  return condition.kind === 'and' || condition.kind === 'or' ? condition.parts.flatMap(wantedTexts) : []
}

/** Of each group, a ticket has one; none where it may be so whatever its texts say. */
export function neededTexts(condition: Condition): TextTerm[][] {
  if (condition.kind === 'text') return [[condition]]
  if (condition.kind === 'and') return condition.parts.flatMap(neededTexts)
  if (condition.kind !== 'or') return []
  const groups = condition.parts.map((part) => neededTexts(part)[0] ?? [])
  return groups.every((group) => group.length > 0) ? [groups.flat()] : []
}

/** What a TIMESTAMP holds in every time zone of a server: comparing it with more is an error to some. */
const [FIRST, LAST] = [86_400, 2_147_385_600]

function between(db: Db, { column, of, from, to }: Between): Expression<SqlBool> {
  const isWallClock = of === 'timestamp' || of === 'datetime'
  const value = of === 'stamp' ? engineOf(db).epoch(`t.${column}`) : sql.ref(`t.${column}`)
  const bound = (at: number) => (isWallClock ? wallClockFromEpoch(at) : at)
  // A zero date stands for none, and is less than any.
  const first = isWallClock ? Math.max(from ?? FIRST, FIRST) : from
  if (isWallClock && ((first ?? FIRST) > LAST || (to ?? LAST) < FIRST)) return sql<SqlBool>`1 = 0`
  const ends = [
    ...(first === undefined ? [] : [sql`${value} >= ${bound(first)}`]),
    ...(to === undefined || (isWallClock && to > LAST) ? [] : [sql`${value} <= ${bound(to)}`]),
  ]
  return sql<SqlBool>`(${sql.join(ends, sql` and `)})`
}
