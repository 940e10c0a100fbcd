import { sql } from 'kysely'
import { createConnection, type RowDataPacket } from 'mysql2/promise'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engines } from '../helpers/engines.js'
import { serverAddress } from '../helpers/server.js'
import { KEYS, terminalsOf } from '../helpers/terminal.js'
import { contentOf, createWorld, type World } from '../helpers/world.js'

const { ctrlC, ctrlD, ctrlZ, enter } = KEYS

/** A command, who types it, and its questions with what is answered to each. */
type Talk = [line: string, as: string, ...questions: [question: string | RegExp, answer: string][]]
const TALKS: Talk[] = [
  ['login', 'new', ['Username', 'emma'], ['Password', 'secret']],
  [
    'register',
    'new',
    ['Username', 'x'],
    ['E-mail', 'x@example.org'],
    ['Full name', 'X'],
    ['Password', 'a long, rare one'],
    ['The same password again', 'a long, rare one'],
  ],
  [
    'password',
    'emma',
    ['The password you have now', 'secret'],
    ['The new password', 'a long, rare one'],
    ['The same password again', 'a long, rare one'],
  ],
  [
    'ticket create',
    'emma',
    ['Title', 'Begun'],
    ['Category', ''],
    ['Priority', ''],
    ['Description', 'text\r'],
    ['Create this ticket?', ''],
  ],
  ['ticket comment', 'emma', ['Which ticket?', ''], ['Comment', 'text']],
  ['ticket show', 'emma', ['Which ticket?', '']],
  ['ticket assign', 'ada', ['Which ticket?', ''], ['Which technician?', '']],
  ['ticket status', 'ada', ['Which ticket?', ''], ['Which status?', '']],
  ['ticket priority 1', 'ada', ['Which priority?', '']],
  ['ticket category 1', 'ada', ['Which category?', '']],
  ['ticket take', 'tom', ['Which ticket?', '']],
  ['ticket delete', 'ada', ['Which ticket?', '']],
  ['ticket delete 1', 'ada', ['Delete ticket #1', 'y']],
  ['user role', 'ada', ['Who?', ''], ['Which role?', '']],
  ['user disable', 'ada', ['Who?', '']],
  [
    'user reset-password tom',
    'ada',
    ['New password of tom', 'a long, rare one'],
    ['The same password again', 'a long, rare one'],
  ],
  ['user delete eric', 'ada', ['Delete', 'y']],
  ['category delete', 'ada', ['Which category?', '']],
  ['status edit --name X', 'ada', ['Which status?', '']],
  ['session revoke', 'emma', ['Which session?', '']],
  ['ticket resolve 1', 'ada', ['Report', '']],
  ['undo', 'ada', ['Undo this', 'y']],
  ['audit undo', 'ada', ['Which change?', ''], ['Undo this', 'y']],
  ['ticket edit 1', 'ada', ['What shall be changed?', ''], ['Title', 'Other']],
  ['drafts show', 'tess', ['Which draft?', '']],
  ['drafts delete', 'tess', ['Which draft?', ''], ['Delete', 'y']],
]
/** Every question of every talk: the answers before it, and it. */
const QUESTIONS = TALKS.flatMap(([line, as, ...questions]) =>
  questions.map(([question], i) => ({ line, as, question, before: questions.slice(0, i) })),
)

/** A question once there is something to choose: before that, Enter chooses nothing. */
const withChoices = (question: string | RegExp) =>
  new RegExp(`${typeof question === 'string' ? question.replaceAll('?', '\\?') : question.source}[^]*❯`)

/** What ends a question, whoever does it; each has its share of the questions. */
const ENDS: Record<string, (terminal: Opened, question: string | RegExp) => unknown> = {
  'Ctrl-C': (terminal) => terminal.type(ctrlC),
  'Ctrl-D': (terminal) => terminal.type(ctrlD),
  SIGTERM: (terminal) => process.kill(terminal.child(), 'SIGTERM'),
  'a hang-up': (terminal) => process.kill(terminal.child(), 'SIGHUP'),
  async 'Ctrl-Z, fg and Ctrl-C'(terminal, question) {
    terminal.type(ctrlZ)
    await terminal.waitFor(question)
    await terminal.calm()
    terminal.type(ctrlC)
  },
}
const WAYS = Object.keys(ENDS)
/** Each question is ended in one way, in turn; with HELPDESK_TEST_LONG in each. */
const EVERY_WAY = process.env.HELPDESK_TEST_LONG !== undefined
type Opened = ReturnType<ReturnType<typeof terminalsOf>['open']>

