import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bringUpToDate } from '../../../src/maintenance/services/bring-up-to-date.js'
import { engines } from '../../helpers/engines.js'
import { ROOT } from '../../helpers/root.js'
import { createWorld, type World } from '../../helpers/world.js'
import { DAILY, rowsRead } from '../../tickets/growth.js'
import { fill } from '../data.js'
import { readSection, type Sections, saveSection } from '../sections.js'
import { beginInboxes } from '../unread.js'

/** How many tickets: `HELPDESK_BENCH_SIZES=1000,100000,1000000 npm run bench:growth`. */
const SIZES = (process.env.HELPDESK_BENCH_SIZES ?? '1000,30000').split(',').map(Number)
/** Measurements of which the median counts. */
const TIMES = 5

/** What is asked of the texts: the first page of a common word, of rarer and rare ones, two letters, a stop word, a phrase. */
const SEARCHES = [
  'ticket find imprimante -L 30',
  'ticket find scanner -L 30',
  'ticket find docking -L 30',
  'ticket find wacom -L 30',
  'ticket find zyxel -L 30',
  'ticket find pc -L 30',
  'ticket find la -L 30',
  'ticket find étiquette -L 30',
  'ticket list imprimante -L 30',
  'ticket list --all scanner -L 30',
  'ticket list --all docking -L 30',
  'ticket list --all wacom -L 30',
  'ticket list --all zyxel -L 30',
  'ticket list --all "carte-mère" -L 30',
].map((line): [string, string] => ['ada', line])

const median = (all: number[]) => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0

describe.each(engines)('growth (%s)', { timeout: 3_600_000 }, (engine) => {
  const worlds: World[] = []
  const all: Sections['growth'] = []
  beforeAll(async () => {
    for (const tickets of SIZES) {
      const world = await createWorld(engine)
      const begun = performance.now()
      await fill(world.db, { tickets, people: Math.min(20_000, Math.max(200, tickets / 50)) })
      const { tom, emma } = world.ids
      await sql`update ticket set assigned_to = ${tom ?? 0}, requester_id = ${emma ?? 0}, status_id = 1 where id = 20`.execute(
        world.db,
      )
      await beginInboxes(world, tickets)
      const filled = performance.now()
      await bringUpToDate(world.db, ROOT)
      const seconds = (from: number, to: number) => ((to - from) / 1000).toFixed(1)
      console.info(
        `${engine}, ${tickets} tickets: filled in ${seconds(begun, filled)} s, index in ${seconds(filled, performance.now())} s`,
      )
      if (engine === 'mysql')
        await sql`analyze table ticket, comment, helpdesk_event, helpdesk_search`.execute(world.db)
      worlds.push(world)
    }
  }, 3_600_000)
  afterAll(async () => {
    saveSection('growth', [...(readSection('growth') ?? []).filter((g) => g.engine !== engine), ...all])
    for (const world of worlds) await world.destroy()
  })

  /** `sql`: what the database takes of it, by the times of its statements. */
  async function measure(world: World, as: string, line: string): Promise<{ ms: number; sql: number; rows: number }> {
    const all: { ms: number; sql: number; rows: number }[] = []
    for (let i = 0; i < TIMES; i++) {
      const before = engine === 'mysql' ? await rowsRead(world) : 0
      const begun = performance.now()
      const ran = await world.helpdesk(`${line} --debug`, { as, ...(line === '' ? { columns: 80 } : {}) })
      const ms = performance.now() - begun
      expect([line, ran.code, ran.code === 0 ? '' : ran.err]).toEqual([line, 0, ''])
      const sent = [...ran.err.matchAll(/^sql: .* \(([\d.]+) ms\)$/gm)].map(([, taken]) => Number(taken))
      const rows = engine === 'mysql' ? (await rowsRead(world)) - before : 0
      all.push({ ms, sql: sent.reduce((sum, taken) => sum + taken, 0), rows })
    }
    return {
      ms: median(all.map((a) => a.ms)),
      sql: median(all.map((a) => a.sql)),
      rows: median(all.map((a) => a.rows)),
    }
  }

  const DAY: [string, string][] = [
    ['ada', ''],
    ['tom', ''],
    ['emma', ''],
  ]
  it.each([...DAILY.map(([as, line]): [string, string] => [as, line]), ...DAY, ...SEARCHES])(
    '%s: %s',
    async (as, line) => {
      const found: string[] = []
      const [times, sqlTimes]: [number[], number[]] = [[], []]
      for (const world of worlds) {
        const { ms, sql: server, rows } = await measure(world, as, line)
        times.push(ms)
        sqlTimes.push(server)
        found.push(`${ms.toFixed(0)} ms, ${server.toFixed(0)} of SQL${engine === 'mysql' ? ` ${rows} rows` : ''}`)
      }
      all.push({ engine, sizes: SIZES, who: as, line, ms: times, sqlMs: sqlTimes })
      console.info(`${engine} | ${as} | ${line || 'the day'} | ${found.join(' | ')}`)
    },
  )
})
