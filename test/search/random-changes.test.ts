import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { differing } from '../../src/search/index/write.js'
import { engines } from '../helpers/engines.js'
import { randomFrom } from '../helpers/random.js'
import { openWebApp, type WebApp } from '../helpers/web.js'
import { createWorld, type World } from '../helpers/world.js'

/** In the suite; 2,000 with `HELPDESK_TEST_LONG`. */
const CHANGES = process.env.HELPDESK_TEST_LONG ? 2_000 : 60
const WORDS = ['carte', 'mère', 'Straße', 'œuf', 'PC', 'la', 'noeud', 'e-mail', 'l’onduleur', 'a_b', '😀', '日本']

describe.each(engines)('the search index after random changes by both programs (%s)', (engine) => {
  let world: World
  let web: WebApp | undefined
  beforeAll(async () => {
    world = await createWorld(engine)
    if (engine === 'mysql') web = await openWebApp(world.url)
  })
  afterAll(async () => {
    await web?.close()
    await world.destroy()
  })

  it('says what is written, and finds it', { timeout: 1_800_000 }, async () => {
    const random = randomFrom(11)
    const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T
    const text = () => Array.from({ length: 1 + Math.floor(random() * 6) }, () => pick(WORDS)).join(' ')
    const ids = async () => (await world.db.selectFrom('ticket').select('id').orderBy('id').execute()).map((t) => t.id)
    const ours = (argv: string[]) => world.helpdesk(argv, { as: 'ada' })
    const create = () =>
      ours([
        'ticket',
        'create',
        '--title',
        `t ${text()}`,
        '--description',
        text(),
        '--category',
        '1',
        '--priority',
        '1',
      ])
    const outside = {
      ticket: async () => {
        if (web) return web.newTicket(`w ${text()}`, 'emma')
        const { emma } = world.ids
        await sql`insert into ticket (title, description, category_id, priority_id, status_id, requester_id) values (${`w ${text()}`}, ${text()}, 1, 1, 1, ${emma})`.execute(
          world.db,
        )
      },
      comment: async (id: number) => {
        if (web) return web.comment(id, 'emma', text())
        await sql`insert into comment (ticket_id, user_id, content) values (${id}, ${world.ids.emma}, ${text()})`.execute(
          world.db,
        )
      },
      manage: async (id: number) => {
        if (web) return web.manage(id, { status: pick([1, 2, 3]) })
        await sql`update ticket set status_id = ${pick([1, 2, 3])} where id = ${id}`.execute(world.db)
      },
      remove: (id: number) => sql`delete from ticket where id = ${id}`.execute(world.db),
    }
    for (let i = 0; i < 5; i++) await create()
    for (let i = 0; i < CHANGES; i++) {
      const id = pick(await ids()) ?? 0
      await pick([
        create,
        () => ours(['ticket', 'comment', String(id), '-m', text()]),
        () => ours(['ticket', 'edit', String(id), '--title', `t ${text()}`]),
        () => ours(['ticket', 'edit', String(id), '--description', text()]),
        () => ours(['ticket', 'resolve', String(id), '-m', text()]),
        async () => {
          if ((await ids()).length > 5) await ours(['ticket', 'delete', String(id), '--yes'])
        },
        async () => {
          const [change = ''] = (await ours(['audit', 'list', '--limit', '1', '-o', 'tsv'])).out.split('\t')
          await ours(['audit', 'undo', change, '--yes'])
        },
        outside.ticket,
        () => outside.comment(id),
        () => outside.manage(id),
        async () => {
          if ((await ids()).length > 5) await outside.remove(id)
        },
        () => ours(['ticket', 'find', pick(WORDS)]),
      ])()
    }
    expect((await ours(['ticket', 'find', 'carte', '-o', 'ids'])).code).toBe(0)
    expect((await differing(world.db, await ids())).map((d) => d.id)).toEqual([])
    const { rows } =
      await sql`select s.ticket_id from helpdesk_search as s left join ticket as t on t.id = s.ticket_id where t.id is null`.execute(
        world.db,
      )
    expect(rows).toEqual([])
    expect((await ids()).length).toBeGreaterThanOrEqual(5)
  })
})