describe.each(engines)('every question (%s)', (engine) => {
  let world: World
  let at: ReturnType<typeof terminalsOf>
  beforeAll(async () => {
    world = await createWorld(engine)
    at = terminalsOf(world)
    await world.addTicket()
    await world.helpdesk('ticket priority 1 --to high', { as: 'ada' })
    expect(await at.open('ticket comment 99 -m begun', 'tess', { env: { XDG_STATE_HOME: stateHome() } }).end()).toBe(3)
  })
  afterAll(() => world.destroy())
  const stateHome = () => `${world.folder}/state-of-tess`

  const TABLES = ['ticket', 'user', 'comment', 'helpdesk_event', 'status', 'category', 'priority'] as const
  const everything = async () =>
    Object.fromEntries(await Promise.all(TABLES.map(async (t) => [t, await contentOf(world.db, t)] as const)))

  /** Nothing is locked, and on a server nobody has a transaction open. */
  async function nothingIsOpen(): Promise<void> {
    await sql`update status set name = name where id = 1`.execute(world.db)
    if (engine !== 'mysql') return
    const root = await createConnection(serverAddress())
    const [rows] = await root.query<RowDataPacket[]>(
      'select p.id from information_schema.innodb_trx t join information_schema.processlist p on p.id = t.trx_mysql_thread_id where p.db = ?',
      [world.url.split('/').at(-1)],
    )
    await root.end()
    expect(rows).toEqual([])
  }

  // A question does not know which database it is about: each is asked on one, in turn.
  const mine = QUESTIONS.flatMap((q, i) => {
    const turn = WAYS[Math.floor(i / 2) % WAYS.length] ?? ''
    return (EVERY_WAY ? WAYS : [turn]).map((way) => ({ ...q, way, i }))
  }).filter(({ i }) => i % engines.length === engines.indexOf(engine))
  it.each(mine)('$line: $question, ended by $way', async ({ line, as, question, before, way }) => {
    const unchanged = await everything()
    const person = before.length === 0 && line === 'ticket create' ? `${as}` : as
    const terminal = at.open(line, person, {
      settings: true,
      env: { XDG_STATE_HOME: as === 'tess' ? stateHome() : `${world.folder}/state-${Math.random()}` },
    })
    for (const [asked, answer] of before) {
      await terminal.waitFor(answer === '' ? withChoices(asked) : asked)
      await terminal.calm()
      terminal.type(answer + enter)
    }
    await terminal.waitFor(question)
    await nothingIsOpen()
    await terminal.calm()
    await ENDS[way]?.(terminal, question)
    expect(await terminal.end()).toBe(130)
    const [first, ...lines] = terminal.screen().trim().split('\n')
    expect(lines.at(-2), JSON.stringify(terminal.raw())).toBe('error: Interrupted; nothing was changed.')
    expect(terminal.raw().lastIndexOf('\x1b[?2004h')).toBeLessThanOrEqual(terminal.raw().lastIndexOf('\x1b[?2004l'))
    expect(lines.at(-1), 'the terminal is as it was').toBe(first)
    expect(terminal.raw().lastIndexOf('\x1b[?25l'), 'the cursor is seen').toBeLessThanOrEqual(
      terminal.raw().lastIndexOf('\x1b[?25h'),
    )
    await nothingIsOpen()
    expect(await everything()).toEqual(unchanged)
  })

  /** At plain questions the first is chosen by its number, and Ctrl-Z is the terminal's own. */
  const plain = mine.filter(({ line }) => !line.startsWith('ticket create') || engine === 'sqlite')
  const inPlain = (question: string | RegExp, answer: string) => {
    if (answer !== '' || question === 'Create this ticket?') return answer
    return question === 'Which ticket?' ? '#1' : '1'
  }
  it.each(plain)('plain, $line: $question, ended by $way', async ({ line, as, question, before, way }) => {
    const unchanged = await everything()
    const env = {
      TERM: 'dumb',
      XDG_STATE_HOME: as === 'tess' ? stateHome() : `${world.folder}/state-${Math.random()}`,
    }
    const terminal = at.open(line, as, { settings: true, env })
    for (const [asked, answer] of before) {
      await terminal.waitFor(asked)
      await terminal.calm()
      terminal.type(`${inPlain(asked, answer)}\r`)
    }
    await terminal.waitFor(question)
    await terminal.calm()
    if (way.startsWith('Ctrl-Z')) {
      terminal.type(ctrlZ)
      await terminal.calm()
      await terminal.calm()
      terminal.type(ctrlC)
    } else await ENDS[way]?.(terminal, question)
    expect(await terminal.end()).toBe(130)
    const [first, ...lines] = terminal.screen().trim().split('\n')
    expect(lines.at(-2), JSON.stringify(terminal.raw())).toBe('error: Interrupted; nothing was changed.')
    expect(lines.at(-1), 'the terminal is as it was').toBe(first)
    expect(terminal.raw()).not.toContain('\x1b')
    await nothingIsOpen()
    expect(await everything()).toEqual(unchanged)
  })
})
