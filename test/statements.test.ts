import { createConnection, type RowDataPacket } from 'mysql2/promise'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasServer } from './helpers/engines.js'
import { serverAddress } from './helpers/server.js'
import { createWorld, type World } from './helpers/world.js'

/** What a command costs, counted from the server's general log. */
describe.runIf(hasServer)('statements of a command', () => {
  let world: World
  let root: Awaited<ReturnType<typeof createConnection>>
  beforeAll(async () => {
    world = await createWorld('mysql')
    root = await createConnection(serverAddress())
    for (const requester of ['emma', 'eric']) for (let i = 0; i < 20; i++) await world.addTicket({ requester })
    await world.addTicket({ assignee: 'tess' })
    await world.helpdesk('ticket comment 1 -m hello', { as: 'emma' })
    await root.query("set global log_output = 'TABLE', global general_log = on")
  })
  afterAll(async () => {
    await root.query('set global general_log = off')
    await root.end()
    await world.destroy()
  })

  /** The statements that a command sent after its connection was set up. */
  async function statements(line: string | string[], as: string, columns?: number): Promise<string[]> {
    await root.query('truncate table mysql.general_log')
    await world.helpdesk(line, { as, ...(columns ? { columns } : {}) })
    const name = world.url.split('/').at(-1)
    const [rows] = await root.query<RowDataPacket[]>(
      `select convert(argument using utf8mb4) as text from mysql.general_log where command_type = 'Query' and thread_id in (
         select thread_id from mysql.general_log where command_type = 'Connect' and argument like ?) order by event_time`,
      [`% on ${name} %`],
    )
    // What is not waited for is sent with the statement behind it; MySQL notes each by itself.
    const sent = rows.flatMap((r) => String(r.text).replace(/;$/, '').split(';\n'))
    expect(sent[0]).toMatch(/^set session sql_mode/)
    return sent.slice(1)
  }

  /** Of those, what waits for an answer that tells something. */
  const counted = (sent: readonly string[]) => sent.filter((text) => !/^(begin$|set )/.test(text))

  it.each([
    ['ticket list', 'emma', 3],
    ['ticket list', 'tom', 3],
    ['ticket list --all --json', 'ada', 3],
    ['ticket list --assignee @me', 'emma', 3],
    [
      'ticket list --status pending --category 1 --priority high --assignee tom --requester emma --sort updated:desc',
      'ada',
      3,
    ],
    ['ticket show 1', 'emma', 3],
    ['ticket show 1 --history --json', 'ada', 3],
    ['ticket history 1', 'ada', 3],
    ['ticket next', 'tom', 3],
    ['audit list', 'ada', 4],
    ['whoami', 'emma', 1],
    ['ticket create --title Screen --description dark --category 1 --priority 1', 'emma', 6],
    ['ticket create --title Screen --description dark --category 1 --priority 1 --requester @me', 'emma', 6],
    ['ticket create --title Screen --description dark --category 1 --priority 1 --requester eric', 'tom', 6],
    ['ticket comment 1 -m hello', 'emma', 6],
    ['ticket edit 1 --title Paper', 'ada', 6],
    ['ticket edit 1 --title Ink --description empty --category 2 --priority low', 'ada', 6],
    ['ticket edit 1 --category 3', 'emma', 5],
    ['ticket take 2', 'tom', 5],
    ['ticket take 2', 'tom', 3], // his already
    ['ticket unassign 2', 'tom', 5],
    ['ticket assign 2 --to @me', 'tom', 5],
    ['ticket assign 2 --to tess', 'ada', 5],
    ['ticket next --take', 'tom', 6],
    ['ticket status 3 --to in-progress', 'ada', 5],
    ['ticket resolve 3', 'ada', 5],
    ['ticket reopen 3', 'ada', 5],
    ['ticket start 3', 'ada', 5],
    ['ticket resolve 1 -m done', 'ada', 7], // a comment too, and its words
    ['ticket priority 3 --to high', 'ada', 5],
    ['ticket category 3 --to 3', 'ada', 5],
  ])('%s of %s needs %d', async (line, as, most) => {
    const sent = counted(await statements(line, as))
    expect(sent.length, sent.join('\n')).toBe(most)
  })

  it.each([
    ['ticket show', 'emma', 3],
    ['ticket list --assignee', 'ada', 2],
    ['ticket list --category', 'emma', 2],
  ])('a value of %s needs %d to be completed', async (line, as, most) => {
    const sent = counted(await statements(['__complete', 'fish', '--', ...line.split(' '), ''], as))
    expect(sent.length, sent.join('\n')).toBe(most)
  })

  const SIGNS: [kind: string, sign: string][] = [
    ['loads', 'as has'],
    ['lookups', 'as `kind`'],
    ['where it begins', 'from `helpdesk_seen` as `b`'],
    ['what may be unread', 'select distinct y.id'],
    ['what is unread', '`lastEvent`'],
    ['comments', '`c`.`content`'],
    ['changes', '`e`.`old_value`'],
    ['rows', '`t`.`description`'],
    ['count', 'as total'],
    ['oldest', 'as oldest'],
    ['staff', 'from `user`'],
  ]
  /** As far as there may be something unread, and as there is. */
  const NEWS = ['where it begins', 'what may be unread', 'what is unread', 'comments', 'changes']
  it.each([
    // The session, the lookups; then the inbox, the counts, mine, what is unassigned.
    ['emma', ['lookups', 'count', 'rows']],
    ['tess', ['lookups', 'count', 'rows', 'count', 'rows']],
    ['ada', ['lookups', 'loads', 'count', 'oldest', 'rows', 'staff']],
  ])('the day of %s needs at most 4 a section, however many tickets there are', async (as, expected) => {
    for (let more = 0; more < 2; more++) {
      const [session, ...sent] = await statements('', as, 80)
      expect(session).toContain('helpdesk_session')
      const kinds = sent.map((text) => SIGNS.find(([, sign]) => text.includes(sign))?.[0] ?? text)
      const news = kinds.filter((kind) => NEWS.includes(kind))
      expect(news).toEqual(NEWS.slice(0, Math.max(2, news.length)))
      expect(kinds.filter((kind) => !NEWS.includes(kind))).toEqual(expected)
      // Rows come by the screen; all others are counted.
      for (const text of sent.filter((t) => /`t`.`(description|title)`/.test(t) && !t.includes('lastEvent')))
        expect(text).toMatch(/ limit \d+( offset \d+)?(\)|$)/)
      for (let i = 0; i < 15; i++) await world.addTicket({ requester: 'emma' })
    }
  })

  it.each(['ticket list --assignee', 'ticket export --requester'])(
    'emma cannot tell who shares no ticket with her from who is not there by what %s asks',
    async (line) => {
      const asked = []
      for (const word of [
        'eric',
        'ERIC@example.org',
        '5',
        'id:5',
        'nobody',
        'nobody@example.org',
        '999',
        'id:999',
        '@',
      ])
        asked.push((await statements(`${line} ${word}`, 'emma')).map((text) => text.replace(/\d+/g, 'N')))
      expect(asked[0]).toHaveLength(2) // the session, the lookups with her people
      for (const other of asked) expect(other).toEqual(asked[0])
    },
  )

  it.each([
    ['ticket take 1', 'tom'],
    ['ticket comment 1 -m hello', 'emma'],
    ['user role eric --to EMPLOYEE', 'ada'],
  ])('%s reads the rights, locked, by one statement, before all others of its unit', async (line, as) => {
    const sent = await statements(line, as)
    const rights = sent.filter((text) => text.includes('helpdesk_session'))
    const locked = expect.stringMatching(/ lock in share mode\b/)
    expect(rights).toEqual(line.startsWith('user') ? [expect.not.stringMatching(/share mode/), locked] : [locked])
    const [first, second] = sent.slice(sent.indexOf('begin') + 1)
    expect(line.startsWith('user') ? [/^update `helpdesk_guard/.test(first ?? ''), second] : [true, first]).toEqual([
      true,
      rights.at(-1),
    ])
  })

  it.each([
    ['emma', 21],
    ['tom', 41],
  ])(
    '%s cannot tell a ticket that is not his from one that is not there, not even by their number',
    async (as, others) => {
      for (const verb of [
        'ticket show %',
        'ticket comment % -m hello',
        as === 'tom' ? 'ticket take %' : 'ticket priority % --to low',
      ]) {
        const shapes = []
        for (const id of [others, 99_999]) {
          const line = verb.replace('%', String(id))
          const { code, out, err } = await world.helpdesk(line, { as })
          const sent = (await statements(line, as)).map((text) => text.replace(new RegExp(`\\b${id}\\b`, 'g'), 'ID'))
          shapes.push({ code, out, err: err.replaceAll(String(id), 'ID'), sent })
        }
        expect(shapes[0]).toMatchObject({ code: 3, err: 'error: There is no ticket #ID that you can see.\n' })
        expect(shapes[0]).toEqual(shapes[1])
      }
    },
  )
})
