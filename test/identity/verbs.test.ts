import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engines } from '../helpers/engines.js'
import { createWorld, type World } from '../helpers/world.js'

describe.each(engines)('every verb (%s)', (engine) => {
  let world: World
  beforeAll(async () => {
    world = await createWorld(engine)
  })
  afterAll(() => world.destroy())

  describe('sessions and passwords', () => {
    it('a token is for scripts, and ends when it is revoked', async () => {
      const { token, id } = await world.json<{ token: string; id: number }>(
        'session create --name backup --expires 90d',
        { as: 'emma' },
      )
      const withToken = { env: { HELPDESK_TOKEN: token } }
      expect(await world.lines('whoami --fields username', withToken)).toEqual(['emma'])
      const stored = await world.db
        .selectFrom('helpdesk_session')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
      expect([stored.name, stored.idle_seconds, stored.expires_at - stored.created_at]).toEqual([
        'backup',
        null,
        90 * 86_400,
      ])
      expect(await world.json('session list', { as: 'emma' })).toMatchObject([
        { name: 'test', current: true },
        { id, name: 'backup', current: false },
      ])
      await world.fails(`session revoke ${id}`, 'eric', 3)
      expect(await world.json(`session revoke ${id}`, { as: 'emma' })).toEqual({ revoked: 1 })
      expect((await world.helpdesk('whoami', withToken)).code).toBe(4)
    })

    it('a new password takes the old one, and ends every session', async () => {
      await world.fails('password --password-stdin', 'eric', 4, 'wrong\nnew')
      await world.fails('password --password-stdin', 'eric', 2, 'secret')
      await world.fails('password --password-stdin', 'eric', 2, 'secret\n\n')
      expect(
        await world.helpdesk('password --password-stdin', { as: 'eric', stdin: 'secret\nné w, longer \n' }),
      ).toMatchObject({
        code: 0,
        err: '',
      })
      expect(await world.fails('whoami', 'eric', 4)).toContain('not logged in')
      expect((await world.helpdesk('login eric --password-stdin', { as: 'eric', stdin: 'né w, longer ' })).code).toBe(0)
    })
  })

  it('a token of the environment that is not valid is named, and logging out with one leaves this machine logged in', async () => {
    const { token } = await world.json<{ token: string }>('session create --name x --expires 1d', { as: 'ada' })
    expect((await world.helpdesk('whoami', { as: 'ada', env: { HELPDESK_TOKEN: 'bad' } })).err).toContain(
      'HELPDESK_TOKEN',
    )
    expect(await world.json('logout', { as: 'ada', env: { HELPDESK_TOKEN: token } })).toEqual({ ended: 1 })
    expect((await world.helpdesk('whoami', { as: 'ada' })).code).toBe(0)
  })
})
