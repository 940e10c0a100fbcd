import { createConnection } from 'mysql2/promise'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasServer } from '../helpers/engines.js'
import { startMariadb, type TestServer } from '../helpers/mariadb.js'
import { openWebApp } from '../helpers/web.js'
import { createWorld, type World } from '../helpers/world.js'

/** Europe/Paris, as POSIX writes it: no time zone files are needed. */
const PARIS = 'CET-1CEST,M3.5.0,M10.5.0/3'

describe.runIf(hasServer)('times', () => {
  let server: TestServer
  let root: Awaited<ReturnType<typeof createConnection>>
  let world: World
  /** The same database for an account whose sessions start at the moment that `at` set. */
  let url: string
  beforeAll(async () => {
    server = (await startMariadb([], PARIS)) as TestServer
    root = await createConnection(server.address)
    world = await createWorld('mysql', server.address)
    await root.query("CREATE USER clock@'127.0.0.1'")
    await root.query("GRANT ALL ON `helpdesk\\_test\\_%`.* TO clock@'127.0.0.1'")
    url = world.url.replace('root@', 'clock@')
  })
  afterAll(async () => {
    await world.destroy()
    await root.end()
    await server.stop()
  })

  /** Stops the server's clock for sessions of `url`, in a server of that zone. */
  async function at(zone: string, instant: Date) {
    await root.query('SET GLOBAL time_zone = ?', [zone])
    await root.query('SET GLOBAL init_connect = ?', [`SET timestamp = ${instant.getTime() / 1000}`])
  }
  const json = <T>(line: string | string[]) => world.json<T>(line, { as: 'tess', env: { HELPDESK_DATABASE: url } })
  const minute = (text: string | null) => text?.replace('T', ' ').slice(0, 16)

  type Ticket = { id: number; createdAt: string; updatedAt: string; comments: { id: number; createdAt: string }[] }
  const INSTANTS = [
    '2026-01-15T12:00:00Z',
    '2026-07-15T23:30:00Z',
    // Paris goes from 02:00 to 03:00 at 01:00 UTC, and back from 03:00 to 02:00 in October.
    '2026-03-29T00:59:00Z',
    '2026-03-29T01:30:00Z',
    '2026-03-29T03:00:00Z',
    '2026-10-25T00:30:00Z',
    '2026-10-25T01:30:00Z',
    '2026-10-25T02:30:00Z',
  ]
  const zones = { UTC: '+00:00', '+02:00': '+02:00', 'Europe/Paris': 'SYSTEM' }
  const cases = Object.entries(zones).flatMap(([name, zone]) =>
    INSTANTS.map((instant) => [name, instant, zone] as const),
  )

  it.each(cases)('%s, %s: both programs show the same minute', async (_, instant, zone) => {
    const now = new Date(instant)
    await at(zone, now)
    const web = await openWebApp(url, () => now)
    const title = `${zone} ${instant}`
    const ours = await json<Ticket>([
      'ticket',
      'create',
      '--title',
      title,
      '--description',
      'x',
      '--category',
      '1',
      '--priority',
      '1',
    ])
    expect(await web.newTicket(title, 'emma')).toEqual({ affected: 1 })
    const theirs = await web.ticketOf(title)
    for (const id of [ours.id, theirs.id]) {
      await json(['ticket', 'comment', String(id), '-m', 'ours'])
      expect(await web.comment(id, 'emma', 'theirs')).toEqual({ affected: 1 })
      const shown = await json<Ticket>(`ticket show ${id}`)
      const onTheWeb = await Promise.all([
        web.createdAt('ticket', id),
        ...shown.comments.map((c) => web.createdAt('comment', c.id)),
      ])
      const all = [shown.createdAt, ...shown.comments.map((c) => c.createdAt), ...onTheWeb]
      expect(all.map(minute)).toEqual(Array(6).fill(minute(instant)))
      // What the server dates itself is the true instant.
      expect(minute(shown.updatedAt)).toBe(minute(instant))
    }
    const [resolved] = (await json<{ items: { closedAt: string }[] }>(`ticket resolve ${ours.id}`)).items
    expect(minute(resolved?.closedAt ?? null)).toBe(minute(instant))
    await web.close()
  })

  it('in the hour that Paris skips, a ticket is created at its end; its history keeps the true instant', async () => {
    const now = new Date('2026-03-29T02:30:00Z')
    await at('SYSTEM', now)
    const web = await openWebApp(url, () => now)
    // The web application itself cannot, on a strict server.
    expect(await web.newTicket('skipped', 'emma')).toEqual({ error: 1292 })
    const ours = await json<Ticket>([
      'ticket',
      'create',
      '--title',
      'x',
      '--description',
      'x',
      '--category',
      '1',
      '--priority',
      '1',
    ])
    await json(['ticket', 'comment', String(ours.id), '-m', 'ours'])
    const shown = await json<Ticket>(`ticket show ${ours.id}`)
    expect([shown.createdAt, shown.comments[0]?.createdAt]).toEqual(Array(2).fill('2026-03-29T03:00:00Z'))
    expect(await web.createdAt('ticket', ours.id)).toBe('2026-03-29 03:00:00')
    expect(shown.updatedAt).toBe('2026-03-29T02:30:00Z')
    expect(await json(`ticket history ${ours.id}`)).toMatchObject([
      { field: 'created', at: '2026-03-29T02:30:00Z' },
      { field: 'comment', at: '2026-03-29T02:30:00Z' },
    ])
    const registered = await world.helpdesk(
      'register --username late --email late@example.org --name Late --password-stdin',
      {
        stdin: 'a long, rare one',
        env: { HELPDESK_DATABASE: url },
      },
    )
    expect(registered).toMatchObject({ code: 0, err: '' })
    await web.close()
  })
})
