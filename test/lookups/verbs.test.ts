import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engines } from '../helpers/engines.js'
import { createWorld, type World } from '../helpers/world.js'

describe.each(engines)('every verb (%s)', (engine) => {
  let world: World
  beforeAll(async () => {
    world = await createWorld(engine)
  })
  afterAll(() => world.destroy())

  describe('lookups', () => {
    it.each([
      ['category', '--description', 'Fixe & mobile', 'description', 'Fixe & mobile'],
      ['priority', '--level', '9', 'level', 9],
      ['status', '--color', 'danger', 'color', 'danger'],
    ])('%s', async (kind, option, value, key, stored) => {
      const made = await world.json<{ id: number }>([kind, 'create', 'Téléphonie', option, value], { as: 'ada' })
      expect(made).toMatchObject({ name: 'Téléphonie', [key]: stored })
      expect(await world.lines(`${kind} list --fields name`, { as: 'emma' })).toContain('Téléphonie')
      expect(await world.fails([kind, 'create', 'telephonie'], 'ada', 6)).toContain("'Téléphonie'")
      expect(await world.json([kind, 'edit', 'tele', '--name', 'Mobile'], { as: 'ada' })).toMatchObject({
        changed: 1,
        items: [{ id: made.id, name: 'Mobile' }],
      })
      expect(
        await world.json([kind, 'edit', `${made.id}`, '--name', 'Mobile', option, value], { as: 'ada' }),
      ).toMatchObject({
        changeId: null,
        unchanged: 1,
      })
      const id = await world.addTicket()
      await world.json(['ticket', kind, `${id}`, '--to', 'mobile'], { as: 'ada' })
      expect(await world.fails(`${kind} delete mobile --yes`, 'ada', 6)).toContain('1 ticket has it')
      await world.json(`ticket delete ${id} --yes`, { as: 'ada' })
      await world.fails(`${kind} delete mobile`, 'ada', 2)
      expect(await world.json(`${kind} delete mobile --yes`, { as: 'ada' })).toMatchObject({ changed: 1 })
      await world.fails(`${kind} delete mobile --yes`, 'ada', 3)
    })

    it('the status of new tickets cannot be deleted', async () => {
      await world.db.deleteFrom('ticket').execute()
      expect(await world.fails('status delete 1 --yes', 'ada', 6)).toContain('new tickets get it')
    })
  })

  it('a priority without a level is neither lowest nor highest', async () => {
    await world.db.insertInto('priority').values({ name: 'Sans', level: null }).execute()
    const id = await world.addTicket()
    expect(await world.json(`ticket priority ${id} --to low`, { as: 'ada' })).toMatchObject({
      items: [{ priority: { name: 'Faible' } }],
    })
    await world.db.deleteFrom('priority').where('name', '=', 'Sans').execute()
  })
})
