import { build } from 'esbuild'
import { late } from './plugins/late.js'
import { leanMysql2 } from './plugins/mysql2.js'
import { globalProcess } from './plugins/process.js'
import { leanSqlite } from './plugins/sqlite.js'
import { unused } from './plugins/unused.js'
import { widths } from './plugins/widths.js'

/** The program, and what runs it through for the code cache: both of the same modules. */
const ENTRIES = { main: 'src/main.ts', warm: 'build/warm/warm.ts' }

/** Node 20 knows them, esbuild makes calls of them: then a pattern is made by every start, and not by who uses it. */
export const LITERALS = { 'regexp-set-notation': true }

/**
 * Bundles src into modules that are loaded when they are first needed, as esbuild splits them; answers esbuild's
 * metafile and the modules' texts with their source maps. Packages with native parts stay outside.
 */
export async function bundle() {
  const { metafile, outputFiles } = await build({
    entryPoints: ENTRIES,
    outdir: 'dist',
    write: false,
    bundle: true,
    splitting: true,
    minify: true,
    sourcemap: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    supported: LITERALS,
    metafile: true,
    legalComments: 'none',
    external: ['bcrypt', '@photostructure/sqlite'],
    define: { 'import.meta.dirname': '__dirname' },
    plugins: [leanMysql2, leanSqlite, globalProcess, widths, late, unused],
  })
  const texts = new Map(outputFiles.map(({ path, text }) => [path.slice(path.lastIndexOf('/') + 1), text]))
  return { outputs: metafile.outputs, texts }
}
