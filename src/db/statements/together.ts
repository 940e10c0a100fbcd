import { type SelectQueryNode, sql } from 'kysely'
import { engineOf } from '../engine.js'
import type { Db } from '../schema.js'
import type { Found, Reads } from './reading.js'

/**
 * Reads several things at one moment: from a server in one statement, since each costs a round trip; from a file one
 * after the other.
 */
export async function readTogether<R extends Reads>(db: Db, reads: R): Promise<Found<R>> {
  const all = Object.entries(reads)
  if (engineOf(db).name === 'sqlite' || all.length < 2) {
    const found: [string, unknown][] = []
    for (const [name, { query, made }] of all) found.push([name, made(await query.execute())])
    return Object.fromEntries(found) as Found<R>
  }
  const columns = all.map(([, { query }]) => columnsOf(query.toOperationNode() as SelectQueryNode))
  // The first SELECT names the columns of all. As text: a node of Kysely's for each costs a tenth of a comment.
  const selects = all.map(([, { query }], part) => {
    const values = columns.flatMap((names, of) =>
      names.map((name, i) => {
        const value = of === part ? `q.\`${name}\`` : 'null'
        return part === 0 ? `${value} as ${key(of, i)}` : value
      }),
    )
    return sql`select ${sql.raw(`${part} as part, ${values.join(', ')}`)} from ${query} as q`
  })
  const { rows } = await sql<Record<string, unknown>>`${sql.join(selects, sql` union all `)}`.execute(db)
  const found = all.map(([name, { made }], part) => {
    const own = rows.filter((row) => row.part === part)
    const named = (row: Record<string, unknown>) =>
      Object.fromEntries((columns[part] ?? []).map((column, i) => [column, row[key(part, i)]]))
    return [name, made(own.map(named))]
  })
  return Object.fromEntries(found) as Found<R>
}

/** A column of its own for each value: so each keeps its type and its collation. */
const key = (part: number, column: number) => `${String.fromCharCode(97 + part)}${column}`

/** The names of a query's columns, as its first SELECT has them: of our own, they need no quotes but a server's. */
const columnsOf = ({ selections = [] }: SelectQueryNode): string[] =>
  selections.map(({ selection }) => {
    const { alias, column } = selection as { alias?: { name?: string }; column?: { column?: { name: string } } }
    const name = alias?.name ?? column?.column?.name
    if (name === undefined || !/^\w+$/.test(name))
      throw new Error('A column without a plain name cannot be read together with others.')
    return name
  })
