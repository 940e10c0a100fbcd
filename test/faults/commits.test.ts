import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasServer } from '../helpers/engines.js'
import { startProxy, type WireFault } from '../helpers/proxy.js'
import { createWorld, type World } from '../helpers/world.js'

const COMMITS = 200
const AT_ONCE = 20
const COMMIT = /^commit$/i
/** What becomes of the answer to COMMIT, or of COMMIT itself. */
const FATES: WireFault[] = [
  { at: COMMIT, what: 'cut after' },
  { at: COMMIT, what: 'cut before' },
  { at: COMMIT, what: 'reset after' },
  { at: COMMIT, what: 'late', afterMs: 3_000 },
  { at: COMMIT, what: 'half, then cut' },
  { at: COMMIT, what: 'cut before', afterMs: 300 },
  { at: COMMIT, what: 'unanswered' },
  { at: COMMIT, what: 'never seen' },
]

describe.runIf(hasServer)('the answer to COMMIT is swallowed, delayed or cut off', () => {
  let world: World
  beforeAll(async () => {
    world = await createWorld('mysql')
  })
  afterAll(() => world.destroy())

  it(`${COMMITS} times: what was told is stored once`, { timeout: 900_000 }, async () => {
    const found: { code: number; times: number; fate: WireFault }[] = []
    const one = async (n: number) => {
      const fate = FATES[n % FATES.length] as WireFault
      const id = await world.addTicket()
      const proxy = await startProxy(world.url)
      proxy.next(fate)
      const env = { HELPDESK_DATABASE: proxy.address, HELPDESK_TOKEN: world.tokens.ada ?? '' }
      const { code } = await world.helpdesk(['ticket', 'comment', `${id}`, '-m', `number ${n}`], { as: 'ada', env })
      await proxy.stop()
      const stored = await world.db.selectFrom('comment').select('id').where('ticket_id', '=', id).execute()
      found.push({ code, times: stored.length, fate })
    }
    let next = 0
    const worker = async () => {
      while (next < COMMITS) await one(next++)
    }
    await Promise.all(Array.from({ length: AT_ONCE }, worker))
    expect(found).toHaveLength(COMMITS)
    expect(found.filter(({ code, times }) => code !== 0 || times !== 1)).toEqual([])
  })
})
