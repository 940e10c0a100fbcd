import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engineOf } from '../../src/db/engine.js'
import { engines } from '../helpers/engines.js'
import { fillSearchTable } from '../helpers/search-table.js'
import { createWorld, type World } from '../helpers/world.js'
import { type Exported, MORE, type Random, randomArguments, randomFrom, type Vocabulary, WORDS } from './asked.js'

/** How many queries are asked, half of them before other programs change what they ask for. */
const COUNT = Number(process.env.HELPDESK_TEST_QUERIES ?? 200)
const SEED = Number(process.env.HELPDESK_TEST_SEED ?? 17)
const TICKETS = 40

const ROLES = { ada: 'ADMIN', tom: 'TECHNICIAN', emma: 'EMPLOYEE' } as const
const USERS = ['ada', 'tom', 'tess', 'emma', 'eric']
const wallClock = (at: number) => new Date(at).toISOString().slice(0, 19).replace('T', ' ')

describe.each(engines)('random queries (%s)', (engine) => {
  let world: World
  const now = Date.now()
  const r = randomFrom(SEED)
  const sentence = (length: number) =>
    Array.from({ length }, () => r.pick([...WORDS, ...MORE]) + r.pick(['', '', '', ',', '-', "'", ' :'])).join(' ')
  /** Some time before now, by no round number of hours. */
  const earlier = () => now - (r.pick([0, 1, 3, 8, 29, 40, 95, 200, 400]) * 24 + r.below(20)) * 3_600_000 - 1_234_567

  async function addTicket(random: Random) {
    const id = await world.addTicket({
      title: sentence(3),
      requester: random.pick(['emma', 'emma', 'eric', 'tom']),
      ...(random.chance(0.5) ? { assignee: random.pick(['tom', 'tess']) } : {}),
    })
    const created = earlier()
    await world.db
      .updateTable('ticket')
      .set({
        description: sentence(5),
        category_id: 1 + random.below(4),
        priority_id: 1 + random.below(5),
        status_id: random.pick([1, 1, 2, 3, 3, 4, null]),
        created_at: engineOf(world.db).created(wallClock(created)),
        updated_at: engineOf(world.db).updated(Math.floor(earlier() / 1000)),
        closed_at: random.chance(0.6) ? wallClock(earlier()) : null,
      })
      .where('id', '=', id)
      .execute()
    for (let i = random.below(6); i > 0; i--) await addComment(id, random)
  }
  const addComment = (ticket_id: number, random: Random) =>
    world.db
      .insertInto('comment')
      .values({
        ticket_id,
        user_id: world.ids[random.pick(USERS)] ?? 0,
        content: sentence(3),
        created_at: wallClock(now),
      })
      .execute()

  beforeAll(async () => {
    world = await createWorld(engine)
    await world.db.insertInto('category').values({ name: 'carte-mère' }).execute()
    await world.db.updateTable('category').set({ name: 'Salle 12, sous-sol' }).where('id', '=', 2).execute()
    await world.db.insertInto('status').values({ name: 'Attente (fournisseur)', color: 'info' }).execute()
    await world.db.insertInto('priority').values({ name: 'Un jour', level: null }).execute()
    await world.db.insertInto('priority').values({ name: 'Très urgente', level: 9 }).execute()
    for (let i = 0; i < TICKETS; i++) await addTicket(r)
  })
  afterAll(() => world.destroy())

  /** Everything there is, as the program exports it. */
  async function exported(): Promise<Exported[]> {
    const all = await world.json<Exported[]>('ticket export --all', { as: 'ada' })
    const shown = all.map(({ id }) => world.json<Exported>(`ticket show ${id}`, { as: 'ada' }))
    return Promise.all(shown)
  }
  const seenBy = (all: readonly Exported[], me: keyof typeof ROLES) =>
    all.filter(
      (t) =>
        ROLES[me] === 'ADMIN' ||
        t.requester.username === me ||
        (ROLES[me] === 'TECHNICIAN' && (t.assignee === null || t.assignee.username === me)),
    )

  async function vocabulary(): Promise<Vocabulary> {
    const rows = async (table: 'status' | 'category' | 'priority') =>
      (await world.db.selectFrom(table).select('name').execute()).map(({ name }) => name)
    const [status, category, priority] = [await rows('status'), await rows('category'), await rows('priority')]
    const itself = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, [name]]))
    const levels = await world.db.selectFrom('priority').select(['name', 'level']).execute()
    return {
      status: {
        ...itself(status),
        pending: ['En attente'],
        'in-progress': ['En cours', 'Attente (fournisseur)'],
        'en-cours': ['En cours', 'Attente (fournisseur)'],
        RÉSOLUE: status.filter((name) => name.startsWith('Résol')),
        open: status.filter((name) => !name.startsWith('Résol')),
      },
      category: {
        ...itself(category.filter((n) => !n.includes(','))),
        'carte-mere': ['carte-mère'],
        1: [category[0] ?? ''],
      },
      priority: {
        ...itself(priority),
        'un-jour': ['Un jour'],
        'très-ur': ['Très urgente'],
        low: [priority[0] ?? ''],
      },
      levels: Object.fromEntries(
        levels.flatMap(({ name, level }) => (level === null ? [] : [[name.replaceAll(' ', '-'), level]])),
      ),
      users: USERS,
      now,
    }
  }

  async function ask(count: number) {
    await fillSearchTable(world.db)
    const all = await exported()
    const words = await vocabulary()
    let some = 0
    for (let i = 0; i < count; i++) {
      const asked = randomArguments(r, words)
      const withAll = r.chance(0.3)
      for (const me of Object.keys(ROLES) as (keyof typeof ROLES)[]) {
        const seen = seenBy(all, me)
        const known = new Set(
          seen.flatMap((t) => [t.requester, t.assignee, ...t.comments.map((c) => c.author)]).map((p) => p?.username),
        ).add(me)
        const isKnown = ROLES[me] !== 'EMPLOYEE' || asked.people.every((name) => known.has(name))
        const expected = seen
          .filter((t) => (withAll || asked.decides || t.status.state !== 'resolved') && asked.holds(t, me))
          .map((t) => t.id)
        const argv = ['ticket', 'list', ...(withAll ? ['--all'] : []), '--sort', 'id', '-o', 'ids', ...asked.argv]
        const ran = await world.helpdesk(argv, { as: me })
        expect({ me, argv, code: ran.code, ids: ran.out, err: ran.code === 0 ? ran.err : '' }).toEqual({
          ...{ me, argv, code: isKnown ? 0 : 3, err: '' },
          ids: isKnown ? expected.map((n) => `${n}\n`).join('') : '',
        })
        if (expected.length > 0 && expected.length < seen.length) some++
        if (isKnown && i % 10 === 0) {
          const count = ['ticket', 'list', ...(withAll ? ['--all'] : []), '--count', '-L', '1', '--json', ...asked.argv]
          const { out } = await world.helpdesk(count, { as: me })
          expect([argv, JSON.parse(out)]).toEqual([argv, { count: expected.length }])
        }
      }
    }
    // Most of them find something, and not everything.
    expect(some).toBeGreaterThan(count)
  }

  it(`${COUNT / 2} of them find what an evaluation apart finds`, { timeout: 600_000 }, () => ask(COUNT / 2))

  it('so do as many after other programs changed tickets', { timeout: 600_000 }, async () => {
    for (let i = 0; i < 5; i++) await addTicket(r)
    for (let i = 0; i < 10; i++) await addComment(1 + r.below(TICKETS), r)
    for (let i = 0; i < 10; i++)
      await sql`update ticket set status_id = ${1 + r.below(4)}, assigned_to = ${world.ids.tess} where id = ${1 + r.below(TICKETS)}`.execute(
        world.db,
      )
    await ask(COUNT / 2)
  })
})
