import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SCHEMA } from '../../src/db/schema.js'
import { engines } from '../helpers/engines.js'
import { createWorld, type World } from '../helpers/world.js'
import { NAMES } from './migrating.js'

describe.each(engines)('a schema of another age (%s)', (engine) => {
  let world: World
  beforeAll(async () => {
    world = await createWorld(engine)
    await world.addTicket()
  })
  afterAll(() => world.destroy())

  describe('ahead of the program', () => {
    const future = { name: '9999_future', timestamp: '2099-01-01T00:00:00.000Z' }
    beforeAll(() => world.db.insertInto('helpdesk_migration').values(future).execute())
    afterAll(() => world.db.deleteFrom('helpdesk_migration').where('name', '=', future.name).execute())

    it.each(['db migrate', 'db migrate --dry-run'])('is left alone by %s', async (line) => {
      expect(await world.helpdesk(line)).toEqual({
        code: 7,
        out: '',
        err: 'error: The schema of the database is newer than this program.\nhint: Install the newer version of helpdesk.\n',
      })
    })

    it('can be read, and is not written to', async () => {
      for (const line of ['ticket list', 'ticket show 1', 'whoami', 'ticket history 1'])
        expect(await world.helpdesk(line, { as: 'tom' })).toMatchObject({ code: 0, err: '' })
      const register = 'register --username x --email x@example.org --name X --password-stdin'
      for (const line of ['ticket take 1', 'ticket comment 1 -m x', 'user role tom --to ADMIN', register]) {
        const as = line.startsWith('user') ? 'ada' : 'tom'
        expect(await world.helpdesk(line, { as, stdin: 'a long, rare one' })).toEqual({
          code: 7,
          out: '',
          err: 'error: The schema of the database is newer than this program.\nhint: Install the newer version of helpdesk.\n',
        })
      }
      expect(await world.json('ticket show 1', { as: 'tom' })).toMatchObject({ assignee: null, comments: [] })
    })

    it('is told by db status', async () => {
      expect(await world.json('db status')).toMatchObject({
        schema: 'ahead',
        migrations: [
          ...NAMES.map((name) => ({ name, appliedAt: expect.stringMatching(/Z$/) })),
          { name: future.name, appliedAt: future.timestamp },
        ],
      })
      expect((await world.helpdesk('db status -o table')).out).toContain('newer than this program')
    })
  })

  it.each(['ticket list', 'ticket show 1', 'ticket take 1', 'whoami'])(
    'behind the program refuses: %s',
    async (line) => {
      await world.db.deleteFrom('helpdesk_migration').where('name', '=', SCHEMA).execute()
      expect(await world.helpdesk(line, { as: 'tom' })).toEqual({
        code: 7,
        out: '',
        err: 'error: The schema of the database is older than this program.\nhint: helpdesk db migrate\n',
      })
      expect(await world.json('db status')).toMatchObject({
        schema: 'behind',
        migrations: [...NAMES.slice(0, -1).map((name) => ({ name })), { name: SCHEMA, appliedAt: null }],
      })
      expect(await world.json('db migrate')).toMatchObject({ applied: [SCHEMA], sql: null })
      expect(await world.helpdesk(line, { as: 'tom' })).toMatchObject({ code: 0, err: '' })
    },
  )
})
