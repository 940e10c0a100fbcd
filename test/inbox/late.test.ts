import { sql } from 'kysely'
import { type Connection, createConnection } from 'mysql2/promise'
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import type { InboxEntry } from '../../src/inbox/inbox.js'
import { type EngineName, engines } from '../helpers/engines.js'
import { createWorld, type World } from '../helpers/world.js'

const screen = { columns: 80 }

describe.each(engines)('comments that come late (%s)', (engine: EngineName) => {
  let world: World
  let ticket: number
  beforeAll(async () => {
    world = await createWorld(engine)
  })
  afterAll(() => world.destroy())
  beforeEach(async () => {
    await world.json('inbox --read', { as: 'emma' })
    const line = 'ticket create --title A --description x --category 1 --priority 1'
    ticket = (await world.json<{ id: number }>(line, { as: 'emma' })).id
  })

  /** What is unread for somebody, as it is said. */
  const unread = async (as = 'emma') => {
    const entries = await world.json<InboxEntry[]>('inbox', { as })
    return entries.filter((e) => e.ticket.id === ticket).flatMap((e) => e.events.map((event) => event.text))
  }
  const isListed = async () =>
    (await world.lines('ticket list is:unread --all -o ids', { as: 'emma' })).includes(`${ticket}`)
  const show = () => world.helpdesk(`ticket show ${ticket}`, { as: 'emma', ...screen })
  const seen = async (place = ticket) =>
    await world.db
      .selectFrom('helpdesk_seen')
      .selectAll()
      .where('user_id', '=', world.ids.emma ?? 0)
      .where('place', '=', place)
      .executeTakeFirstOrThrow()

  /** The web application's own statement. */
  const comment = (text: string, secondsAgo = 0) => {
    const now = new Date(Date.now() - secondsAgo * 1_000).toISOString().slice(0, 19).replace('T', ' ')
    return `insert into comment (ticket_id, user_id, content, created_at)
      values (${ticket}, ${world.ids.ada}, '${text}', '${now}')`
  }
  const answer = (text: string, secondsAgo?: number) => sql.raw(comment(text, secondsAgo)).execute(world.db)

  /** A comment that has its number, and is not committed yet. */
  async function begun(text: string): Promise<Connection> {
    const web = await createConnection(world.url)
    onTestFinished(() => web.end())
    await web.query('begin')
    await web.query(comment(text))
    return web
  }

  it.runIf(engine === 'mysql')('are unread, whatever was read behind them', async () => {
    const web = await begun('late')
    const later = await begun('later')
    await answer('first')
    await show()
    expect([await unread(), await isListed()]).toEqual([[], false])
    await web.query('commit')
    expect([await unread(), await isListed()]).toEqual([['late'], true])
    await show()
    expect([await unread(), await isListed()]).toEqual([[], false])
    await later.query('commit')
    expect(await unread()).toEqual(['later'])
    await world.json(`inbox --read ${ticket}`, { as: 'emma' })
    expect([await unread(), await isListed()]).toEqual([[], false])
    const all = (await world.json<InboxEntry[]>('inbox --all', { as: 'emma' })).find((e) => e.ticket.id === ticket)
    expect(all?.events.map((e) => e.text)).toEqual(['late', 'later', 'first'])
  })

  it.runIf(engine === 'mysql')('are unread where an inbox has begun behind them', async () => {
    const name = `new${ticket}`
    await world.addUser(name, 'ADMIN')
    await world.json(`ticket assign ${ticket} --to ${name}`, { as: 'ada' })
    const web = await begun('late')
    await answer('first')
    await world.db
      .deleteFrom('helpdesk_seen')
      .where('user_id', '=', world.ids[name] ?? 0)
      .execute()
    expect(await world.helpdesk(['login', name, '--password-stdin'], { as: name, stdin: 'secret' })).toMatchObject({
      code: 0,
    })
    expect(await unread(name)).toEqual([])
    await web.query('commit')
    expect(await unread(name)).toEqual(['late'])
    // Where it begins later, that stays so.
    await sql`update helpdesk_seen set seen_at = seen_at - 700000 where user_id = ${world.ids[name]}`.execute(world.db)
    await world.helpdesk('day', { as: name, ...screen })
    expect(await unread(name)).toEqual(['late'])
  })

  it('are none among those that were seen, however many are recent', async () => {
    await answer('old', 3_600)
    await show()
    expect(await seen()).toMatchObject({ later_comments: '' })
    const old = (await seen()).comment_id
    for (let i = 1; i <= 25; i++) {
      await answer(`answer ${i}`)
      if (i % 6 === 0) await show()
    }
    await show()
    const { comment_id, later_comments } = await seen()
    expect([comment_id > old, later_comments.split(',')]).toEqual([true, expect.any(Array)])
    expect(later_comments.split(',')).toHaveLength(22)
    expect([await unread(), await isListed()]).toEqual([[], false])
    const before = await seen()
    await show()
    await world.json(`inbox --read ${ticket}`, { as: 'emma' })
    expect(await seen()).toEqual(before)
    await answer('one more')
    expect(await unread()).toEqual(['one more'])
    // Once they are old, their numbers are no longer kept.
    const then = engine === 'sqlite' ? sql`datetime('now', '-2 minutes')` : sql`utc_timestamp() - interval 2 minute`
    await sql`update comment set created_at = ${then} where ticket_id = ${ticket}`.execute(world.db)
    await show()
    expect(await seen()).toMatchObject({ later_comments: '' })
    expect([await unread(), await isListed()]).toEqual([[], false])
  })

  it('are read by the program of a version that knows no late ones', async () => {
    await answer('first')
    await show()
    await answer('second')
    const { rows } = await sql<{ last: number }>`select max(id) as last from comment`.execute(world.db)
    const last = rows[0]?.last ?? 0
    await sql`update helpdesk_seen set comment_id = ${last} where user_id = ${world.ids.emma} and place = ${ticket}`.execute(
      world.db,
    )
    expect(await unread()).toEqual([])
    await answer('third')
    expect(await unread()).toEqual(['third'])
    await show()
    expect(await seen()).toMatchObject({ comment_id: last, later_comments: `,${last + 1},` })
  })
})
