import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Change } from '../../src/history/change.js'
import { engines } from '../helpers/engines.js'
import { manyRows, start } from '../helpers/imports.js'
import { createWorld, type World } from '../helpers/world.js'

const TICKETS = 200_000

describe.each(engines)('200,000 tickets (%s)', { timeout: 900_000 }, (engine) => {
  let world: World
  let numbers: string
  beforeAll(async () => {
    world = await createWorld(engine)
    expect(await start(world, ['ticket', 'import', await manyRows(world, TICKETS)]).ended).toMatchObject({ code: 0 })
    numbers = (await world.db.selectFrom('ticket').select('id').execute()).map((t) => t.id).join('\n')
  }, 900_000)
  afterAll(() => world.destroy())

  async function measured(argv: string[], stdin = '') {
    const begun = performance.now()
    const done = await start(world, argv, { stdin }).ended
    console.log(
      `${engine}: ${argv.join(' ')}: ${(performance.now() - begun).toFixed(0)} ms, ${done.peak.toFixed(0)} MB`,
    )
    expect([argv.join(' '), done.code, done.err]).toEqual([argv.join(' '), 0, ''])
    return done
  }

  it.each([
    ['table', TICKETS + 2],
    ['tsv', TICKETS],
    ['csv', TICKETS + 1],
    ['jsonl', TICKETS],
    ['json', undefined],
  ])('are listed as %s in 200 MB at most', async (format, lines) => {
    const { out, peak } = await measured(['ticket', 'list', '--all', '-o', format])
    if (lines === undefined) expect(JSON.parse(out)).toHaveLength(TICKETS)
    else expect(out.trimEnd().split('\n')).toHaveLength(lines)
    expect(peak).toBeLessThan(200)
  })

  it('are changed by numbers on standard input, deleted, and undone', async () => {
    for (const verb of ['assign - --to tess', 'priority - --to high', 'resolve -', 'reopen -']) {
      const { out } = await measured(['ticket', ...verb.split(' '), '-o', 'ids'], numbers)
      expect(out.trimEnd().split('\n')).toHaveLength(TICKETS)
    }
    const { out } = await measured(['ticket', 'delete', '-', '--yes', '--json'], numbers)
    const { changeId, changed } = JSON.parse(out) as Change<unknown>
    expect(changed).toBe(TICKETS)
    await measured(['audit', 'undo', changeId ?? '', '--yes', '-o', 'tsv'])
    const { out: ids } = await measured(['ticket', 'list', '--all', '-o', 'ids'])
    expect(ids.trimEnd().split('\n')).toHaveLength(TICKETS)
  })
})
