// Bundles src into dist: ES modules, split so that a command loads only what it needs; packages with native parts stay outside.
import { readdirSync, rmSync } from 'node:fs'
import { basename } from 'node:path'
import { build } from 'esbuild'

/** What libraries load and we do not use: conf's JSON schema validator, commander's way to run other programs. Each costs milliseconds. */
const UNUSED = [
  { filter: /^ajv(-formats)?(\/|$)/, importer: /conf/ },
  { filter: /^node:child_process$/, importer: /commander/ },
]

/**
 * One function that takes long to load, 11 ms for its table of emoji, and that most texts never need: it is loaded when it is first
 * called.
 */
const LATE = /^string-width$/
const OURS = /[\\/]src[\\/]terminal[\\/]/

const { metafile } = await build({
  entryPoints: ['src/main.ts'],
  outdir: 'dist',
  bundle: true,
  splitting: true,
  minify: true,
  sourcemap: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  metafile: true,
  external: ['bcrypt', '@photostructure/sqlite'],
  banner: {
    js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);",
  },
  plugins: [
    {
      name: 'load-late',
      setup(b) {
        b.onResolve({ filter: LATE }, (found) =>
          OURS.test(found.importer) && found.namespace === 'file' ? { path: found.path, namespace: 'late' } : undefined,
        )
        b.onLoad({ filter: /.*/, namespace: 'late' }, ({ path }) => ({
          contents: `let real; export default (...given) => (real ??= require('${path}').default)(...given)`,
          resolveDir: '.',
        }))
      },
    },
    {
      name: 'leave-out-unused',
      setup(b) {
        for (const { filter, importer } of UNUSED) {
          b.onResolve({ filter }, (found) =>
            importer.test(found.importer) ? { path: found.path, namespace: 'unused' } : undefined,
          )
        }
        b.onLoad({ filter: /.*/, namespace: 'unused' }, () => ({
          contents: 'export class Ajv2020 {}; export default class {}',
        }))
      },
    },
  ],
})

// What an earlier build left; only now, so that a program that is running finds its files until it is done.
const made = new Set(Object.keys(metafile.outputs).map((path) => basename(path)))
for (const file of readdirSync('dist')) if (!made.has(file)) rmSync(`dist/${file}`)
