import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseLocation } from '../../src/db/location.js'
import { openDatabase } from '../../src/db/open.js'
import type { Db } from '../../src/db/schema.js'
import { runProcess } from '../helpers/processes.js'
import type { Ran } from '../helpers/run.js'
import { createWorld, type World } from '../helpers/world.js'
import type { Cluster } from './cluster.js'
import { startGalera } from './galera.js'
import { startGroup } from './group.js'

/** How often a node is killed while others write. */
const ROUNDS = Number(process.env.HELPDESK_TEST_ROUNDS ?? 20)
const PAIRS = Number(process.env.HELPDESK_TEST_PAIRS ?? 1_000)
/** As `docs/scaling.md` advises; MySQL's own is 5. */
const EXPEL_S = Number(process.env.HELPDESK_TEST_EXPEL ?? 0)
const MOMENTS = Math.ceil(ROUNDS / 2)
const BULK = 5_000

interface Kind {
  name: string
  start: () => Promise<Cluster>
  /** The part of all commands that succeed while nodes are killed. */
  succeed: number
}
const KINDS: Kind[] = [
  { name: 'Galera', start: () => startGalera(), succeed: 0.99 },
  {
    name: 'group replication',
    start: () => startGroup([`--loose-group-replication-member-expel-timeout=${EXPEL_S}`]),
    succeed: EXPEL_S === 0 ? 0.99 : 0.95,
  },
]

