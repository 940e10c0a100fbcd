import { existsSync } from 'node:fs'
import { createConnection, type RowDataPacket } from 'mysql2/promise'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasServer } from '../helpers/engines.js'
import { serverAddress } from '../helpers/server.js'
import { createWorld, type World } from '../helpers/world.js'

/** The file by which the tests' server is reached on this machine; undefined where it runs on another. */
async function socketFile(): Promise<string | undefined> {
  const root = await createConnection(serverAddress())
  const [[row]] = await root.query<RowDataPacket[]>('select @@socket as file')
  await root.end()
  return existsSync(row?.file) ? row?.file : undefined
}
const socket = hasServer ? await socketFile() : undefined

describe.runIf(socket)('a server by its socket', () => {
  let world: World
  let url: string
  beforeAll(async () => {
    world = await createWorld('mysql')
    url = `mysql://root@localhost${world.url.slice(world.url.lastIndexOf('/'))}?socket=${socket}`
    await world.addTicket()
  })
  afterAll(() => world.destroy())

  const bySocket = (line: string, stdin?: string) =>
    world.helpdesk(line, { as: 'kim', env: { HELPDESK_DATABASE: url }, ...(stdin === undefined ? {} : { stdin }) })

  it('has a session of its own', async () => {
    expect((await bySocket('whoami')).err).toContain('You are not logged in.')
    expect((await bySocket('login tom --password-stdin', 'secret')).code).toBe(0)
    expect((await bySocket('whoami -o tsv --fields username')).out).toBe('tom\n')
    expect((await world.helpdesk('whoami', { as: 'kim' })).code).toBe(4)
    expect((await bySocket('ticket take 1')).code).toBe(0)
  })

  it('is named by its address, in the configuration too, and its password is not', async () => {
    const withPassword = url.replace('root@', 'root:hunter2@')
    const { database } = JSON.parse((await bySocket('db status --json')).out)
    expect(database).toBe(url)
    const set = await world.helpdesk(['config', 'set', 'database', withPassword], { as: 'ann' })
    expect(set).toMatchObject({ code: 0, out: expect.stringContaining(url) })
    expect(set.out + set.err).not.toContain('hunter2')
    const refused = await world.helpdesk(['whoami', '--database', url], { as: 'ann' })
    expect(refused.err).toMatch(`hint: helpdesk login --database '${url}'\n`)
  })

  it('is checked as one of this machine', async () => {
    const { out } = await bySocket('db check --json')
    expect(JSON.parse(out).findings?.map((f: { check: string }) => f.check) ?? []).not.toContain('no-tls')
  })

  it('that is not there is a database that cannot be reached', async () => {
    const gone = url.replace(`${socket}`, '/no/such/mysql%20d.sock')
    expect(await world.helpdesk('whoami', { as: 'kim', env: { HELPDESK_DATABASE: gone } })).toEqual({
      code: 7,
      out: '',
      err: `error: The database cannot be reached: ${gone}.\nhint: Is the server running (in XAMPP: MySQL, Start)?\n`,
    })
  })

  it('and by its port is not copied onto itself', async () => {
    const ran = await world.helpdesk(['db', 'copy', '--from', world.url, '--to', url, '--yes'], { as: 'ada' })
    expect(ran).toMatchObject({ code: 6, out: '' })
  })
})
