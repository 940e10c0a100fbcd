import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { bringUpToDate } from '../../../src/maintenance/services/bring-up-to-date.js'
import { MARK } from '../../../src/search/index/mark.js'
import { engines } from '../../helpers/engines.js'
import { start } from '../../helpers/imports.js'
import { ROOT } from '../../helpers/root.js'
import { createWorld, type World } from '../../helpers/world.js'
import { fill } from '../data.js'
import { readSection, saveSection } from '../sections.js'

const TICKETS = Number(process.env.HELPDESK_BENCH_SIZES?.split(',').at(-1) ?? 30_000)
const ROUNDS = 101
/** Of what the command takes, as a process. */
const AT_MOST = 0.1

const TEXT = Array.from({ length: 50 }, (_, i) => `word${i}`).join(' ')
const median = (all: number[]) => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0

/** As long as the mark says that the table is being filled, commands leave their row to whoever fills it. */
const leaveIndex = (world: World, left: boolean) =>
  sql`update helpdesk_setting set value = ${left ? sql`replace(value, 'built', 'filling')` : sql`replace(value, 'filling', 'built')`} where name = ${MARK}`.execute(
    world.db,
  )

describe.each(engines)('the part of the index (%s)', { timeout: 3_600_000 }, (engine) => {
  it('is a tenth of what a command takes, at most', async () => {
    const world = await createWorld(engine)
    await fill(world.db, { tickets: TICKETS, people: 200 })
    await bringUpToDate(world.db, ROOT)
    const lines = {
      create: () => ['ticket', 'create', '--title', 'New', '--description', TEXT, '--category', '1', '--priority', '1'],
      // Of a ticket each of its own: what was left out would be made anew.
      comment: (round: number, left: boolean) => ['ticket', 'comment', String(2 * round + (left ? 2 : 1)), '-m', TEXT],
    }
    for (const [name, line] of Object.entries(lines)) {
      const times: { with: number[]; without: number[] } = { with: [], without: [] }
      for (let round = 0; round < ROUNDS; round++) {
        for (const left of round % 2 === 0 ? [true, false] : [false, true]) {
          await leaveIndex(world, left)
          const begun = performance.now()
          const { code, err } = await world.helpdesk(line(round, left), { as: 'ada' })
          times[left ? 'without' : 'with'].push(performance.now() - begun)
          expect([code, err]).toEqual([0, ''])
        }
      }
      await leaveIndex(world, false)
      const processes: number[] = []
      for (let round = 0; round < 15; round++) {
        const begun = performance.now()
        expect((await start(world, line(ROUNDS + round, false)).ended).code).toBe(0)
        processes.push(performance.now() - begun)
      }
      const whole = median(processes)
      const part = (median(times.with) - median(times.without)) / whole
      console.info(`${engine}, ${name}: ${whole.toFixed(1)} ms, ${(100 * part).toFixed(1)} % of it for the index`)
      saveSection('indexShare', [
        ...(readSection('indexShare') ?? []).filter((s) => s.engine !== engine || s.command !== name),
        { engine, command: name, tickets: TICKETS, ms: whole, part },
      ])
      expect(part).toBeLessThanOrEqual(AT_MOST)
    }
    await world.destroy()
  })
})
