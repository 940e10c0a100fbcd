import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { ROOT } from '../helpers/root.js'
import { type Bar, barsSvg, type Group } from './bars.js'
import { PLAIN, ROWS } from './rows.js'
import { forgetSections, readSection, type Sections } from './sections.js'

/** Writes what `npm run bench` measured once all of its parts have run: `docs/benchmarks.md` and its pictures. */
export default function setup() {
  forgetSections()
  return () => {
    const [start, growth, roles] = [readSection('start'), readSection('growth'), readSection('roles')]
    const [imported, exported, shares] = [readSection('import'), readSection('export'), readSection('indexShare')]
    if (!start?.nodes[0] || !growth || !roles || !imported || !exported || !shares) return
    mkdirSync(`${ROOT}docs/benchmarks`, { recursive: true })
    writeFileSync(`${ROOT}docs/benchmarks/start.svg`, startPicture(start))
    writeFileSync(`${ROOT}docs/benchmarks/growth.svg`, growthPicture(growth))
    writeFileSync(`${ROOT}docs/benchmarks.md`, page(start, growth, shares, { roles, imported, exported }))
    console.info('Written: docs/benchmarks.md')
  }
}

const COLOURS = { sqlite: '#2f7ed8', mysql: '#e08a1e', plain: '#6b7280', peers: '#9aa5b1' }
const COMMANDS: Group['title'][] = ROWS.map((row) => row.name)

function startPicture({ nodes: [node], peers }: Sections['start']): string {
  const bar = (label: string, name: string, colour: string): Bar[] => {
    const found = node?.ratios[name]
    return found
      ? [{ label, value: found.median, spread: found.spread, shown: `${found.median.toFixed(1)}×`, colour }]
      : []
  }
  const others = Object.entries(peers).map(([label, { median, spread }]) => ({
    label,
    value: median,
    spread,
    shown: `${median.toFixed(1)}×`,
    colour: colourOf(label),
  }))
  return barsSvg(
    `How long helpdesk takes, in times of a Node that does nothing (${Math.round(node?.emptyMs ?? 0)} ms)`,
    `Processor time, medians and quartiles of runs in turn, Node ${node?.version}, 10,000 open tickets`,
    [
      { title: 'Without a database', bars: PLAIN.flatMap(({ name }) => bar(name, name, COLOURS.plain)) },
      ...COMMANDS.map((name) => ({
        title: name,
        bars: [
          ...bar('SQLite', `SQLite: ${name}`, COLOURS.sqlite),
          ...bar('MariaDB', `MariaDB: ${name}`, COLOURS.mysql),
        ],
      })),
      { title: 'A list of 30, and other programs', bars: others },
    ],
  )
}

function colourOf(peer: string): string {
  if (peer.endsWith('SQLite')) return COLOURS.sqlite
  return peer.endsWith('MariaDB') ? COLOURS.mysql : COLOURS.peers
}

/** What is shown of the growth; all of it stands in the table. */
const SHOWN = ['ticket list -L 30', 'ticket list --all -L 30', 'ticket show 20', '', 'ticket find imprimante']

function growthPicture(growth: Sections['growth']): string {
  const groups = SHOWN.flatMap((line) => {
    const rows = growth.filter((g) => g.line === line && g.who === 'ada')
    const bars = rows.flatMap(({ engine, sizes, ms }) =>
      ms.map((value, i) => ({
        label: `${engine === 'mysql' ? 'MariaDB' : 'SQLite'}, ${sizes[i]?.toLocaleString('en')} tickets`,
        value,
        shown: `${value.toFixed(0)} ms`,
        colour: COLOURS[engine],
      })),
    )
    return bars.length > 0 ? [{ title: line || 'the day', bars }] : []
  })
  return barsSvg('What more tickets cost', 'Milliseconds within a program that is running, medians of five', groups)
}

