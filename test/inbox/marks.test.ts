import { join } from 'node:path'
import { sql } from 'kysely'
import { createConnection } from 'mysql2/promise'
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import type { Session } from '../../src/command/session.js'
import { parseLocation } from '../../src/db/location.js'
import { openDatabase } from '../../src/db/open.js'
import type { InboxEntry } from '../../src/inbox/inbox.js'
import { readInbox } from '../../src/inbox/services/read-inbox.js'
import { engines } from '../helpers/engines.js'
import { serverAddress } from '../helpers/server.js'
import { createWorld, type World } from '../helpers/world.js'

describe.each(engines)('what is noted as read (%s)', (engine) => {
  let world: World
  /** Two of emma's tickets, which ada has answered. */
  let tickets: [number, number]
  beforeAll(async () => {
    world = await createWorld(engine)
  })
  afterAll(() => world.destroy())
  beforeEach(async () => {
    await world.json('inbox --read', { as: 'emma' })
    tickets = [await newTicket(), await newTicket()]
    for (const id of tickets) await world.json(`ticket comment ${id} -m answered`, { as: 'ada' })
  })

  const newTicket = async () => {
    const line = 'ticket create --title A --description x --category 1 --priority 1'
    return (await world.json<{ id: number }>(line, { as: 'emma' })).id
  }
  const inbox = async (as: string) =>
    (await world.json<InboxEntry[]>('inbox', { as })).map((e) => e.ticket.id).sort((a, b) => a - b)
  const seen = async (as: string) =>
    (await sql`select * from helpdesk_seen where user_id = ${world.ids[as]} order by place`.execute(world.db)).rows
  const screen = { as: 'emma', columns: 80 }
  /** The statements of a command that write, but for the session's own. */
  async function writing(line: string): Promise<string[]> {
    const { code, err } = await world.helpdesk(`${line} --debug`, screen)
    expect(code).toBe(0)
    return [...err.matchAll(/^sql: ((?:\/\*.*?\*\/ )?(?:insert|update|delete|begin|replace)\b.*)$/gim)].map(
      (m) => m[1] ?? '',
    )
  }

  it('names the database that an option named in what can be typed next', async () => {
    const { out } = await world.helpdesk(['--database', world.url, 'inbox'], { ...screen, columns: 200 })
    for (const line of out.trimEnd().split('\n').slice(-2)) expect(line).toContain(`--database '${world.url}'`)
  })

  it('each of several tickets that one `show` puts on a screen', async () => {
    const [first, second] = tickets
    expect(await inbox('emma')).toEqual([first, second])
    expect((await world.helpdesk(`ticket show ${first} ${second}`, screen)).code).toBe(0)
    expect(await inbox('emma')).toEqual([])
  })

  it('nothing by a pipe, by a token, or for who must not see it', async () => {
    await world.helpdesk(`ticket show ${tickets[0]}`, { as: 'emma' })
    await world.helpdesk(`ticket show ${tickets[0]}`, { ...screen, env: { HELPDESK_TOKEN: world.tokens.emma ?? '' } })
    await world.helpdesk(`ticket show ${tickets[0]}`, { as: 'eric', columns: 80 })
    expect(await inbox('emma')).toEqual([...tickets])
  })

  it('by a statement where something is unread, and by none where nothing is', async () => {
    expect(await writing(`ticket show ${tickets[0]}`)).toEqual([expect.stringContaining('helpdesk_seen')])
    for (const line of [`ticket show ${tickets[0]}`, `inbox --read ${tickets[0]}`, 'inbox', 'day', 'ticket list'])
      expect([line, ...(await writing(line))]).toEqual([line])
  })

  it('is no error where it cannot be written, and stays unread', async () => {
    const { env, end } = await withoutWriting()
    onTestFinished(end)
    for (const line of [`ticket show ${tickets[0]}`, `inbox --read ${tickets[0]}`, 'inbox --read', 'day'])
      expect(await world.helpdesk(line, { ...screen, env })).toMatchObject({
        code: 0,
        err: line.startsWith('inbox') ? 'note: this cannot be noted now, and stays in your inbox.\n' : '',
      })
    expect(await inbox('emma')).toEqual([...tickets])
  })

  /** A user of the server who may only read; a file in which another program is writing. */
  async function withoutWriting(): Promise<{ env: Record<string, string>; end(): Promise<void> }> {
    if (engine === 'sqlite') {
      const other = await openDatabase(parseLocation(world.url, world.folder))
      await sql`begin immediate`.execute(other)
      return {
        env: {},
        async end() {
          await sql`rollback`.execute(other)
          await other.destroy()
        },
      }
    }
    const root = await createConnection(serverAddress())
    const [name, user] = [world.url.split('/').at(-1) ?? '', `reader_${process.pid}`]
    await root.query(`create user ${user}@'%' identified by 'secret'`)
    await root.query(`grant select on \`${name}\`.* to ${user}@'%'`)
    const address = new URL(world.url)
    address.username = user
    address.password = 'secret'
    return {
      env: { HELPDESK_DATABASE: address.href },
      async end() {
        await root.query(`drop user ${user}@'%'`)
        await root.end()
      },
    }
  }

  it('an inbox that begins long ago begins later, with what was unread, once it is looked at on a screen', async () => {
    const [first, second] = tickets
    await sql`update helpdesk_seen set seen_at = seen_at - 700000 where user_id = ${world.ids.emma} and place = 0`.execute(
      world.db,
    )
    const before = await world.json('inbox', { as: 'emma' })
    await world.helpdesk('day', { as: 'emma' })
    const begun = (await seen('emma'))[0]
    await world.helpdesk('day', screen)
    expect((await seen('emma'))[0]).not.toEqual(begun)
    expect(await world.json('inbox', { as: 'emma' })).toEqual(before)
    await world.helpdesk(`ticket show ${first}`, screen)
    expect(await inbox('emma')).toEqual([second])
    await world.json(`ticket comment ${first} -m again`, { as: 'ada' })
    expect(await inbox('emma')).toEqual([first, second])
  })

  it('what was there before the first login', async () => {
    const name = `new${tickets[0]}`
    const password = ['--password-stdin', '--role', 'TECHNICIAN', '--email', `${name}@example.org`, '--name', 'New']
    const made = { as: 'ada', stdin: 'a long, rare one' }
    const created = await world.helpdesk(['user', 'create', '--username', name, ...password], made)
    expect(created).toMatchObject({ code: 0, err: '' })
    await world.json(`ticket assign ${tickets[0]} --to ${name}`, { as: 'ada' })
    const login = await world.helpdesk(['login', name, '--password-stdin'], { as: name, stdin: 'a long, rare one' })
    expect(login).toMatchObject({ code: 0 })
    expect(await inbox(name)).toEqual([])
    await world.json(`ticket assign ${tickets[1]} --to ${name}`, { as: 'ada' })
    expect(await inbox(name)).toEqual([tickets[1]])
  })

  it('goes with the person, whose tickets come to another', async () => {
    await world.addUser(`leaver${tickets[0]}`, 'TECHNICIAN')
    const leaver = `leaver${tickets[0]}`
    await world.json(`ticket assign ${tickets[0]} --to ${leaver}`, { as: 'ada' })
    await world.helpdesk(`ticket show ${tickets[0]}`, { as: leaver, columns: 80 })
    expect(await seen(leaver)).toHaveLength(2)
    await world.json(`user delete ${leaver} --reassign-to tom --yes`, { as: 'ada' })
    expect(await seen(leaver)).toEqual([])
    expect(await inbox('tom')).toContain(tickets[0])
  })

  it('comes along with `db copy`', async () => {
    await world.helpdesk(`ticket show ${tickets[0]}`, screen)
    const to = `sqlite:${join(world.folder, `copy${tickets[0]}.db`)}`
    const copied = await world.helpdesk(['db', 'copy', '--from', world.url, '--to', to, '--yes'], { as: 'ada' })
    expect(copied).toMatchObject({ code: 0 })
    const db = await openDatabase(parseLocation(to, world.folder))
    onTestFinished(() => db.destroy())
    const actor = { id: world.ids.emma, role: 'EMPLOYEE' }
    const { entries } = await readInbox({ db, actor } as unknown as Session, 'unread')
    expect(entries.map((e) => e.ticket.id)).toEqual([tickets[1]])
  })

  it('has numbers to go on with: as ids, and as a field in JSON too', async () => {
    const json = await world.json('inbox --fields id,kinds,by', { as: 'emma' })
    expect(json).toEqual([...tickets].reverse().map((id) => ({ id, kinds: 'answer', by: 'ada' })))
    const { out } = await world.helpdesk('inbox -o ids', { as: 'emma' })
    expect(out).toBe(`${tickets[1]}\n${tickets[0]}\n`)
    expect(await world.helpdesk('inbox --read -', { as: 'emma', stdin: out })).toMatchObject({ code: 0 })
    expect(await inbox('emma')).toEqual([])
  })
})
