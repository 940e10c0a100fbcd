// Bundles src into dist: ES modules, split so that a command loads only what it needs; packages with native parts stay outside.
import { rmSync } from 'node:fs'
import { build } from 'esbuild'

/** conf loads a JSON schema validator that it needs only where a schema is given. */
const UNUSED = /^(ajv|ajv-formats)(\/|$)/

rmSync('dist', { recursive: true, force: true })
await build({
  entryPoints: ['src/main.ts'],
  outdir: 'dist',
  bundle: true,
  splitting: true,
  minify: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
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
