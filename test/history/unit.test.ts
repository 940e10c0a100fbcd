import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { locationKey } from '../../src/db/address/place.js'
import { faultOf } from '../../src/db/faults.js'
import { parseLocation } from '../../src/db/location.js'
import { openDatabase } from '../../src/db/open.js'
import type { Db } from '../../src/db/schema.js'
import type { Change } from '../../src/history/change.js'
import type { NewEvent } from '../../src/history/events.js'
import { inUnit, type Unit } from '../../src/history/unit.js'
import { openSessionStore } from '../../src/machine/session-store.js'
import { updateTickets } from '../../src/tickets/queries/writes.js'
import { engines, hasServer } from '../helpers/engines.js'
import { type Fate, startProxy } from '../helpers/proxy.js'
import { ROOT } from '../helpers/root.js'
import { contentOf, createWorld, type World } from '../helpers/world.js'

const TITLE: NewEvent = { entity: 'ticket', entityId: 1, field: 'title', oldValue: 'Printer on fire', newValue: 'Printer out' }
const rename = (unit: Unit) => updateTickets(unit.tx, [1], { from: {}, to: { title: 'Printer out' } })
const look = (db: Db) => Promise.all((['ticket', 'comment', 'user', 'helpdesk_event'] as const).map((table) => contentOf(db, table)))

describe.each(engines)('a unit of work (%s)', (engine) => {
  let world: World
  beforeAll(async () => {
    world = await createWorld(engine)
    await world.addTicket()
  })
  afterAll(() => world.destroy())
  beforeEach(async () => {
    await sql`update ticket set title = 'Printer on fire'`.execute(world.db)
    await sql`delete from helpdesk_event`.execute(world.db)
  })
  const events = () => world.db.selectFrom('helpdesk_event').selectAll().orderBy('id').execute()
  const tom = () => ({ id: world.ids.tom as number, username: 'tom' })

  it('commits what it changed with its history, under one id', async () => {
    const { changeId, ...change } = await inUnit(world.db, tom(), async (unit) => {
      await rename(unit)
      unit.record(TITLE)
      unit.record(
        { ...TITLE, field: 'priority', oldValue: 2, newValue: 3, oldName: 'Moyenne', newName: 'Élevée' },
        { ...TITLE, newValue: null },
      )
      return unit.change(['a', 'b', 'c'], 2)
    })
    expect(change).toEqual({ changed: 2, unchanged: 1, items: ['a', 'b', 'c'] })
    expect(changeId).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
    const common = { change_id: changeId, source: 'cli', actor_id: world.ids.tom, actor_name: 'tom', entity: 'ticket', entity_id: 1 }
    const written = await events()
    expect(written).toMatchObject([
      { ...common, field: 'title', old_value: 'Printer on fire', new_value: 'Printer out', old_name: null, new_name: null },
      { ...common, field: 'priority', old_value: '2', new_value: '3', old_name: 'Moyenne', new_name: 'Élevée' },
      { ...common, field: 'title', new_value: null },
    ])
    expect(new Set(written.map((e) => e.at)).size).toBe(1)
    expect(await contentOf(world.db, 'ticket')).toMatchObject([{ id: 1, title: 'Printer out' }])
  })

  it('is another change each time', async () => {
    const one = () =>
      inUnit(world.db, null, async (unit) => {
        unit.record(TITLE)
        return unit.change([], 0).changeId
      })
    const ids = [await one(), await one()]
    expect(new Set(ids).size).toBe(2)
    expect((await events()).map((e) => e.change_id)).toEqual(ids)
  })

  it('leaves neither row nor event where it fails after it noted one', async () => {
    const before = await look(world.db)
    const failure = new Error('changed my mind')
    const work = async (unit: Unit) => {
      await rename(unit)
      unit.record(TITLE)
      expect(await contentOf(unit.tx, 'ticket')).toMatchObject([{ title: 'Printer out' }])
      throw failure
    }
    await expect(inUnit(world.db, tom(), work)).rejects.toBe(failure)
    expect(await look(world.db)).toEqual(before)
  })

  it('leaves no row where its history cannot be written', async () => {
    const before = await look(world.db)
    const broken = { ...TITLE, field: null as unknown as string }
    const unit = inUnit(world.db, tom(), async (u) => {
      await rename(u)
      u.record(TITLE, broken)
    })
    expect(faultOf(await unit.catch((error: unknown) => error))).toBe('bad-value')
    expect(await look(world.db)).toEqual(before)
  })

  it('has no change id where nothing was noted, and commits all the same', async () => {
    const change = await inUnit(world.db, tom(), async (unit) => {
      await rename(unit)
      return unit.change([1], 0)
    })
    expect(change).toEqual({ changeId: null, changed: 0, unchanged: 1, items: [1] })
    expect(await events()).toEqual([])
    expect(await contentOf(world.db, 'ticket')).toMatchObject([{ title: 'Printer out' }])
  })

  it('is done by whoever it says while it runs', async () => {
    await inUnit(world.db, null, async (unit) => unit.record(TITLE))
    await inUnit(world.db, null, async (unit) => {
      unit.record(TITLE)
      unit.actAs(tom())
    })
    expect((await events()).map((e) => [e.actor_id, e.actor_name])).toEqual([
      [null, null],
      [world.ids.tom, 'tom'],
    ])
  })

  it('may be followed by another after each of these', async () => {
    for (const failing of [true, false]) {
      const unit = inUnit(world.db, null, async (u) => {
        await rename(u)
        if (failing) throw new Error('no')
      })
      await unit.catch(() => {})
      expect(await contentOf(world.db, 'ticket')).toMatchObject([{ title: failing ? 'Printer on fire' : 'Printer out' }])
    }
  })
})

