import type { SelectQueryBuilder } from 'kysely'

/** A SELECT and what is made of its rows, which come in no order. */
export interface Read<T> {
  // biome-ignore lint/suspicious/noExplicitAny: whatever tables and rows; `made` knows them
  query: SelectQueryBuilder<any, any, any>
  // biome-ignore lint/suspicious/noExplicitAny: the rows of the query
  made(rows: any[]): T
}
/** Things to read, by a name of the caller's. */
export type Reads = Record<string, Read<unknown>>
/** What was made of each. */
export type Found<R extends Reads> = { [K in keyof R]: R[K] extends Read<infer T> ? T : never }

/** Names the types of one. Every column of the query has a name. */
export const reading = <DB, TB extends keyof DB, Row, T>(
  query: SelectQueryBuilder<DB, TB, Row>,
  made: (rows: Row[]) => T,
): Read<T> => ({ query, made })
