import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { nodeFolder } from '../../../scripts/node-binary.js'
import { type EngineName, engines } from '../../helpers/engines.js'
import { interleaved, type Line } from '../measure.js'
import { peersOf } from '../peers.js'
import { LIST, PLAIN, ROWS } from '../rows.js'
import { type Sections, saveSection } from '../sections.js'
import { cleanEnv, createStage, type Stage, untilCached, withoutCodeCache } from '../stage.js'

const ROUNDS = Number(process.env.HELPDESK_BENCH_ROUNDS ?? 15)
const TICKETS = 10_000
const CALLED: Record<EngineName, string> = { sqlite: 'SQLite', mysql: 'MariaDB' }

const others = ['22', '24'].filter((major) => !process.version.startsWith(`v${major}.`))

const stages = new Map<EngineName, Stage>()
beforeAll(async () => {
  for (const engine of engines) stages.set(engine, await createStage(engine, TICKETS))
}, 300_000)
afterAll(async () => {
  for (const stage of stages.values()) await stage.destroy()
})

const found: Sections['start'] = { nodes: [], peers: {}, tableToTsv: {}, missing: [] }

const versionOf = (node: string) => spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout.trim()

/** Every command of the table, on one version of Node. */
function linesOn(node: string, home: string): Record<string, Line> {
  const lines: Record<string, Line> = { empty: { argv: [node, '-e', '0'], env: cleanEnv(home) } }
  const [any] = stages.values()
  for (const row of PLAIN) if (any) lines[row.name] = any.line(row, node)
  if (any) lines['--help, first run'] = withoutCodeCache(any.line({ argv: ['--help'] }, node))
  for (const [engine, stage] of stages) {
    for (const row of ROWS) lines[`${CALLED[engine]}: ${row.name}`] = stage.line(row, node)
    const first = stage.line({ argv: engine === 'mysql' ? [...LIST, '-o', 'table'] : LIST }, node)
    lines[`${CALLED[engine]}: ${engine === 'mysql' ? 'table' : 'list'}, first run`] = withoutCodeCache(first)
  }
  return lines
}

/** The most memory that a process held at once, MB. */
function peakMb({ argv: [node = '', ...argv], env }: Line, home: string): number {
  const hook = join(home, 'peak.cjs')
  writeFileSync(
    hook,
    `process.on('exit', () => { const { readFileSync, writeSync } = require('node:fs')
      writeSync(2, '\\n' + /VmHWM:\\s+\\d+/.exec(readFileSync('/proc/self/status', 'utf8'))[0]) })`,
  )
  const { stderr } = spawnSync(node, ['-r', hook, ...argv], { env, encoding: 'utf8' })
  return Number(/VmHWM:\s+(\d+)/.exec(stderr)?.[1]) / 1024
}

async function measured(node: string): Promise<void> {
  const home = [...stages.values()][0]?.home ?? ''
  await untilCached(node, home)
  const lines = linesOn(node, home)
  const { empty, ...times } = await interleaved(lines, ROUNDS)
  const ratios = Object.fromEntries(Object.entries(times).map(([name, { inTimes }]) => [name, inTimes]))
  const memoryMb: Record<string, number> = { empty: peakMb({ argv: [node, '-e', '0'], env: cleanEnv(home) }, home) }
  for (const [engine, stage] of stages) memoryMb[CALLED[engine]] = peakMb(stage.line({ argv: LIST }, node), home)
  found.nodes.push({ version: versionOf(node), emptyMs: empty?.median ?? Number.NaN, ratios, memoryMb })
  saveSection('start', found)
  for (const [name, { median, spread }] of Object.entries(ratios))
    console.info(`${versionOf(node)} | ${name} | ${median.toFixed(2)} (${spread.map((n) => n.toFixed(2)).join('–')})`)
}

it(`on this Node, ${process.version}`, { timeout: 1_200_000 }, () => measured(process.execPath))

it.each(others)('on Node %s', { timeout: 1_200_000 }, (major) => measured(join(nodeFolder(major), 'node')))

it('beside other programs', { timeout: 600_000 }, async () => {
  const any = stages.get('sqlite') as Stage
  const { lines, missing } = await peersOf(stages.get('mysql'), any)
  found.missing.push(...missing)
  const ours = Object.fromEntries(
    [...stages].map(([engine, s]) => [`helpdesk, ${CALLED[engine]}`, s.line({ argv: LIST })]),
  )
  const empty = { argv: [process.execPath, '-e', '0'], env: cleanEnv(any.home) }
  const { empty: _, ...times } = await interleaved<string>({ empty, ...ours, ...lines }, ROUNDS)
  for (const [name, { inTimes }] of Object.entries(times)) found.peers[name] = inTimes
  console.info(JSON.stringify(found.peers))
  saveSection('start', found)
  expect(Object.keys(found.peers).length).toBeGreaterThan(1)
})

it('10,000 rows as a table, and as tsv', { timeout: 600_000 }, async () => {
  const all = ['ticket', 'list', '--all', '-L', String(TICKETS)]
  for (const [engine, stage] of stages) {
    const lines = {
      table: stage.line({ argv: [...all, '-o', 'table'] }),
      tsv: stage.line({ argv: [...all, '-o', 'tsv'] }),
    }
    const { table, tsv } = await interleaved(lines, Math.min(ROUNDS, 5))
    found.tableToTsv[CALLED[engine]] = table.median / tsv.median
  }
  console.info(JSON.stringify(found.tableToTsv))
  saveSection('start', found)
})
