import { join } from 'node:path'
import { createConnection, type RowDataPacket } from 'mysql2/promise'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engines } from '../helpers/engines.js'
import { serverAddress } from '../helpers/server.js'
import { openTerminal } from '../helpers/terminal.js'
import { createWorld, type World } from '../helpers/world.js'

const CTRL_C = '\x03'

describe.each(engines)('at the terminal (%s)', (engine) => {
  /** What is asked and drawn does not know which database it is for. */
  const drawn = it.runIf(engine === 'sqlite')
  let world: World
  beforeAll(async () => {
    world = await createWorld(engine)
    await world.addTicket({ title: 'Écran noir' })
    for (const name of ['ada', 'emma']) await loggedIn(name)
  })
  afterAll(() => world.destroy())

  /** Folders as XDG names them, those of `world.helpdesk` for the same person. */
  const homeOf = (name: string) => ({
    HOME: join(world.folder, 'home', name),
    XDG_CONFIG_HOME: join(world.folder, 'xdg', name),
    XDG_DATA_HOME: join(world.folder, 'xdg-data', name),
  })
  const open = (line: string, name: string, options: { env?: Record<string, string>; columns?: number } = {}) =>
    openTerminal(line.split(' '), {
      ...options,
      env: { ...homeOf(name), HELPDESK_DATABASE: world.url, ...options.env },
    })
  async function loggedIn(name: string) {
    const terminal = open(`login ${name}`, name)
    await terminal.answer('Password', 'secret')
    expect(await terminal.end()).toBe(0)
  }

  drawn('asks before it deletes', async () => {
    const no = open('ticket delete 1', 'ada')
    await no.answer('Delete ticket #1', 'n')
    expect(await no.end()).toBe(130)
    expect(no.screen()).toContain('error: Not confirmed; nothing was changed.')
    const asked = open('ticket delete 1', 'ada')
    await asked.waitFor('Delete ticket #1')
    asked.type(CTRL_C)
    expect(await asked.end()).toBe(130)
    expect((await world.helpdesk('ticket show 1', { as: 'ada' })).code).toBe(0)
  })

  drawn('asks before it touches more than 20 things', async () => {
    const ids = []
    for (let i = 0; i < 21; i++) ids.push(await world.addTicket())
    const no = open(`ticket priority ${ids.join(' ')} --to high`, 'ada')
    await no.answer(/At most 21 things change: #\d+, #\d+, [\s\S]*…\. Go on\?/, 'n')
    expect(await no.end()).toBe(130)
    const yes = open(`ticket priority ${ids.join(' ')} --to high --yes`, 'ada')
    expect(await yes.end()).toBe(0)
    const few = open(`ticket priority ${ids.slice(1).join(' ')} --to low`, 'ada')
    expect(await few.end()).toBe(0)
  })

  drawn('asks nobody with --no-input or in CI', async () => {
    for (const [line, env] of [
      ['ticket create --no-input', {}],
      ['ticket create', { CI: 'true' }],
    ] as const) {
      const terminal = open(line, 'emma', { env })
      expect(await terminal.end()).toBe(2)
      expect(terminal.screen()).toMatch(/^error: Missing: --title, --description, --category, --priority\./)
    }
  })

  it.runIf(engine === 'mysql')('holds no connection while somebody thinks', async () => {
    const root = await createConnection(serverAddress())
    const connections = async () => {
      const [rows] = await root.query<RowDataPacket[]>(
        'select count(*) as n from information_schema.processlist where db = ?',
        [world.url.split('/').at(-1)],
      )
      return rows[0]?.n as number
    }
    const idle = await connections()
    const terminal = open('ticket create --title x --description y', 'emma')
    await terminal.waitFor('Category')
    await expect.poll(connections).toBe(idle) // the server takes a moment to see that one was closed
    terminal.type(CTRL_C)
    expect(await terminal.end()).toBe(130)
    await root.end()
  })

  drawn('is laid out for 40 columns too', async () => {
    for (const line of ['ticket list', 'ticket show 1 --history', 'whoami']) {
      const terminal = open(line, 'emma', { columns: 40 })
      expect(await terminal.end()).toBe(0)
      for (const row of terminal.screen().split('\n')) expect([...row].length, row).toBeLessThanOrEqual(40)
    }
  })
})