/** `vitest -t Galera` runs one of them. */
describe.each(KINDS)('a cluster of three nodes keeps its promises ($name)', ({ start, succeed }) => {
  let cluster: Cluster
  let world: World
  let name: string
  beforeAll(async () => {
    cluster = await start()
    world = await createWorld('mysql', `mysql://root@${cluster.hosts[await cluster.primary()]}`)
    name = new URL(world.url).pathname
  }, 300_000)
  afterAll(async () => {
    await world?.db.destroy() // its node may be gone, and the database goes with the cluster
    await cluster?.stop()
  })

  const url = (first: number) => `${cluster.address(first % cluster.hosts.length)}${name}`
  const onCluster = async <T>(look: (db: Db) => Promise<T>): Promise<T> => {
    const db = await openDatabase(parseLocation(url(0), '/'))
    try {
      return await look(db)
    } finally {
      await db.destroy()
    }
  }

  /** A real process, whose list of hosts begins with that node. */
  const helpdesk = (as: string, argv: string[], first: number, stdin?: string): Promise<Ran> =>
    runProcess(argv, { HOME: world.folder, HELPDESK_DATABASE: url(first), HELPDESK_TOKEN: world.tokens[as] }, stdin)

  it('you read what you wrote, on whatever node', { timeout: 1_200_000 }, async () => {
    const id = await world.addTicket()
    const stale: number[] = []
    for (let i = 0; i < PAIRS; i++) {
      await world.json(['ticket', 'edit', `${id}`, '--title', `title ${i}`], {
        as: 'ada',
        env: { HELPDESK_DATABASE: url(i) },
      })
      const read = await world.json(`ticket show ${id}`, {
        as: 'ada',
        env: { HELPDESK_DATABASE: url(i + 1 + (i % 2)) },
      })
      if (read.title !== `title ${i}`) stale.push(i)
    }
    expect(stale).toEqual([])
  })

  it('goes on with the next host where one is cut off from the others and lives', { timeout: 300_000 }, async () => {
    if (!cluster.isolate) return // a group's member that is cut off is as one that was killed
    const id = String(await world.addTicket({ title: 'Cut off' }))
    for (const argv of [
      ['ticket', 'show', id, '--json'],
      ['ticket', 'list', '-L', '1', '-o', 'ids'],
      ['ticket', 'list', '-L', '1'],
      ['ticket', 'export', '-o', 'csv'],
      ['ticket', 'comment', id, '-m', 'cut off'],
    ]) {
      await cluster.isolate(2, true)
      const ran = await helpdesk('ada', argv, 2).finally(() => cluster.isolate?.(2, false))
      expect({ argv, ...ran }).toMatchObject({ code: 0, err: expect.not.stringContaining('error:') })
    }
  })

  it(`loses and doubles nothing while nodes are killed, ${ROUNDS} times`, { timeout: 3_600_000 }, async () => {
    const tickets = await Promise.all([1, 2, 3, 4].map(() => world.addTicket()))
    const ran: { text: string; code: number; err: string; from: number; to: number }[] = []
    let isOver = false
    const write = async (n: number) => {
      for (let i = 0; !isOver; i++) {
        const text = `written by ${n} as number ${i}`
        const from = performance.now()
        const { code, err } = await helpdesk('ada', ['ticket', 'comment', `${tickets[n]}`, '-m', text], n)
        ran.push({ text, code, err, from, to: performance.now() })
      }
    }
    const writers = [0, 1, 2, 3].map(write)
    const kills: number[] = []
    for (let round = 0; round < ROUNDS; round++) {
      await setTimeout(500 + Math.random() * 1_000)
      const node = round % 2 === 0 ? await cluster.primary() : Math.floor(Math.random() * cluster.hosts.length)
      kills.push(performance.now())
      cluster.kill(node)
      await setTimeout(6_000)
      await cluster.restart(node)
    }
    isOver = true
    await Promise.all(writers)

    const stored = await onCluster((db) =>
      db
        .selectFrom('comment')
        .select(['content', (eb) => eb.fn.countAll<number>().as('n')])
        .groupBy('content')
        .execute(),
    )
    const times = new Map(stored.map(({ content, n }) => [content, Number(n)]))
    const found = ran.map((r) => ({ ...r, times: times.get(r.text) ?? 0 }))
    const told = found.filter((r) => r.code === 0)
    expect(found.filter((r) => r.times > 1)).toEqual([])
    expect(told.filter((r) => r.times !== 1)).toEqual([])
    expect(found.filter((r) => r.code !== 0 && r.code !== 8 && r.times !== 0)).toEqual([])
    const next = kills
      .map((at) => Math.min(...told.filter((r) => r.from > at).map((r) => r.to)) - at)
      .sort((a, b) => a - b)
    const longest = Math.max(...found.map((r) => r.to - r.from))
    const failed = found.filter((r) => r.code !== 0)
    console.info(
      `${found.length} commands, ${failed.length} failed (${failed.map((r) => `${r.code}: ${r.err.split('\n')[0]}`).join('; ')}); from the kill to the next success ${Math.round(next[next.length >> 1] ?? 0)} ms (median), ${Math.round(next.at(-1) ?? 0)} ms (worst); the longest command ${Math.round(longest)} ms`,
    )
    expect(told.length / found.length).toBeGreaterThanOrEqual(succeed)
  })

  it('tickets that are imported while nodes come and go have the history of their own', {
    timeout: 600_000,
  }, async () => {
    const ROWS = 500
    const file = (n: number) =>
      [
        'title,description,category,priority,requester',
        ...Array.from({ length: ROWS }, (_, i) => `imported ${n}.${i},x,1,1,emma`),
      ].join('\n')
    const codes: number[] = []
    let isOver = false
    const importing = (async () => {
      for (let n = 0; !isOver; n++) codes.push((await helpdesk('ada', ['ticket', 'import', '-'], n, file(n))).code)
    })()
    for (let round = 0; round < Math.min(4, ROUNDS); round++) {
      await setTimeout(500 + Math.random() * 1_000)
      const node = (await cluster.primary()) + 1 + (round % 2)
      cluster.kill(node % cluster.hosts.length)
      await setTimeout(6_000)
      await cluster.restart(node % cluster.hosts.length)
    }
    isOver = true
    await importing
    expect(codes.filter((code) => code !== 0)).toEqual([])
    // How far apart numbers are given depends on how many nodes there are, and that changes meanwhile.
    const rows = await onCluster((db) =>
      db
        .selectFrom('ticket as t')
        .leftJoin('helpdesk_event as e', (join) =>
          join
            .onRef('e.entity_id', '=', 't.id')
            .on('e.entity', '=', 'ticket')
            .on('e.field', '=', 'created')
            .onRef('e.new_name', '=', 't.title'),
        )
        .where('t.title', 'like', 'imported %')
        .select((eb) => [eb.fn.countAll<number>().as('tickets'), eb.fn.count<number>('e.id').as('events')])
        .executeTakeFirstOrThrow(),
    )
    expect([Number(rows.tickets), Number(rows.events)]).toEqual([codes.length * ROWS, codes.length * ROWS])
  })

  it(`changes ${BULK} tickets all or none while a node is killed, ${MOMENTS} times`, {
    timeout: 3_600_000,
  }, async () => {
    const emma = world.ids.emma ?? 0
    const ids = await onCluster(async (db) => {
      const before = Number(
        (
          await db
            .selectFrom('ticket')
            .select((eb) => eb.fn.max('id').as('id'))
            .executeTakeFirst()
        )?.id,
      )
      const row = sql`(${'Bulk'}, ${'x'}, 1, 1, 1, ${emma}, utc_timestamp())`
      for (let i = 0; i < BULK; i += 500)
        await sql`insert into ticket (title, description, category_id, priority_id, status_id, requester_id, created_at)
          values ${sql.join(Array.from({ length: 500 }, () => row))}`.execute(db)
      return (await db.selectFrom('ticket').select('id').where('id', '>', before).execute()).map((t) => t.id)
    })
    const assign = (to: string) => helpdesk('ada', ['ticket', 'assign', '-', '--to', to, '--yes'], 0, ids.join('\n'))
    const begun = performance.now()
    expect((await assign('tom')).code).toBe(0)
    const takes = performance.now() - begun
    let holder = 'tom'
    for (let moment = 0; moment < MOMENTS; moment++) {
      const to = holder === 'tom' ? 'tess' : 'tom'
      const assigned = assign(to)
      await setTimeout((takes * (moment + 0.5)) / MOMENTS)
      const node = await cluster.primary()
      cluster.kill(node)
      const { code, err } = await assigned
      const held = await onCluster((db) =>
        db
          .selectFrom('ticket')
          .select(['assigned_to', (eb) => eb.fn.countAll<number>().as('n')])
          .where('id', 'in', ids)
          .groupBy('assigned_to')
          .execute(),
      )
      expect([moment, held.length, err]).toEqual([moment, 1, expect.anything()])
      if (code === 0) holder = to
      expect([moment, held[0]?.assigned_to, err]).toEqual([moment, world.ids[holder], expect.anything()])
      expect([0, 7]).toContain(code)
      await cluster.restart(node)
    }
  })
})
