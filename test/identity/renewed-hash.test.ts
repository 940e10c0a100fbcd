import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { login } from '../../src/identity/services/login.js'
import { hashPassword } from '../../src/identity/services/passwords.js'
import { hashMethodOf } from '../../src/identity/services/policy.js'
import { engines } from '../helpers/engines.js'
import { createWorld, type World } from '../helpers/world.js'

describe.each(engines)('a login that rewrites the stored hash (%s)', (engine) => {
  let world: World
  beforeAll(async () => {
    world = await createWorld(engine)
  })
  afterAll(() => world.destroy())

  it('keeps the sessions of the same password, and revives none of an older one', async () => {
    const other = (await hashMethodOf(world.db)) === 'bcrypt' ? 'pbkdf2' : 'bcrypt'
    /** As the web application does it. */
    const setOutside = async (password: string) => {
      const hash = await hashPassword(password, other)
      await world.db.updateTable('user').set({ password: hash }).where('username', '=', 'tom').execute()
      return hash
    }
    const session = async (password: string) => (await login(world.db, { name: 'tom', password, machine: 'x' })).token
    const whoami = async (token: string) => (await world.helpdesk('whoami', { env: { HELPDESK_TOKEN: token } })).code

    await setOutside('the old one')
    const old = await session('the old one')
    const hash = await setOutside('the new one')
    expect(await whoami(old)).toBe(4)
    const first = await session('the new one')
    // The hash is another program's again: the next login rewrites it, and `first` belongs to it.
    await world.db.updateTable('user').set({ password: hash }).where('username', '=', 'tom').execute()
    const second = await session('the new one')
    expect(await Promise.all([old, first, second].map(whoami))).toEqual([4, 4, 0])
    const third = await session('the new one')
    expect(await Promise.all([old, second, third].map(whoami))).toEqual([4, 0, 0])
  })
})
