import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasServer } from '../helpers/engines.js'
import { startMariadb, type TestServer } from '../helpers/mariadb.js'
import { processesOf } from '../helpers/processes.js'
import { createWorld, type World } from '../helpers/world.js'

const KILLS = Number(process.env.HELPDESK_TEST_ROUNDS ?? 30)

/** One server, as it comes: what it has committed is on the disk. */
describe.runIf(hasServer)('a server is killed while others write', () => {
  let server: TestServer | undefined
  let world: World
  beforeAll(async () => {
    server = await startMariadb(['--innodb-flush-log-at-trx-commit=1'])
    world = await createWorld('mysql', server?.address)
  })
  afterAll(async () => {
    await world.destroy().catch(() => undefined)
    await server?.stop()
  })

  it(`${KILLS} times: what was told is stored once, and nothing else`, { timeout: 900_000 }, async () => {
    const helpdesk = processesOf(world)
    const tickets = await Promise.all([1, 2, 3, 4].map(() => world.addTicket()))
    const ran: { text: string; code: number }[] = []
    let isOver = false
    const write = async (n: number) => {
      for (let i = 0; !isOver; i++) {
        const text = `written by ${n} as number ${i}`
        const { code } = await helpdesk('ada', ['ticket', 'comment', `${tickets[n]}`, '-m', text])
        ran.push({ text, code })
      }
    }
    const writers = [0, 1, 2, 3].map(write)
    for (let kill = 0; kill < KILLS; kill++) {
      await setTimeout(200 + Math.random() * 1_000)
      await server?.restart()
    }
    await setTimeout(1_000)
    isOver = true
    await Promise.all(writers)
    const stored = await world.db
      .selectFrom('comment')
      .select(['content', (eb) => eb.fn.countAll<number>().as('n')])
      .groupBy('content')
      .execute()
    const times = new Map(stored.map(({ content, n }) => [content, Number(n)]))
    const found = ran.map(({ text, code }) => ({ text, code, times: times.get(text) ?? 0 }))
    expect(found.filter((r) => r.times > 1)).toEqual([])
    expect(found.filter((r) => r.code === 0 && r.times !== 1)).toEqual([])
    expect(found.filter((r) => r.code === 7 && r.times !== 0)).toEqual([])
    expect(found.filter((r) => ![0, 7, 8].includes(r.code))).toEqual([])
    const succeeded = found.filter((r) => r.code === 0).length
    console.info(
      `${found.length} commands, ${succeeded} succeeded, ${found.filter((r) => r.code === 8).length} ended with 8`,
    )
    expect(succeeded).toBeGreaterThan(KILLS)
  })
})
