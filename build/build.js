// Builds the program into dist: packs of modules with their source maps, the loader, and V8's code cache of the packs.
import { execFileSync } from 'node:child_process'
import { chmodSync, copyFileSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { bundle } from './bundle.js'
import { groups, packs } from './packs.js'
import { units } from './units.js'

const HERE = fileURLToPath(new URL('.', import.meta.url))
const DIST = fileURLToPath(new URL('../dist', import.meta.url))
const CACHE = join(DIST, 'cache')

/** What runs without packs, each with all that it needs, by the files that are made of them. */
const ALONE = { 'loader.cjs': 'loader.cjs', 'make-apart.cjs': 'make-apart.cjs', 'ready-pages.cjs': 'ready-pages.ts' }

const chunks = await bundle()
rmSync(CACHE, { recursive: true, force: true })
mkdirSync(CACHE, { recursive: true })
chmodSync(CACHE, 0o755) // nobody else may write there, whatever the umask

// First without groups, to see what everyday command lines ask for.
await write([])
const asked = JSON.parse(node('asked-chunks.cjs'))
const made = await write(groups(chunks, asked))
node('make-code-cache.cjs', CACHE)
writeFileSync(join(DIST, 'pages.txt'), node('make-pages.cjs'))
tidy(new Set([...made, 'pages.txt']))

/** Writes packs and their loader; answers the files. */
async function write(groups) {
  const all = packs(chunks, await units(chunks, groups), groups)
  for (const { file, text, map } of all) {
    writeFileSync(join(DIST, file), text, 'latin1')
    writeFileSync(join(DIST, `${file}.map`), JSON.stringify(map))
  }
  const files = Object.fromEntries(all.map(({ pack, file }) => [pack, file]))
  const isLoaded = (name) => chunks.get(name).isLoaded
  const loaded = Object.fromEntries(groups.map(([unit, names]) => [unit, ` ${[...names].filter(isLoaded).join(' ')} `]))
  const define = { FILES: JSON.stringify(files), LOADED: JSON.stringify(loaded) }
  await Promise.all(Object.entries(ALONE).map(([file, source]) => alone(source, file, define)))
  const others = ['make-code-cache.cjs', 'make-pages.cjs', 'asked-chunks.cjs']
  for (const other of others) copyFileSync(join(HERE, other), join(DIST, other))
  return [...all.flatMap(({ file }) => [file, `${file}.map`]), ...Object.keys(ALONE), ...others, 'cache']
}

function alone(source, file, define) {
  return build({
    entryPoints: [join(HERE, source)],
    outfile: join(DIST, file),
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node20.19',
    external: ['env-paths', './ready-pages.cjs', './make-apart.cjs'],
    define,
  })
}

function node(file, ...given) {
  return execFileSync(process.execPath, [join(DIST, file), ...given], {
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

/** What an earlier build left; only now, so that a program that is running finds its files until it is done. */
function tidy(current) {
  for (const file of readdirSync(DIST)) if (!current.has(file)) rmSync(join(DIST, file), { recursive: true })
}
