import { build } from 'esbuild'
import { evaluated } from './plugins/evaluated.js'
import { leanKysely } from './plugins/kysely.js'
import { late } from './plugins/late.js'
import { manifest } from './plugins/manifest.js'
import { leanMysql2 } from './plugins/mysql2.js'
import { globalProcess } from './plugins/process.js'
import { leanSqlite } from './plugins/sqlite.js'
import { unused } from './plugins/unused.js'
import { widths } from './plugins/widths.js'

/** The program, and what runs it for its code cache and its pages: all of the same chunks. */
const ENTRIES = {
  main: 'src/main.ts',
  warm: 'build/warm/warm.ts',
  sample: 'build/warm/sample.ts',
  pages: 'build/warm/pages.ts',
}

/**
 * As calls of a function, patterns with Unicode's classes are made where they are used: of a literal V8 looks up the
 * classes wherever it reads it, used or not, which took a quarter of a table from a server without a code cache. So none
 * of them stands at the top of a module that each start runs.
 */
export const LITERALS = { 'regexp-set-notation': false, 'regexp-unicode-property-escapes': false }

/** Packages with native parts stay outside. */
export const EXTERNAL = ['bcrypt', '@photostructure/sqlite']

/**
 * Bundles src into chunks that are loaded when they are first needed, as esbuild splits them. Of each, by its name: its
 * `text`, with its source map in it; what it `exports`; the chunks that it `imports` at once; whether it `isLoaded` by
 * others when they need it; and of what it consists, as esbuild's metafile has it.
 */
export async function bundle() {
  const { metafile, outputFiles } = await build({
    entryPoints: ENTRIES,
    outdir: 'dist',
    write: false,
    bundle: true,
    splitting: true,
    minify: true,
    sourcemap: 'inline',
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    supported: LITERALS,
    metafile: true,
    legalComments: 'none',
    external: EXTERNAL,
    define: { 'import.meta.dirname': '__dirname' },
    plugins: [manifest, leanKysely, leanMysql2, leanSqlite, globalProcess, widths, evaluated, late, unused],
  })
  const texts = new Map(outputFiles.map(({ path, text }) => [nameOf(path), text]))
  const outputs = Object.entries(metafile.outputs)
  const loaded = new Set(outputs.flatMap(([, { imports }]) => named(imports, 'dynamic-import')))
  return new Map(
    outputs.map(([path, { exports, imports, inputs }]) => {
      const name = nameOf(path)
      const isLoaded = name in ENTRIES || loaded.has(name)
      return [
        name,
        { name, text: texts.get(name), exports, imports: named(imports, 'import-statement'), isLoaded, inputs },
      ]
    }),
  )
}

/** The chunks of our own among imports of that kind. */
const named = (imports, kind) =>
  imports.filter((one) => one.kind === kind && !one.external).map(({ path }) => nameOf(path))

/** The name of a chunk, as others ask for it, of the path that esbuild writes it to. */
export const nameOf = (path) => path.slice(path.lastIndexOf('/') + 1).replace(/\.js$/, '')