const two = (n: number) => n.toFixed(2)
const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [head, head.map((_, i) => (i === 0 ? '---' : '--:')), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')

interface Much {
  roles: Sections['roles']
  imported: Sections['import']
  exported: Sections['export']
}

function page(
  { nodes, peers, tableToTsv, missing }: Sections['start'],
  growth: Sections['growth'],
  shares: Sections['indexShare'],
  { roles, imported, exported }: Much,
): string {
  const goals = new Map<string, number>([
    ...PLAIN.map(({ name, goal }): [string, number] => [name, goal]),
    ...ROWS.flatMap(({ name, goal }): [string, number][] => [
      [`SQLite: ${name}`, goal.sqlite],
      [`MariaDB: ${name}`, goal.mysql],
    ]),
    ['--help, first run', 1.7],
    ['SQLite: list, first run', 3.3],
    ['MariaDB: table, first run', 4.8],
  ])
  const names = Object.keys(nodes[0]?.ratios ?? {})
  const s = (ms: number) => `${(ms / 1000).toFixed(1)} s`
  const [mb] = [(n: number | undefined) => `${(n ?? Number.NaN).toFixed(0)} MB`]
  return `# Benchmarks

\`npm run bench\` wrote this page on ${new Date().toISOString().slice(0, 10)}, on ${cpus().length} processors (${cpus()[0]?.model.trim()}). It starts real
processes in a clean environment, one after the other in turn, and counts the processor time of each, the user's and the system's: on a
machine that does other things, too, that says more than the clock. Times are given as ratios, so that they hold elsewhere.${missing.length > 0 ? `\nNot there, and not measured: ${missing.join(', ')}.` : ''}

![Each command in times of a Node that does nothing](benchmarks/start.svg)

## To start

Times of the \`node -e 0\` that ran just before: medians, and in brackets the quartiles. A first run is one without a code cache.

${table(
  ['command', 'at most', ...nodes.map((n) => `Node ${n.version.slice(1)}`)],
  names.map((name) => [
    name,
    goals.has(name) ? two(goals.get(name) ?? 0) : '',
    ...nodes.map(({ ratios }) => {
      const found = ratios[name]
      return found ? `${two(found.median)} (${found.spread.map(two).join('–')})` : ''
    }),
  ]),
)}

\`node -e 0\` takes ${nodes.map((n) => `${n.emptyMs.toFixed(0)} ms on ${n.version}`).join(', ')}.

The day is that of somebody who was there before: behind his inbox lie 500 comments and 500 changes by others, as many as are left there (\`moveOn\`).

Peak memory of a list of 30: ${nodes
    .map(
      ({ version, memoryMb }) =>
        `on ${version} ${Object.entries(memoryMb)
          .map(([name, size]) => `${name === 'empty' ? '`node -e 0`' : name} ${mb(size)}`)
          .join(', ')}`,
    )
    .join('; ')}.

10,000 rows as a table take ${Object.entries(tableToTsv)
    .map(([engine, ratio]) => `${two(ratio)} times the same as tsv on ${engine}`)
    .join(', ')}.

## Beside other programs

A list of 30 of 10,000 open tickets, in times of \`node -e 0\`:

${table(
  ['program', 'times', 'quartiles'],
  Object.entries(peers).map(([name, { median, spread }]) => [name, two(median), spread.map(two).join('–')]),
)}

## To grow

![What more tickets cost](benchmarks/growth.svg)

Milliseconds within a program that is running, and of them those of SQL; \`HELPDESK_BENCH_SIZES=1000,100000,1000000 npm run bench\` measures a million, too, which takes ten minutes more.

${table(
  ['engine', 'who', 'command', ...(growth[0]?.sizes ?? []).map((size) => `${size.toLocaleString('en')} tickets`)],
  growth.map(({ engine, who, line, ms, sqlMs }) => [
    engine === 'mysql' ? 'MariaDB' : 'SQLite',
    who,
    line ? `\`${line}\`` : 'the day',
    ...ms.map((time, i) => `${time.toFixed(0)} (${(sqlMs[i] ?? 0).toFixed(0)})`),
  ]),
)}

Words are sought in the list first, and by the index as soon as they turn out to be rare: \`imprimante\` is common, and the others rarer, \`zyxel\` in one
ticket of ten thousand. The server has up to 3 GB of memory for its pages.

Of the time that a command takes as a process, the search index is ${shares.map(({ engine, command, part }) => `${(100 * Math.max(0, part)).toFixed(1)}% of \`${command}\` on ${engine === 'mysql' ? 'MariaDB' : 'SQLite'}`).join(', ')} (at most 10).

## Much at once, on MariaDB

- **Roles**: 9,990 of 10,000 people from a file take ${two(roles.ratio)} times two statements by hand, one UPDATE … JOIN and one INSERT … SELECT of
  the history (${roles.oursMs.toFixed(0)} and ${roles.byHandMs.toFixed(0)} ms; at most 2.5); as a process of its own ${roles.processMs.toFixed(0)} ms.
- **Import**: 100,000 tickets take ${s(imported.ms)} with their history, keys and search index, at a peak of ${mb(imported.peakMb)}. LOAD DATA of the same rows takes
  ${s(imported.loadMs)} into \`ticket\` and, folded beforehand, ${s(imported.searchLoadMs)} into \`helpdesk_search\`: ${(100 * imported.part).toFixed(0)}% of the time of the import (at least 35).
  The search index is ${s(imported.indexMs)} of it.
- **Export** of the same 100,000 tickets: ${exported.map(({ format, ms, peakMb }) => `${format} ${s(ms)}, ${mb(peakMb)}`).join('; ')}.
`
}
