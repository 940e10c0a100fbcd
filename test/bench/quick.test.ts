import { readFileSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type EngineName, engines } from '../helpers/engines.js'
import { ROOT } from '../helpers/root.js'
import { interleaved, type Line } from './measure.js'
import { PLAIN, ROWS } from './rows.js'
import { cleanEnv, createStage, type Stage, untilCached } from './stage.js'

/** By the processor, the major version of Node and the command: the processor time, in times of a Node that does nothing. */
type Ratios = Record<string, Record<string, Record<string, number>>>

const COMMITTED = `${ROOT}test/bench/committed.json`
/** More than the committed ratio by this fails. */
const MORE = 1.15
const ROUNDS = 9
const WATCHED = ['list of 30, piped', 'table of 30', 'create']
const MOST_TRIES = 4
const [major = ''] = process.versions.node.split('.')
const processor = cpus()[0]?.model ?? ''

/** On this processor; on one that none was measured on, the highest of each: a ratio differs by a fifth among them. */
function committedIn(ratios: Ratios): Record<string, number> {
  // Other versions of Node are within a tenth of each other.
  const ofNode = (found: Ratios[string] = {}) => found[major] ?? found['20'] ?? {}
  if (ratios[processor]) return ofNode(ratios[processor])
  const highest: Record<string, number> = {}
  for (const found of Object.values(ratios))
    for (const [name, ratio] of Object.entries(ofNode(found))) highest[name] = Math.max(highest[name] ?? 0, ratio)
  return highest
}

const stages: [EngineName, Stage][] = []
beforeAll(async () => {
  await untilCached(process.execPath, tmpdir())
  for (const engine of engines) stages.push([engine, await createStage(engine, 100)])
}, 300_000)
afterAll(async () => {
  for (const [, stage] of stages) await stage.destroy()
})

/** The quicker quarter of a few runs: what disturbs a run only ever makes it slower. */
async function ratiosOf(lines: Record<string, Line>, rounds: number): Promise<Record<string, number>> {
  const empty = { argv: [process.execPath, '-e', '0'], env: cleanEnv(stages[0]?.[1].home ?? '') }
  const { empty: none, ...times } = await interleaved<string>({ empty, ...lines, 'empty again': empty }, rounds)
  const { 'empty again': again, ...ours } = times
  const once = ((none?.spread[0] ?? Number.NaN) + (again?.spread[0] ?? Number.NaN)) / 2
  return Object.fromEntries(Object.entries(ours).map(([name, { spread }]) => [name, spread[0] / once]))
}

/**
 * `npm run bench:quick`: no command starts more than 15% slower than it did when `committed.json` was written, which
 * `HELPDESK_BENCH_RENEW=1 npm run bench:quick` does anew. What seems slower is measured again, three times at most.
 */
it('no command takes more processor time than is committed', { timeout: 600_000 }, async () => {
  const lines: Record<string, Line> = {}
  for (const row of PLAIN.slice(0, 1)) lines[row.name] = stages[0]?.[1].line(row) as Line
  for (const [engine, stage] of stages)
    for (const row of ROWS) if (WATCHED.includes(row.name)) lines[`${engine}: ${row.name}`] = stage.line(row)
  const found = await ratiosOf(lines, ROUNDS)

  const committed = JSON.parse(readFileSync(COMMITTED, 'utf8')) as Ratios
  if (process.env.HELPDESK_BENCH_RENEW) {
    const rounded = Object.entries(found).map(([name, ratio]) => [name, Number(ratio.toFixed(2))])
    committed[processor] = { ...committed[processor], [major]: Object.fromEntries(rounded) }
    writeFileSync(COMMITTED, `${JSON.stringify(committed, null, 2)}\n`)
    return
  }
  const before = committedIn(committed)
  const slower = (ratios: Record<string, number>) =>
    Object.keys(ratios).filter((name) => (ratios[name] ?? 0) > (before[name] ?? 0) * MORE)
  const told = (ratios: Record<string, number>) => {
    for (const [name, ratio] of Object.entries(ratios))
      console.info(`${name}: ${ratio.toFixed(2)}, committed ${before[name]}`)
    return slower(ratios)
  }
  let suspects = told(found)
  for (let tries = 1; suspects.length > 0 && tries < MOST_TRIES; tries++) {
    const those = Object.fromEntries(Object.entries(lines).filter(([name]) => suspects.includes(name)))
    suspects = told(await ratiosOf(those, 2 * ROUNDS))
  }
  expect(suspects).toEqual([])
})
