import { sql } from 'kysely'
import { engineOf } from '../../db/engine.js'
import type { Db } from '../../db/schema.js'
import { findMysqlIndexes } from './server.js'

/** The indexes that statements of both programs rely on, as sql/ makes them; primary keys apart. */
const NEEDED: { columns: string; unique?: true }[] = [
  { columns: 'user(username)', unique: true },
  { columns: 'user(email)', unique: true },
  ...['category_id', 'priority_id', 'status_id', 'requester_id', 'assigned_to'].map((c) => ({
    columns: `ticket(${c})`,
  })),
  { columns: 'ticket(status_id,priority_id,created_at)' },
  { columns: 'ticket(assigned_to,status_id,priority_id,created_at)' },
  { columns: 'ticket(requester_id,status_id,priority_id,created_at)' },
  { columns: 'comment(ticket_id)' },
  { columns: 'comment(user_id)' },
  { columns: 'comment(created_at)' },
  { columns: 'ticket(updated_at)' },
  { columns: 'ticket(created_at)' },
  { columns: 'helpdesk_session(token_sha256)', unique: true },
  { columns: 'helpdesk_session(user_id)' },
  { columns: 'helpdesk_seen(user_id,place)', unique: true },
  { columns: 'helpdesk_seen(user_id,is_unread)' },
  { columns: 'helpdesk_seen(ticket_id)' },
  { columns: 'helpdesk_undo(root,stands)' },
  { columns: 'helpdesk_event(entity,entity_id,id)' },
  { columns: 'helpdesk_event(change_id)' },
  { columns: 'helpdesk_event(actor_id,id)' },
  { columns: 'helpdesk_event(at)' },
]

export interface MissingIndex {
  /** `ticket(status_id)` */
  columns: string
  /** The statement that makes it. */
  sql: string
}

/** Those of the tables that are there which no index stands in for; one that goes on with more columns does. */
export async function findMissingIndexes(db: Db): Promise<MissingIndex[]> {
  const there = engineOf(db).name === 'mysql' ? await findMysqlIndexes(db) : await findSqliteIndexes(db)
  const serves = (needed: (typeof NEEDED)[number]) =>
    there.some((i) =>
      needed.unique
        ? i.unique && i.columns === needed.columns
        : `${i.columns.slice(0, -1)},`.startsWith(`${needed.columns.slice(0, -1)},`),
    )
  const tables = new Set((await db.introspection.getTables()).map((t) => t.name))
  const isOfTable = (needed: (typeof NEEDED)[number]) => tables.has(needed.columns.replace(/\(.*/, ''))
  return NEEDED.filter((needed) => isOfTable(needed) && !serves(needed)).map(({ columns, unique }) => ({
    columns,
    sql: `CREATE ${unique ? 'UNIQUE ' : ''}INDEX ${columns.replace(/[(,]/g, '_').replace(')', '')} ON ${columns.replace('(', ' (').replaceAll(',', ', ')};`,
  }))
}

async function findSqliteIndexes(db: Db): Promise<{ columns: string; unique: boolean }[]> {
  const { rows } = await sql<{ tbl: string; idx: string; uniq: number; col: string }>`
    select m.name as tbl, l.name as idx, l.${sql.ref('unique')} as uniq, i.name as col
    from sqlite_master as m, pragma_index_list(m.name) as l, pragma_index_info(l.name) as i
    where m.type = 'table' and l.partial = 0 order by l.name, i.seqno`.execute(db)
  const found = new Map<string, { table: string; columns: string[]; unique: boolean }>()
  for (const r of rows) {
    const index = found.get(r.idx) ?? { table: r.tbl, columns: [], unique: r.uniq === 1 }
    index.columns.push(r.col)
    found.set(r.idx, index)
  }
  return [...found.values()].map((i) => ({ columns: `${i.table}(${i.columns.join()})`, unique: i.unique }))
}
