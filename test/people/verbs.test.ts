import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engines } from '../helpers/engines.js'
import { createWorld, type World } from '../helpers/world.js'

describe.each(engines)('every verb (%s)', (engine) => {
  let world: World
  beforeAll(async () => {
    world = await createWorld(engine)
  })
  afterAll(() => world.destroy())

  describe('people', () => {
    const account = (name: string) => [
      '--username',
      name,
      '--email',
      `${name}@example.org`,
      '--name',
      `${name} Étoile`,
      '--password-stdin',
    ]

    it('create, list, show', async () => {
      const made = await world.json(['user', 'create', ...account('zoé'), '--role', 'technician'], {
        as: 'ada',
        stdin: 'a long, rare one',
      })
      expect(made).toMatchObject({ username: 'zoé', role: 'TECHNICIAN', createdAt: expect.stringMatching(/Z$/) })
      expect(await world.fails(['user', 'create', ...account('ZOE')], 'ada', 6, 'a long, rare one')).toBe(
        "error: 'ZOE' is taken already.\n",
      )
      expect(await world.lines('user list etoile --fields username', { as: 'ada' })).toEqual(['zoé'])
      expect(await world.lines('user list --role TECHNICIAN --fields username', { as: 'ada' })).toEqual([
        'tom',
        'tess',
        'zoé',
      ])
      expect(await world.json('user show ZOÉ', { as: 'ada' })).toMatchObject({ username: 'zoé', disabled: false })
    })

    it('edit, and the last administrator stays one', async () => {
      expect(await world.json('user edit zoé --username zoe --role EMPLOYEE', { as: 'ada' })).toMatchObject({
        changed: 1,
        items: [{ username: 'zoe', role: 'EMPLOYEE' }],
      })
      expect(await world.json('user edit zoe --username zoe', { as: 'ada' })).toMatchObject({
        changeId: null,
        unchanged: 1,
      })
      await world.fails('user edit zoe --email TOM@example.org', 'ada', 6)
      await world.fails('user edit ada --role EMPLOYEE', 'ada', 6)
    })

    it('a reset password ends the sessions of the old one', async () => {
      await world.addUser('kim', 'EMPLOYEE')
      expect(
        await world.json('user reset-password kim --password-stdin', { as: 'ada', stdin: 'another one' }),
      ).toMatchObject({
        changed: 1,
      })
      await world.fails('whoami', 'kim', 4)
      expect((await world.helpdesk('login kim --password-stdin', { as: 'kim', stdin: 'another one' })).code).toBe(0)
    })

    it('disabled people are out until they are enabled', async () => {
      expect(await world.json('user disable kim tess', { as: 'ada' })).toMatchObject({ changed: 2 })
      expect(await world.json('user disable kim', { as: 'ada' })).toMatchObject({ changeId: null, unchanged: 1 })
      const { password } = await world.db
        .selectFrom('user')
        .select('password')
        .where('username', '=', 'kim')
        .executeTakeFirstOrThrow()
      expect(password).toBe('!')
      await world.fails('whoami', 'kim', 4)
      await world.fails('login kim --password-stdin', 'kim', 4, 'another one')
      await world.fails('login kim --password-stdin', 'kim', 4, '!')
      expect(await world.json('user show kim', { as: 'ada' })).toMatchObject({ disabled: true })
      await world.fails('user disable ada', 'ada', 6)
      expect(await world.json('user enable kim --password-stdin', { as: 'ada', stdin: 'the third one' })).toMatchObject(
        {
          changed: 1,
        },
      )
      expect((await world.helpdesk('login kim --password-stdin', { as: 'kim', stdin: 'the third one' })).code).toBe(0)
      await world.fails('user enable kim --password-stdin', 'ada', 6, 'the fourth one')
    })

    it('an administrator who is disabled does not count as one', async () => {
      await world.addUser('bea', 'ADMIN')
      await world.json('user disable bea', { as: 'ada' })
      await world.fails('user role ada --to EMPLOYEE', 'ada', 6)
      await world.json('user delete bea --yes', { as: 'ada' })
    })

    it('the history holds no hash, and no token', async () => {
      const events = JSON.stringify(await world.db.selectFrom('helpdesk_event').selectAll().execute())
      expect(events).toContain('"password"')
      expect(events).not.toMatch(/pbkdf2|\$2[aby]\$|scrypt|secret|another one|the third/)
      for (const token of Object.values(world.tokens)) expect(events).not.toContain(token)
    })
  })
})
