import { createConnection } from 'mysql2/promise'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { SESSION, withoutGalera } from '../../src/db/mysql/session.js'
import { LOCK_S } from '../../src/db/waits/deadlines.js'
import { hasServer } from '../helpers/engines.js'
import { freePort, startMariadb } from '../helpers/mariadb.js'
import { startProxy, type WireFault } from '../helpers/proxy.js'
import { createWorld, type World } from '../helpers/world.js'

const LIST = /order by/
const UPDATE = /^update `ticket/
const COMMIT = /^commit$/i

const hostOf = (address: string) => new URL(address).host
const own = describe.runIf(hasServer && !process.env.HELPDESK_TEST_DATABASE)

describe.runIf(hasServer)('an address of several hosts', () => {
  let world: World
  let name: string
  beforeAll(async () => {
    world = await createWorld('mysql')
    name = new URL(world.url).pathname
    for (let i = 0; i < 20; i++) await world.addTicket()
  })
  afterAll(() => world.destroy())

  const address = (...hosts: string[]) => `mysql://root@${hosts.join(',')}${name}`
  const nobody = async () => `127.0.0.1:${await freePort()}`
  const helpdesk = (line: string, database: string) =>
    world.helpdesk(line, { as: 'ada', env: { HELPDESK_DATABASE: database, HELPDESK_TOKEN: world.tokens.ada ?? '' } })

  /** The world's server by two hosts, on the first of which something goes wrong. */
  async function withFault(fault: WireFault) {
    const proxy = await startProxy(world.url)
    onTestFinished(() => proxy.stop())
    proxy.next(fault)
    return address(hostOf(proxy.address), hostOf(world.url))
  }
  const assignments = (id: number) =>
    world.db
      .selectFrom('helpdesk_event')
      .select('id')
      .where('entity_id', '=', id)
      .where('field', '=', 'assignee')
      .execute()

  it('goes to the first that is there', async () => {
    const database = address(await nobody(), hostOf(world.url), await nobody())
    expect(await helpdesk('ticket list -o ids', database)).toMatchObject({ code: 0, err: '' })
    expect(await helpdesk(`ticket take 1`, database)).toMatchObject({ code: 0, err: '' })
  })

  it('is told as a whole where none is there', async () => {
    const hosts = [await nobody(), await nobody()]
    const ran = await helpdesk('ticket list', address(...hosts))
    expect(ran).toMatchObject({ code: 7, out: '' })
    expect(ran.err).toContain(`mysql://root@${hosts.join(',')}${name}`)
  })

  it('passes over one that takes connections and says nothing', async () => {
    const database = await withFault({ at: 'greeting', what: 'never seen', afterwards: 'silence' })
    expect((await helpdesk('ticket take 2', database)).code).toBe(0)
  })

  it('does not pass over a password that is wrong', async () => {
    const database = address(hostOf(world.url), hostOf(world.url).replace('127.0.0.1', '127.0.0.2'))
    const ran = await helpdesk('ticket list', database.replace('root@', 'root:wrong@'))
    expect(ran.code).toBe(7)
    expect(ran.err).toContain('The database refused')
  })

  it.each<[string, WireFault]>([
    ['is cut off', { at: LIST, what: 'cut after', afterwards: 'refuse' }],
    ['falls silent', { at: LIST, what: 'unanswered', afterwards: 'silence' }],
  ])('what is read is read from the next where its host %s', async (_, fault) => {
    const expected = await helpdesk('ticket list', world.url)
    const ran = await helpdesk('ticket list', await withFault(fault))
    expect({ ...ran, err: '' }).toEqual({ ...expected, err: '' })
  })

  it.each(['ticket list', 'ticket show 1', 'ticket list -L 1000 -o tsv'])(
    'what waits in vain for others on one is read from the next: %s',
    async (line) => {
      const expected = await helpdesk(line, world.url)
      const other = await createConnection(world.url)
      const others = hostOf(world.url).replace('127.0.0.1', '127.0.0.2')
      await other.query('lock tables ticket write')
      const ran = helpdesk(line, address(hostOf(world.url), others))
      await new Promise((done) => setTimeout(done, (LOCK_S + 1.5) * 1_000))
      await other.end()
      expect({ ...(await ran), err: '' }).toEqual({ ...expected, err: '' })
    },
  )

  it.each<[number, string, WireFault]>([
    [3, 'in a unit', { at: UPDATE, what: 'cut after', afterwards: 'refuse' }],
    [4, 'before a unit', { at: /share mode/, what: 'cut before', afterwards: 'refuse' }],
    [5, 'at its commit, which was done', { at: COMMIT, what: 'cut after', afterwards: 'refuse' }],
    [6, 'at its commit, which was not seen', { at: COMMIT, what: 'cut before', afterwards: 'refuse' }],
    [7, 'with an answer that never comes', { at: UPDATE, what: 'unanswered', afterwards: 'silence' }],
  ])('a change is made once where its host fails: ticket %d, %s', async (id, _, fault) => {
    expect(await helpdesk(`ticket take ${id}`, await withFault(fault))).toMatchObject({ code: 0 })
    expect(await assignments(id)).toHaveLength(1)
  })

  it('keeps a session, whatever the order of hosts, and where one is added or left out', async () => {
    const [one, two, three] = [hostOf(world.url), hostOf(world.url).replace('127.0.0.1', '127.0.0.2'), await nobody()]
    const at = (database: string) =>
      world.helpdesk('whoami -o ids', { as: 'tess', env: { HELPDESK_DATABASE: database } })
    expect((await at(world.url)).code).toBe(0)
    for (const hosts of [[one], [one, two], [two, one], [three, one, two]])
      expect((await at(address(...hosts))).code).toBe(0)
    expect((await at(address(three))).code).not.toBe(0)
    expect((await at(`mysql://root@${one}/another`)).code).not.toBe(0)
  })
})

own('a host that can only be read', () => {
  it('is passed over by what writes', async () => {
    const world = await createWorld('mysql')
    const server = await startMariadb(['--read-only'])
    onTestFinished(async () => {
      await server?.stop()
      await world.destroy()
    })
    const root = await createConnection(server?.address ?? '')
    await root.query(`create database ${new URL(world.url).pathname.slice(1)}`)
    await root.end()
    const id = await world.addTicket()
    const env = {
      HELPDESK_DATABASE: `mysql://root@${hostOf(server?.address ?? '')},${hostOf(world.url)}${new URL(world.url).pathname}`,
      HELPDESK_TOKEN: world.tokens.ada ?? '',
    }
    expect(await world.helpdesk(`ticket take ${id}`, { as: 'ada', env })).toMatchObject({ code: 0, err: '' })
  })
})

it('a server that was built without Galera gets the settings without it', () => {
  const [settings = ''] = withoutGalera([SESSION], { errno: 1193 }) ?? []
  expect([SESSION.includes('wsrep_sync_wait'), settings.includes('wsrep'), settings.includes('sql_mode')]).toEqual([
    true,
    false,
    true,
  ])
  expect(withoutGalera([SESSION], { errno: 1064 })).toBeUndefined()
  expect(withoutGalera([settings], { errno: 1193 })).toBeUndefined()
})
