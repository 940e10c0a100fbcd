// Bundles src into dist: ES modules, split so that a command loads only what it needs; packages with native parts stay outside.
import { readdirSync, rmSync } from 'node:fs'
import { basename } from 'node:path'
import { build } from 'esbuild'

/** conf loads a JSON schema validator that it needs only where a schema is given. */
const UNUSED = /^(ajv|ajv-formats)(\/|$)/

const { metafile } = await build({
  entryPoints: ['src/main.ts'],
  outdir: 'dist',
  bundle: true,
  splitting: true,
  minify: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  metafile: true,
  external: ['bcrypt', '@photostructure/sqlite'],
  banner: { js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);" },
  plugins: [
    {
      name: 'leave-out-unused',
      setup(b) {
        b.onResolve({ filter: UNUSED }, ({ path }) => ({ path, namespace: 'unused' }))
        b.onLoad({ filter: /.*/, namespace: 'unused' }, () => ({ contents: 'export class Ajv2020 {}; export default class {}' }))
      },
    },
  ],
})

// What an earlier build left; only now, so that a program that is running finds its files until it is done.
const made = new Set(Object.keys(metafile.outputs).map((path) => basename(path)))
for (const file of readdirSync('dist')) if (!made.has(file)) rmSync(`dist/${file}`)
