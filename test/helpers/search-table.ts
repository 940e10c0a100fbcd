import { sql } from 'kysely'
import { engineOf } from '../../src/db/engine.js'
import type { Db } from '../../src/db/schema.js'
import { indexed } from '../../src/search/folding.js'

/** So many comments stand in one part of a ticket's row: a term may be in another part than the next. */
const IN_ONE_PART = 2

/** Makes and fills the table that queries look for words in, as the program keeps it. */
export async function fillSearchTable(db: Db): Promise<void> {
  const isSqlite = engineOf(db).name === 'sqlite'
  const text = isSqlite ? 'text' : 'mediumtext'
  const tail = isSqlite ? '' : ' character set utf8mb4 collate utf8mb4_bin'
  await sql
    .raw(
      `create table if not exists helpdesk_search (ticket_id integer not null, part integer not null, title ${text} not null,
       description ${text} not null, comments ${text} not null, primary key (ticket_id, part))${tail}`,
    )
    .execute(db)
  await sql`delete from helpdesk_search`.execute(db)
  const tickets = await db.selectFrom('ticket').select(['id', 'title', 'description']).execute()
  const comments = await db.selectFrom('comment').select(['ticket_id', 'content']).orderBy('id').execute()
  for (const { id, title, description } of tickets) {
    const own = comments.filter((c) => c.ticket_id === id).map((c) => indexed(c.content))
    for (let part = 0; part === 0 || part * IN_ONE_PART < own.length; part++) {
      const texts = own.slice(part * IN_ONE_PART, (part + 1) * IN_ONE_PART).join(':')
      const first = part === 0 ? [indexed(title), indexed(description)] : ['', '']
      await sql`insert into helpdesk_search (ticket_id, part, title, description, comments)
        values (${id}, ${part}, ${first[0]}, ${first[1]}, ${texts})`.execute(db)
    }
  }
}
