import { readdirSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { describe, expect, it } from 'vitest'

/**
 * The floors of the house, top to bottom: a folder imports only from folders further down, types too. Folders of one
 * line are neighbours.
 */
const FLOORS = [
  ['main.ts'],
  ['app'],
  ['setup', 'audit', 'dashboard', 'drafts'],
  ['inbox'],
  ['people', 'maintenance'],
  ['tickets'],
  ['search'],
  ['lookups', 'identity'],
  ['history'],
  ['command'],
  ['terminal'],
  ['machine'],
  ['db'],
  ['core'],
]

/**
 * Inside a slice, top to bottom; its own files stand below them all. `render` draws what services answer, and knows
 * none.
 */
const LAYERS = ['commands', 'files', 'services', 'queries']

/** Each library has one home. */
const HOMES: Record<string, RegExp> = {
  commander: /^app\/(cli|program|usage\/(nearest|usage-error))\.ts$/,
  kysely: /^(db|history)\/|\/queries\//,
  mysql2: /^db\/mysql(\/\w+)?\.ts$/,
  '@photostructure/sqlite': /^db\/sqlite(\.ts|\/)/,
  bcrypt: /^identity\/services\/passwords\.ts$/,
  'cli-table3': /^terminal\/table\/frame-lines\.ts$/,
  chalk: /^terminal\/style\.ts$/,
  conf: /^machine\/config\.ts$/,
  'csv-stringify/sync': /^command\/tables\/csv\.ts$/,
  inquirer: /^terminal\/prompt\//,
  '@inquirer/core': /^terminal\/prompt\//,
  minisearch: /^terminal\/prompt\/matching\.ts$/,
}

/** More files than this are two folders. */
const MOST_FILES = 12
const MOST_LINES = 200
/** Sentences and sample data are read, not followed. */
const DATA = /\/(words|demo-data)\.ts$/

const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.ts'))
const read = (file: string) => readFileSync(`src/${file}`, 'utf8')
const linesOf = (file: string) => read(file).trimEnd().split('\n').length

interface Import {
  from: string
  typesOnly: boolean
}
const importsOf = (file: string): Import[] =>
  [...read(file).matchAll(/^(?:import|export) (type )?(?:[^'"]*? from )?'([^']+)'|import\('([^']+)'\)/gm)].map((m) => ({
    from: m[2] ?? m[3] ?? '',
    typesOnly: m[1] !== undefined,
  }))
/** The files of ours that a file imports. */
const targetsOf = (file: string): string[] =>
  importsOf(file)
    .filter(({ from }) => from.startsWith('.') && !from.endsWith('.json'))
    .map(({ from }) => posix.join(posix.dirname(file), from.replace(/\.js$/, '.ts')))

const roomOf = (file: string) => file.split('/')[0] ?? ''
const floorOf = (file: string) => FLOORS.findIndex((rooms) => rooms.includes(roomOf(file)))
/**
 * `commands` of `tickets/commands/take.ts` and of the slice's list of them, `tickets/commands.ts`; undefined for words
 * and other files of the slice itself.
 */
function layerOf(file: string): string | undefined {
  if (/^\w+\/commands\.ts$/.test(file)) return 'commands'
  const folder = file.split('/').slice(1, -1)[0]
  return folder === 'words' ? undefined : folder
}

describe('the house', () => {
  it('has nothing but main.ts in its hallway', () => {
    expect(files.filter((f) => !f.includes('/'))).toEqual(['main.ts'])
  })

  it.each(files)('%s stands on a floor and imports only from below', (file) => {
    expect(floorOf(file), `${file} is on no floor`).not.toBe(-1)
    for (const target of targetsOf(file)) {
      expect(files, `${file} → ${target}`).toContain(target)
      if (roomOf(target) === roomOf(file)) continue
      expect(floorOf(target), `${file} → ${target} does not go down`).toBeGreaterThan(floorOf(file))
    }
  })

  it.each(files)('%s keeps to its layer', (file) => {
    const layer = layerOf(file)
    for (const target of targetsOf(file).filter((t) => roomOf(t) === roomOf(file))) {
      const below = layerOf(target)
      if (layer === 'render') expect([undefined, 'render'], `${file} → ${target}`).toContain(below)
      else if (below === 'render')
        expect(layer, `${file} → ${target}: what is drawn is drawn for commands`).toBe('commands')
      else if (LAYERS.includes(layer ?? '') && LAYERS.includes(below ?? ''))
        expect(LAYERS.indexOf(below ?? ''), `${file} → ${target}`).toBeGreaterThanOrEqual(LAYERS.indexOf(layer ?? ''))
      else if (layer === undefined && FLOORS.slice(2, 8).flat().includes(roomOf(file)))
        expect(LAYERS, `${file} → ${target} goes up`).not.toContain(below)
    }
  })

  it.each(files)('%s imports a library only in its home', (file) => {
    for (const { from, typesOnly } of importsOf(file)) {
      const home = HOMES[from]
      if (home && !typesOnly) expect(file, `${from} is imported only in ${home}`).toMatch(home)
    }
  })

  it('has no circle', () => {
    const done = new Set<string>()
    const walk = (file: string, path: readonly string[]): void => {
      expect(path, `a circle: ${[...path, file].join(' → ')}`).not.toContain(file)
      if (done.has(file)) return
      for (const target of targetsOf(file)) walk(target, [...path, file])
      done.add(file)
    }
    for (const file of files) walk(file, [])
  })

  it('has small rooms and short files', () => {
    const folders = new Map<string, number>()
    for (const file of files.filter((f) => !f.endsWith('/words.ts')))
      folders.set(posix.dirname(file), (folders.get(posix.dirname(file)) ?? 0) + 1)
    folders.delete('tickets/commands') // one file a verb
    expect([...folders].filter(([, count]) => count > MOST_FILES)).toEqual([])
    expect(files.filter((file) => linesOf(file) > MOST_LINES && !DATA.test(file))).toEqual([])
    const lengths = files.map(linesOf).sort((a, b) => a - b)
    expect(lengths[lengths.length >> 1]).toBeLessThanOrEqual(45)
  })
})

it.each(files)('%s does not touch process', (file) => {
  if (file === 'main.ts') return
  expect(read(file)).not.toMatch(/\bprocess\.(?!emitWarning)|= process\b/)
})

it('uses only SQL that both engines understand', () => {
  for (const file of files) {
    if (file.startsWith('db/')) continue
    expect(read(file), file).not.toMatch(/\.(returning|onConflict|onDuplicateKeyUpdate|forUpdate)\w*\(/)
  }
})

it('begins a transaction in one place', () => {
  const where = files.filter((file) => /\.(startTransaction|transaction)\(\)/.test(read(file)))
  expect(where).toEqual(['history/unit.ts'])
})

/** Calls whose arguments are spread, and why there are never many; 125,000 are more than the stack holds. */
const SHORT = {
  'audit/queries/changes.ts: Math.max(...own': 'kinds of what one change did',
  'audit/services/undo/failures.ts: say(...commands': 'commands of a hint',
  'core/hint.ts: say(...commands': 'commands of a hint',
  'dashboard/render/page.ts: Math.max(...ends': 'ends of a section',
  'db/sqlite.ts: statement.run(...parameters': 'what SQLite takes, 32,766',
  'db/sqlite/rows.ts: statement.all(...parameters': 'the same',
  'db/sqlite/rows.ts: statement.iterate(...parameters': 'the same',
  'history/unit.ts: events.push(...more': 'what is noted at a time',
  'history/unit.ts: outside.push(...more': 'the same',
  'history/unit.ts: record(...events': 'the same',
  'history/unit.ts: recordOutside(...events': 'the same',
  'machine/aliases.ts: Math.max(...places': 'what one alias leaves out',
  'maintenance/services/health/check-database.ts: found.push(...await check': 'findings of a check',
  'people/commands/params.ts: many(...USERS': 'written out',
  'people/commands/params.ts: manyUnless(...USERS': 'written out',
  'terminal/table/column.ts: Math.max(...kept': 'columns of a table',
  'tickets/render/draft.ts: Math.max(...rows': 'fields of a ticket',
  'tickets/render/page.ts: Math.max(...shown': 'fields of a ticket',
  'tickets/services/history/record-outside.ts: unit.recordOutside(...found': 'fields of a batch of tickets',
  'tickets/services/import/import.ts: bad.push(...refused.slice': 'cut to so many',
  'tickets/services/import/import.ts: first.push(...fresh.slice': 'cut to so many',
}

it('spreads into arguments only what is short', () => {
  const SPREAD = /([\w.]+)\((?:\w+, )?\.\.\.\(?((?:await )?\w+(?:\.slice)?)(?!.*=> \{$)/g
  const found = files.flatMap((file) =>
    [...read(file).matchAll(SPREAD)]
      .filter(([, name]) => name !== 'async')
      .map(([, name, what]) => `${file}: ${name}(...${what}`),
  )
  expect(found.sort()).toEqual(Object.keys(SHORT).sort())
})