describe.runIf(hasServer).each(['mysql'] as const)('a commit whose answer is lost (%s)', (engine) => {
  let world: World
  let proxy: Awaited<ReturnType<typeof startProxy>>
  beforeAll(async () => {
    world = await createWorld(engine)
    await world.addTicket()
    proxy = await startProxy(world.url)
  })
  afterAll(async () => {
    await proxy.stop()
    await world.destroy()
  })
  beforeEach(async () => {
    await sql`update ticket set assigned_to = null`.execute(world.db)
    await sql`delete from helpdesk_event`.execute(world.db)
  })

  const tokenOf = (name: string) => openSessionStore(world.configOf(name), locationKey(parseLocation(world.url, ROOT))).load() ?? ''
  /** Runs a command through the proxy, and counts on the COMMIT that it is about. */
  async function through(fate: Fate, line: string, stdin?: string) {
    proxy.next(fate)
    const env = { HELPDESK_DATABASE: proxy.address, HELPDESK_TOKEN: tokenOf('tom') }
    const ran = await world.helpdesk(line, { as: 'tom', env, ...(stdin === undefined ? {} : { stdin }) })
    expect(proxy.commits()).toBe(1)
    return ran
  }
  const changeIds = async () =>
    (await world.db.selectFrom('helpdesk_event').select('change_id').orderBy('id').execute()).map((e) => e.change_id)
  const LOST = 'error: The connection to the database was lost; nothing was changed.\nhint: Run the command again.\n'

  it('passes by where nothing is lost', async () => {
    const ran = await through('pass', 'ticket take 1 --json')
    expect(ran).toMatchObject({ code: 0, err: '' })
    expect(await changeIds()).toEqual([JSON.parse(ran.out).changeId])
  })

  it('is found, and taken for done', async () => {
    const ran = await through('cut after', 'ticket take 1 --json')
    expect(ran).toMatchObject({ code: 0, err: '' })
    const change = JSON.parse(ran.out) as Change<unknown>
    expect(change).toMatchObject({ changed: 1, items: [{ id: 1, assignee: { username: 'tom' } }] })
    expect(await changeIds()).toEqual([change.changeId])
    expect(await contentOf(world.db, 'ticket')).toMatchObject([{ assigned_to: world.ids.tom }])
  })

  it('is found by inUnit itself, which goes on with the same database', async () => {
    const db = await openDatabase(parseLocation(proxy.address, ROOT))
    proxy.next('cut after')
    const work = async (unit: Unit) => {
      unit.record(TITLE)
      await rename(unit)
      return unit.change([], 0).changeId
    }
    const first = await inUnit(db, null, work)
    const second = await inUnit(db, null, work)
    await db.destroy()
    expect(proxy.commits()).toBe(2)
    expect(await changeIds()).toEqual([first, second])
  })

  it('was none where the server never saw it', async () => {
    const before = await look(world.db)
    expect(await through('cut before', 'ticket take 1')).toEqual({ code: 7, out: '', err: LOST })
    expect(await look(world.db)).toEqual(before)
  })

  it.each<[Fate, committed: number]>([
    ['cut after, then refuse', 1],
    ['cut before, then refuse', 0],
  ])('stays unknown where nobody can be asked: %s', async (fate, committed) => {
    const ran = await through(fate, 'ticket take 1 --json')
    expect({ ...ran, err: JSON.parse(ran.err) }).toEqual({
      code: 8,
      out: '',
      err: {
        error: {
          code: 'UNKNOWN',
          message: expect.stringMatching(/^The answer to the commit was lost: change [0-9a-f-]{36} may or may not be done\.$/),
          hint: expect.stringContaining('helpdesk ticket show <ticket> --history'),
        },
      },
    })
    const [named] = /[0-9a-f-]{36}/.exec(ran.err) ?? []
    expect(await changeIds()).toEqual(committed ? [named] : [])
  })

  it('says so in two lines', async () => {
    const ran = await through('cut after, then refuse', 'ticket take 1')
    expect(ran).toMatchObject({ code: 8, out: '', err: expect.stringMatching(/^error: [^\n]+\nhint: [^\n]+\n$/) })
  })

  it('is not taken for undone while the server is still at it', async () => {
    const ran = await through('late', 'ticket take 1')
    await expect.poll(changeIds).toHaveLength(1)
    expect(ran.err).not.toContain('nothing was changed')
    expect([0, 8]).toContain(ran.code)
  })

  it.each<[line: string, stdin: string | undefined]>([
    ['login tom --password-stdin', 'secret'],
    ['logout', undefined],
  ])('is not taken for undone where there is no history to look in: %s', async (line, stdin) => {
    const sessions = async () => (await world.db.selectFrom('helpdesk_session').select('id').execute()).length
    const before = await sessions()
    const ran = await through('cut after', line, stdin)
    expect(await sessions()).not.toBe(before)
    expect(ran.err).not.toContain('nothing was changed')
    expect([0, 8]).toContain(ran.code)
  })
})
