import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasServer } from '../helpers/engines.js'
import { freePort } from '../helpers/mariadb.js'
import { startProxy } from '../helpers/proxy.js'
import { createWorld, type World } from '../helpers/world.js'

describe.runIf(hasServer)('several hosts that all go away', () => {
  let world: World
  beforeAll(async () => {
    world = await createWorld('mysql')
    await world.addTicket()
  })
  afterAll(() => world.destroy())

  // Fifteen seconds in all, not for every try.
  it.each(['ticket export -o csv', 'ticket list -o ids', 'ticket comment 1 -m x'])(
    'are waited for once, and told: %s',
    { timeout: 40_000 },
    async (line) => {
      const proxy = await startProxy(world.url)
      proxy.next({ at: /order by|^insert into `comment/, what: 'cut before', afterwards: 'refuse' })
      const { host, pathname } = new URL(proxy.address)
      const env = {
        HELPDESK_DATABASE: `mysql://root@${host},127.0.0.1:${await freePort()}${pathname}`,
        HELPDESK_TOKEN: world.tokens.ada ?? '',
      }
      const { code, err } = await world.helpdesk(line, { as: 'ada', env })
      await proxy.stop()
      expect([code, err]).toEqual([7, expect.stringMatching(/^The database is busy.* …\nerror: .+\nhint: .+\n$/)])
    },
  )
})
