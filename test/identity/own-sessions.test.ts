import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { engines } from '../helpers/engines.js'
import { CHEAP_HASH, createWorld, type World } from '../helpers/world.js'

const DAY = 86_400

describe.each(engines)('the sessions of somebody (%s)', (engine) => {
  let world: World
  beforeAll(async () => {
    world = await createWorld(engine)
  })
  afterAll(() => world.destroy())
  beforeEach(async () => {
    await world.db.deleteFrom('helpdesk_session').execute()
    await world.db.updateTable('user').set({ password: CHEAP_HASH }).execute()
    for (const name of ['emma', 'eric']) await world.logIn(name)
  })

  /** Another session of emma's; ages in seconds, of which a negative one is to come. */
  async function another(
    name: string,
    { seen, ended, idle }: { seen: number; ended: number; idle: number | null },
  ): Promise<number> {
    const now = Math.floor(Date.now() / 1_000)
    const { insertId } = await world.db
      .insertInto('helpdesk_session')
      .values({
        ...{ token_sha256: name.padEnd(64, '0'), user_id: world.ids.emma ?? 0, password_sha256: '0'.repeat(64), name },
        ...{ created_at: now - 90 * DAY, seen_at: now - seen, expires_at: now - ended, idle_seconds: idle },
      })
      .executeTakeFirstOrThrow()
    return Number(insertId)
  }
  const list = () => world.json<{ id: number; name: string; current: boolean }[]>('session list', { as: 'emma' })

  it('are those that go on, on whatever machine, oldest first', async () => {
    await another('ended', { seen: 0, ended: 0, idle: 7 * DAY })
    await another('unused', { seen: 7 * DAY, ended: -DAY, idle: 7 * DAY })
    await another('elsewhere', { seen: 7 * DAY - 60, ended: -60, idle: 7 * DAY })
    await another('token', { seen: 80 * DAY, ended: -DAY, idle: null })
    expect((await list()).map((s) => [s.name, s.current])).toEqual([
      ['test', true],
      ['elsewhere', false],
      ['token', false],
    ])
  })

  it('end one by one, none of them where one is over or somebody else’s', async () => {
    const [token, ended] = [
      await another('token', { seen: 0, ended: -DAY, idle: null }),
      await another('ended', { seen: 0, ended: 0, idle: null }),
    ]
    const others = (await world.json<{ id: number }[]>('session list', { as: 'eric' })).map((s) => s.id)
    for (const wrong of [ended, ...others, 999]) {
      expect(await world.fails(`session revoke ${token} ${wrong}`, 'emma', 3)).toContain(`no session ${wrong}.`)
    }
    expect(await list()).toHaveLength(2)
    expect(await world.json(`session revoke ${token}`, { as: 'emma' })).toEqual({ revoked: 1 })
    expect((await list()).map((s) => s.name)).toEqual(['test'])
    expect(await world.json('whoami', { as: 'eric' })).toMatchObject({ username: 'eric' })
  })

  it('are gone, all of them, with the password that they began with', async () => {
    await another('elsewhere', { seen: 0, ended: -DAY, idle: null })
    const rows = () =>
      world.db
        .selectFrom('helpdesk_session')
        .select('name')
        .where('user_id', '=', world.ids.emma ?? 0)
        .execute()
    await world.json('password --password-stdin', { as: 'emma', stdin: 'secret\nanother one\n' })
    expect(await rows()).toEqual([])
    expect(await world.json('whoami', { as: 'eric' })).toMatchObject({ username: 'eric' })
    await world.json('login emma --password-stdin', { as: 'emma', stdin: 'another one' })
    expect(await list()).toMatchObject([{ name: 'testhost', current: true }])
  })

  it('are over in the very second in which they end', async () => {
    const set = async (columns: { seen_at?: number; expires_at?: number }) => {
      await world.db
        .updateTable('helpdesk_session')
        .set(columns)
        .where('user_id', '=', world.ids.emma ?? 0)
        .execute()
      return (await world.helpdesk('whoami', { as: 'emma' })).code
    }
    const now = Math.floor(Date.now() / 1_000)
    expect(await set({ seen_at: now - 7 * DAY + 60 })).toBe(0)
    expect(await set({ seen_at: Math.floor(Date.now() / 1_000) - 7 * DAY })).toBe(4)
    expect(await set({ seen_at: now, expires_at: now + 60 })).toBe(0)
    expect(await set({ seen_at: now, expires_at: Math.floor(Date.now() / 1_000) })).toBe(4)
  })
})
