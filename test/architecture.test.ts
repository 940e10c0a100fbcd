import { readdirSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { expect, it } from 'vitest'

/** Who stands above whom: a file imports from its own layer and those below it. */
const LAYERS: RegExp[] = [
  /^main\.ts$/,
  /^(cli|program|usage-error|report)\.ts$/,
  /^(commands|completion)\/|^(execute|input|output|command|global-options)\.ts$/,
  /^(context|ask|session-store|drafts|last-look|config|debug|globals|preferences)\.ts$|^prompt\//,
  /^services\//,
  /^repositories\//,
  /^db\//,
  /^render\//,
  /^(host|domain|day|audit|errors|number|private-folder)\.ts$/,
]

/** Each library has one home. */
const HOMES: Record<string, RegExp> = {
  commander: /^(cli|program|usage-error)\.ts$/,
  kysely: /^(db|repositories)\//,
  mysql2: /^db\/mysql\.ts$/,
  '@photostructure/sqlite': /^db\/sqlite\.ts$/,
  bcrypt: /^services\/passwords\.ts$/,
  'cli-table3': /^render\/table\.ts$/,
  chalk: /^render\/style\.ts$/,
  conf: /^config\.ts$/,
  'csv-parse': /^commands\/rows\.ts$/,
  inquirer: /^prompt\//,
  '@inquirer/core': /^prompt\//,
  minisearch: /^prompt\/matching\.ts$/,
}

const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.ts'))
const read = (file: string) => readFileSync(`src/${file}`, 'utf8')
const importsOf = (file: string) =>
  [...read(file).matchAll(/^(import|export) (type )?[^'"]*?from '([^']+)'|import\('([^']+)'\)/gm)].map((m) => ({
    from: m[3] ?? m[4] ?? '',
    typesOnly: m[2] !== undefined,
  }))
const layerOf = (file: string) => LAYERS.findIndex((layer) => layer.test(file))

it.each(files)('%s imports only what its layer may', (file) => {
  expect(layerOf(file), `${file} belongs to no layer`).not.toBe(-1)
  for (const { from, typesOnly } of importsOf(file)) {
    const home = HOMES[from]
    if (home && !typesOnly) expect(file, `${from} is imported only in ${home}`).toMatch(home)
    if (!from.startsWith('.') || from.endsWith('.json')) continue
    const target = posix.join(posix.dirname(file), from.replace(/\.js$/, '.ts'))
    expect(layerOf(target), `${file} → ${target} goes up`).toBeGreaterThanOrEqual(layerOf(file))
  }
})

it.each(files)('%s does not touch process', (file) => {
  if (file === 'main.ts' || file.startsWith('prompt/')) return
  expect(read(file)).not.toMatch(/\bprocess\.(?!emitWarning)/)
})

it('uses only SQL that both engines understand', () => {
  for (const file of files) {
    if (file.startsWith('db/')) continue
    expect(read(file), file).not.toMatch(/\.(returning|onConflict|onDuplicateKeyUpdate|forUpdate)\w*\(/)
  }
})

it('begins a transaction in one place', () => {
  const where = files.filter((file) => /\.(startTransaction|transaction)\(\)/.test(read(file)))
  expect(where).toEqual(['services/unit.ts'])
})
