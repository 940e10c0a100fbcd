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

  it('the newest first, at most so many: all in a pipe, 30 on a screen', async () => {
    const [first, second] = tickets
    expect(await world.helpdesk('inbox -L 1 -o ids', { as: 'emma' })).toEqual({
      code: 0,
      out: `${second}\n`,
      err: 'the newest 1 of 2; more with --limit\n',
    })
    const shown = await world.helpdesk('inbox --limit 1', screen)
    expect(shown).toMatchObject({ code: 0, err: 'the newest 1 of 2; more with --limit\n' })
    expect(shown.out).toMatch(new RegExp(`^New for you \\(2\\)\n${second} `))
    expect(await world.helpdesk('inbox -L 1 -o ids --lang fr', { as: 'emma' })).toMatchObject({
      err: 'les 1 plus récents sur 2\u202f; davantage avec --limit\n',
    })
    expect(await world.json('inbox --count -L 1', { as: 'emma' })).toEqual({ count: 2 })
    expect(await world.helpdesk('inbox -L 2 -o ids', { as: 'emma' })).toEqual({
      code: 0,
      out: `${second}\n${first}\n`,
      err: '',
    })
    expect(await world.helpdesk('inbox --read -L 1', { as: 'emma' })).toMatchObject({ code: 2 })
    await sql`insert into comment (ticket_id, user_id, content)
      select id, ${world.ids.ada}, 'x' from ticket where requester_id = ${world.ids.emma}`.execute(world.db)
    while ((await inbox('emma')).length <= 30)
      await world.json(`ticket comment ${await newTicket()} -m y`, { as: 'ada' })
    const all = (await inbox('emma')).length
    const ids = await world.helpdesk('inbox -o ids', screen)
    expect([ids.out.trimEnd().split('\n').length, ids.err]).toEqual([
      30,
      `the newest 30 of ${all}; more with --limit\n`,
    ])
  })

  it('nothing by a change, whose answer tells what was unread before, and not of itself', async () => {
    const many: number[] = []
    for (let i = 0; i < 22; i++) many.push(await newTicket())
    const [answered, resolved] = many as [number, number]
    await world.json(`ticket comment ${answered} -m hello`, { as: 'ada' })
    await world.json(`ticket comment ${resolved} -m hello`, { as: 'ada' })
    await world.json(`ticket comment ${answered} -m answered`, { as: 'emma' })
    const changed = async (line: string) => {
      const { items } = await world.json<{ items: { id: number; unread: boolean }[] }>(line, { as: 'ada' })
      return items.filter((ticket) => ticket.unread).map((ticket) => ticket.id)
    }
    expect(await changed(`ticket take ${many[2]}`)).toEqual([])
    expect(await changed(`ticket take ${answered}`)).toEqual([answered])
    expect(await changed(`ticket assign ${many.join(' ')} --to ada`)).toEqual([answered])
    expect(await changed(`ticket start ${many.join(' ')}`)).toEqual([answered])
    expect((await inbox('ada')).filter((id) => many.includes(id))).toEqual([answered])
    await sql`update ticket set status_id = '3' where id in (${resolved}, ${many[3]})`.execute(world.db)
    expect(await changed(`ticket resolve ${resolved} ${many[4]}`)).toEqual([resolved])
  })

  it('nothing that is out of sight when all is read', async () => {
    const [ticket] = tickets
    await world.json(`ticket comment ${ticket} -m hello`, { as: 'tom' })
    await world.json(`ticket take ${ticket}`, { as: 'ada' })
    await world.json(`ticket comment ${ticket} -m unseen`, { as: 'emma' })
    expect(await inbox('tom')).not.toContain(ticket)
    await world.json('inbox --read', { as: 'tom' })
    await world.json(`ticket assign ${ticket} --to tom`, { as: 'ada' })
    const entry = (await world.json<InboxEntry[]>('inbox', { as: 'tom' })).find((e) => e.ticket.id === ticket)
    expect(entry?.events.map((e) => e.text ?? e.kind)).toEqual(expect.arrayContaining(['unseen', 'given']))
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
