// Writes what the program says of itself: docs/commands.md and the table of commands in the README.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { build } from 'esbuild'

const bundle = 'node_modules/.cache/helpdesk-reference.mjs'
await build({
  entryPoints: ['scripts/reference.ts'],
  outfile: bundle,
  bundle: true,
  packages: 'external',
  format: 'esm',
  platform: 'node',
})
const { commandReference, withCommandTable } = await import(new URL(`../${bundle}`, import.meta.url))
mkdirSync('docs', { recursive: true })
writeFileSync('docs/commands.md', await commandReference())
writeFileSync('README.md', await withCommandTable(readFileSync('README.md', 'utf8')))
rmSync(bundle)
