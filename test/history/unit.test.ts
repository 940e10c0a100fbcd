import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { locationKey } from '../../src/db/address/place.js'
import { faultOf } from '../../src/db/faults.js'
import { parseLocation } from '../../src/db/location.js'
import { openDatabase } from '../../src/db/open.js'
import type { Db } from '../../src/db/schema.js'
import type { Change } from '../../src/history/change.js'
import type { NewEvent } from '../../src/history/events.js'
import { inUnit, type Unit, withoutLogin } from '../../src/history/unit.js'
import { openSessionStore } from '../../src/machine/session-store.js'
import { updateTickets } from '../../src/tickets/queries/writes.js'
import { engines, hasServer } from '../helpers/engines.js'
import { breakNetwork } from '../helpers/network-error.js'
import { type Fate, startProxy, type WireFault } from '../helpers/proxy.js'
import { ROOT } from '../helpers/root.js'
import { contentOf, createWorld, type World } from '../helpers/world.js'

const TITLE: NewEvent = {
  entity: 'ticket',
  entityId: 1,
  field: 'title',
  oldValue: 'Printer on fire',
  newValue: 'Printer out',
}
const rename = (unit: Unit) => updateTickets(unit.tx, [1], { from: {}, to: { title: 'Printer out' } })
const look = (db: Db) =>
  Promise.all((['ticket', 'comment', 'user', 'helpdesk_event'] as const).map((table) => contentOf(db, table)))

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
    const { changeId, ...change } = await inUnit(withoutLogin(world.db, tom()), async (unit) => {
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
    const common = {
      change_id: changeId,
      source: 'cli',
      actor_id: world.ids.tom,
      actor_name: 'tom',
      entity: 'ticket',
      entity_id: 1,
    }
    const written = await events()
    expect(written).toMatchObject([
      {
        ...common,
        field: 'title',
        old_value: 'Printer on fire',
        new_value: 'Printer out',
        old_name: null,
        new_name: null,
      },
      { ...common, field: 'priority', old_value: '2', new_value: '3', old_name: 'Moyenne', new_name: 'Élevée' },
      { ...common, field: 'title', new_value: null },
    ])
    expect(new Set(written.map((e) => e.at)).size).toBe(1)
    expect(await contentOf(world.db, 'ticket')).toMatchObject([{ id: 1, title: 'Printer out' }])
  })

  it('is another change each time', async () => {
    const one = () =>
      inUnit(withoutLogin(world.db), async (unit) => {
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
    await expect(inUnit(withoutLogin(world.db, tom()), work)).rejects.toBe(failure)
    expect(await look(world.db)).toEqual(before)
  })

  it('leaves no row where its history cannot be written', async () => {
    const before = await look(world.db)
    const broken = { ...TITLE, field: null as unknown as string }
    const unit = inUnit(withoutLogin(world.db, tom()), async (u) => {
      await rename(u)
      u.record(TITLE, broken)
    })
    expect(faultOf(await unit.catch((error: unknown) => error))).toBe('bad-value')
    expect(await look(world.db)).toEqual(before)
  })

  it('has no change id where nothing was noted, and commits all the same', async () => {
    const change = await inUnit(withoutLogin(world.db, tom()), async (unit) => {
      await rename(unit)
      return unit.change([1], 0)
    })
    expect(change).toEqual({ changeId: null, changed: 0, unchanged: 1, items: [1] })
    expect(await events()).toEqual([])
    expect(await contentOf(world.db, 'ticket')).toMatchObject([{ title: 'Printer out' }])
  })

  it('is done by whoever it says while it runs', async () => {
    await inUnit(withoutLogin(world.db), async (unit) => unit.record(TITLE))
    await inUnit(withoutLogin(world.db), async (unit) => {
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
      const unit = inUnit(withoutLogin(world.db), async (u) => {
        await rename(u)
        if (failing) throw new Error('no')
      })
      await unit.catch(() => {})
      expect(await contentOf(world.db, 'ticket')).toMatchObject([
        { title: failing ? 'Printer on fire' : 'Printer out' },
      ])
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

  const tokenOf = (name: string) =>
    openSessionStore(world.configOf(name), locationKey(parseLocation(world.url, ROOT))).load() ?? ''
  /** Runs a command through the proxy, and counts on the COMMIT that it is about: sent again where it was not seen. */
  async function through(fate: Fate | WireFault, line: string, stdin?: string) {
    proxy.next(fate)
    const env = { HELPDESK_DATABASE: proxy.address, HELPDESK_TOKEN: tokenOf('tom') }
    const ran = await world.helpdesk(line, { as: 'tom', env, ...(stdin === undefined ? {} : { stdin }) })
    expect(proxy.commits()).toBe(fate === 'cut before' ? 2 : 1)
    return ran
  }
  const changeIds = async () =>
    (await world.db.selectFrom('helpdesk_event').select('change_id').orderBy('id').execute()).map((e) => e.change_id)

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
    const first = await inUnit(withoutLogin(db), work)
    const second = await inUnit(withoutLogin(db), work)
    await db.destroy()
    expect(proxy.commits()).toBe(2)
    expect(await changeIds()).toEqual([first, second])
  })

  it('is run again where the server never saw it', async () => {
    expect(await through('cut before', 'ticket take 1')).toEqual({ code: 0, out: '1\tchanged\n', err: '' })
    expect(await changeIds()).toHaveLength(1)
  })

  it('is looked for until the server is there again', async () => {
    const ran = await through(
      { at: /^commit$/i, what: 'cut after', afterwards: { refuseForMs: 1_000 } },
      'ticket take 1 --json',
    )
    expect(ran).toMatchObject({ code: 0, err: '' })
    expect(await changeIds()).toEqual([JSON.parse(ran.out).changeId])
  })

  it('is looked for where the server says nothing any more', { timeout: 30_000 }, async () => {
    const [seen, unseen] = await Promise.all([
      apart({ at: /^commit$/i, what: 'unanswered' }, 'ticket take 1 --json', 'tom'),
      apart({ at: /^commit$/i, what: 'never seen' }, 'category create Never', 'ada'), // locks nothing the other needs
    ])
    expect(seen).toMatchObject({ code: 0, err: '' })
    expect(unseen).toMatchObject({ code: 0, err: expect.stringMatching(/^The database is busy.*again …\n$/) })
    const ids = await changeIds()
    expect(ids).toContain(JSON.parse(seen.out).changeId)
    expect(ids).toHaveLength(2)
  })

  const CODES = [
    'ETIMEDOUT',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'ENETDOWN',
    'ECONNABORTED',
    'ENOTCONN',
    'ECONNRESET',
    'EPIPE',
    undefined,
  ]
  it.each(CODES.flatMap((code) => [true, false].map((seen) => ({ code, seen }))))(
    'is looked for after $code, seen by the server: $seen',
    async (error) => {
      const network = breakNetwork({ at: '^commit$', ...error })
      const ran = await world.helpdesk('ticket take 1', { as: 'tom' }).finally(network.mend)
      expect(network.struck()).toBe(true)
      // Found, or run again.
      expect(ran).toEqual({ code: 0, out: '1\tchanged\n', err: '' })
      expect(await changeIds()).toHaveLength(1)
    },
  )

  /** On a proxy of its own, for commands that wait at the same time. */
  async function apart(fault: Fate | WireFault, line: string, as: string, stdin?: string) {
    const own = await startProxy(world.url)
    own.next(fault)
    const env = {
      HELPDESK_DATABASE: own.address,
      ...(line.startsWith('login') ? {} : { HELPDESK_TOKEN: world.tokens[as] ?? '' }),
    }
    const ran = await world.helpdesk(line, { as, env, ...(stdin === undefined ? {} : { stdin }) })
    await own.stop()
    return ran
  }

  const AGAIN = 'When the database answers again'
  const CHANGE = /change ([0-9a-f-]{36}) may or may not/
  it('stays unknown where nobody can be asked, and names the id and the command that tells', {
    timeout: 60_000,
  }, async () => {
    await world.addUser('lou', 'TECHNICIAN')
    const csv = join(world.folder, 'rows.csv')
    writeFileSync(csv, 'title,description,category,priority,requester\nImported,x,1,1,emma\n')
    /** Without the line that is told after two seconds. */
    const unknown = async (...args: Parameters<typeof apart>) => {
      const ran = await apart(...args)
      return { ...ran, err: ran.err.replace(/^The database is busy.*\n/, '') }
    }
    const [taken, untaken, edited, imported, loggedIn, loggedOut, everywhere] = await Promise.all([
      unknown('cut after, then refuse', 'ticket take 1', 'tom'),
      unknown('cut before, then refuse', 'ticket comment 1 -m never --json', 'emma'),
      unknown('cut after, then refuse', 'category create New --json', 'ada'),
      unknown('cut after, then refuse', `ticket import ${csv}`, 'ada'),
      unknown('cut after, then refuse', 'login eric --password-stdin', 'eric', 'secret'),
      unknown('cut after, then refuse', 'logout', 'tess'),
      unknown('cut after, then refuse', 'logout --all', 'lou'),
    ])
    const all = [taken, untaken, edited, imported, loggedIn, loggedOut, everywhere]
    expect(
      all.map(({ code, out }) => [code, out]),
      JSON.stringify(all),
    ).toEqual(all.map(() => [8, '']))
    const named = (err: string) => CHANGE.exec(err)?.[1] ?? /change ([0-9a-f-]{36})/.exec(err)?.[1] ?? 'none'
    expect(taken.err).toBe(
      `error: The answer to the commit was lost: change ${named(taken.err)} may or may not be done.\n` +
        `hint: ${AGAIN}: helpdesk ticket show 1 --history (for an administrator: helpdesk audit show ${named(taken.err)})\n`,
    )
    expect(JSON.parse(edited.err)).toEqual({
      error: {
        code: 'UNKNOWN',
        message: `The answer to the commit was lost: change ${named(edited.err)} may or may not be done.`,
        hint: `${AGAIN}: helpdesk audit show ${named(edited.err)}`,
      },
    })
    expect(imported.err).toMatch(
      /the last rows of change [0-9a-f-]{36} may or may not be stored\.\nhint: .*helpdesk audit show [0-9a-f-]{36}\n$/,
    )
    expect(loggedIn.err).toMatch(/the session 'testhost' may or may not be there\.\nhint: .*helpdesk session list\n$/)
    expect(loggedOut.err).toMatch(/the session may or may not be ended\.\nhint: .*helpdesk logout\n$/)
    expect(everywhere.err).toMatch(/the session may or may not be ended\.\nhint: .*helpdesk logout --all\n$/)
    expect(new Set(await changeIds())).toEqual(new Set([taken, edited, imported].map(({ err }) => named(err))))
    expect(await changeIds()).not.toContain(named(untaken.err))
  })

  it('is not taken for undone while the server is still at it', async () => {
    const ran = await through('late', 'ticket take 1')
    await expect.poll(changeIds).toHaveLength(1)
    expect(ran.err).not.toContain('nothing was changed')
    expect([0, 8]).toContain(ran.code)
  })

  it.each<[line: string, stdin: string | undefined]>([
    ['login tom --password-stdin', 'secret'],
    ['session create --name nightly --expires 1d', undefined],
    ['logout', undefined],
  ])('is found where there is no history to look in: %s', async (line, stdin) => {
    const sessions = async () => (await world.db.selectFrom('helpdesk_session').select('id').execute()).length
    const before = await sessions()
    for (const [i, fate] of (['cut before', 'cut after'] as const).entries()) {
      const ran = await through(fate, line, stdin)
      // A token that is ended cannot end itself again.
      if (line !== 'logout' || i === 0)
        expect(ran).toMatchObject({ code: 0, err: expect.not.stringContaining('error') })
      expect(await sessions()).toBe(line === 'logout' ? before - 1 : before + i + 1)
    }
  })
})
