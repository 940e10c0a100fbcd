import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { login } from '../../src/identity/services/login.js'
import { hashPassword } from '../../src/identity/services/passwords.js'
import { hashMethodOf } from '../../src/identity/services/policy.js'
import { engines } from '../helpers/engines.js'
import { createWorld, type World } from '../helpers/world.js'

describe.each(engines)('a wrong login (%s)', (engine) => {
  let world: World
  beforeAll(async () => {
    world = await createWorld(engine)
    const password = await hashPassword('secret', await hashMethodOf(world.db))
    for (const [name, hash] of Object.entries({ tom: password, emma: '!' })) {
      await world.db.updateTable('user').set({ password: hash }).where('username', '=', name).execute()
    }
  })
  afterAll(() => world.destroy())

  /** The processor's time that it takes, in ms: what else the machine does makes no difference, nor does waiting. */
  async function cost(name: string): Promise<number> {
    const before = process.cpuUsage()
    await expect(login(world.db, { name, password: 'wrong', machine: 'here' })).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
    })
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1_000
  }

  it('costs as much for a name that nobody has, or whose password fits nothing, as for a known one', async () => {
    const known = await cost('tom')
    for (const name of ['nobody', 'emma']) expect((await cost(name)) / known, name).toBeGreaterThan(0.5)
  })
})
