import { type Connection, createConnection, type ResultSetHeader, type RowDataPacket } from 'mysql2/promise'

/** Python's `str(datetime.utcnow())`: a UTC wall clock with microseconds. */
const utcNow = (now: Date) => now.toISOString().replace('T', ' ').replace('Z', '456')

/** What a statement did, or the number of the error that the page failed with. */
export type Answer = { affected: number } | { error: number }

/**
 * The web application at its database: the statements it was recorded sending, each in a transaction of its own, in a
 * session with the server's own settings. `now` is what its clock shows.
 */
export async function openWebApp(url: string, now: () => Date = () => new Date()) {
  const connection: Connection = await createConnection({ uri: url, charset: 'utf8mb4', dateStrings: true })

  async function write(statements: [text: string, values: unknown[]][]): Promise<Answer> {
    let affected = 0
    try {
      await connection.query('BEGIN')
      for (const [text, values] of statements)
        affected += (await connection.query<ResultSetHeader>(text, values))[0].affectedRows
      await connection.query('COMMIT')
      return { affected }
    } catch (error) {
      await connection.query('ROLLBACK')
      return { error: (error as { errno: number }).errno }
    }
  }
  const rows = async (text: string, values: unknown[] = []) =>
    (await connection.query<RowDataPacket[]>(text, values))[0]
  const idOf = async (username: string): Promise<number> =>
    (await rows('SELECT id FROM user WHERE username = ?', [username]))[0]?.id
  const ticketOf = async (title: string) =>
    (await rows('SELECT id, status_id, assigned_to FROM ticket WHERE title = ? ORDER BY id DESC', [title]))[0] as {
      id: number
      status_id: number | null
      assigned_to: number | null
    }

  return {
    rows,
    ticketOf,
    register: (username: string, password: string) =>
      write([
        [
          'INSERT INTO user (username, email, password, `role`, full_name, created_at) VALUES (?, ?, ?, ?, ?, ?)',
          [username, `${username}@example.org`, password, 'EMPLOYEE', `${username} Web`, utcNow(now())],
        ],
      ]),
    async newTicket(title: string, requester: string) {
      const values = [title, 'Décrit sur le web.', 1, 2, await idOf(requester), null, utcNow(now())]
      return write([
        [
          'INSERT INTO ticket (title, description, category_id, priority_id, requester_id, assigned_to, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
          values,
        ],
      ])
    },
    async comment(ticketId: number, username: string, content: string) {
      const values = [ticketId, await idOf(username), content, utcNow(now())]
      return write([['INSERT INTO comment (ticket_id, user_id, content, created_at) VALUES (?, ?, ?, ?)', values]])
    },
    /**
     * The management form: opened with what the row held, posted with what was chosen. Only what differs from the row
     * is written.
     */
    async manage(ticketId: number, posted: { status: number; assignee?: number }) {
      const [row] = await rows('SELECT status_id, assigned_to FROM ticket WHERE id = ?', [ticketId])
      const sets: [string, string][] = []
      if (row?.status_id !== posted.status) sets.push(['status_id', String(posted.status)])
      if (posted.assignee !== undefined && row?.assigned_to !== posted.assignee)
        sets.push(['assigned_to', String(posted.assignee)])
      if (sets.length === 0) return { affected: 0 }
      const text = `UPDATE ticket SET ${sets.map(([column]) => `${column}=?`).join(', ')} WHERE ticket.id = ?`
      return write([[text, [...sets.map(([, value]) => value), ticketId]]])
    },
    /** What un-assigning posts: an error page. */
    unassign: (ticketId: number) => write([["UPDATE ticket SET assigned_to='' WHERE ticket.id = ?", [ticketId]]]),
    editUser: async (username: string, column: 'role' | 'email' | 'full_name', value: string) =>
      write([[`UPDATE user SET \`${column}\`=? WHERE user.id = ?`, [value, await idOf(username)]]]),
    async deleteUser(username: string) {
      const id = await idOf(username)
      const columns = [
        ['ticket', 'requester_id'],
        ['ticket', 'assigned_to'],
        ['comment', 'user_id'],
      ] as const
      const statements: [string, unknown[]][] = []
      for (const [table, column] of columns) {
        for (const row of await rows(`SELECT id FROM ${table} WHERE ${column} = ?`, [id])) {
          statements.push([`UPDATE ${table} SET ${column}=NULL WHERE ${table}.id = ?`, [row.id]])
        }
      }
      return write([...statements, ['DELETE FROM user WHERE user.id = ?', [id]]])
    },
    /** Every ticket with the names of what it refers to, as the dashboard reads them one by one. */
    async dashboard() {
      const tickets = await rows(
        'SELECT title, description, category_id, priority_id, status_id, requester_id, assigned_to FROM ticket',
      )
      const found: Record<string, unknown>[] = []
      for (const { category_id, priority_id, status_id, requester_id, assigned_to, ...ticket } of tickets) {
        const name = async (table: string, id: unknown, column = 'name') =>
          (await rows(`SELECT ${column} AS name FROM ${table} WHERE id = ?`, [id]))[0]?.name ?? null
        const people = [await name('user', requester_id, 'username'), await name('user', assigned_to, 'username')]
        found.push({
          ...ticket,
          names: [
            await name('category', category_id),
            await name('priority', priority_id),
            await name('status', status_id),
          ],
          people,
        })
      }
      return found
    },
    /** The minute that a page shows: the wall clock as it was stored. */
    createdAt: async (table: 'ticket' | 'user' | 'comment', id: number) =>
      String((await rows(`SELECT created_at FROM ${table} WHERE id = ?`, [id]))[0]?.created_at),
    close: () => connection.end(),
  }
}

export type WebApp = Awaited<ReturnType<typeof openWebApp>>
