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

const chunks = await bundle()
rmSync(CACHE, { recursive: true, force: true })
mkdirSync(CACHE, { recursive: true })
chmodSync(CACHE, 0o755) // nobody else may write there, whatever the umask

// First without groups, to see what everyday command lines ask for.
await write([])
const asked = JSON.parse(node('asked-chunks.cjs'))
const made = await write(groups(chunks, asked))
node('make-code-cache.cjs', CACHE)
tidy(new Set(made))

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
  await build({
    entryPoints: [join(HERE, 'loader.cjs')],
    outfile: join(DIST, 'loader.cjs'),
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node20.19',
    define: { FILES: JSON.stringify(files), LOADED: JSON.stringify(loaded) },
  })
  const others = ['make-code-cache.cjs', 'asked-chunks.cjs']
  for (const other of others) copyFileSync(join(HERE, other), join(DIST, other))
  return [...all.flatMap(({ file }) => [file, `${file}.map`]), 'loader.cjs', ...others, 'cache']
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
