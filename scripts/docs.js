// Writes what the program says of itself: docs/commands.md, docs/schemas and the table of commands in the README.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { build } from 'esbuild'

const bundle = 'node_modules/.cache/helpdesk-reference.mjs'
await build({
  stdin: { contents: "export * from './reference.js'; export * from './schemas.js'", resolveDir: 'scripts' },
  outfile: bundle,
  bundle: true,
  packages: 'external',
  format: 'esm',
  platform: 'node',
})
const { commandReference, schemaFile, schemas, schemaText, withCommandTable } = await import(new URL(`../${bundle}`, import.meta.url))
rmSync('docs/schemas', { recursive: true, force: true })
mkdirSync('docs/schemas', { recursive: true })
for (const name of Object.keys(schemas)) writeFileSync(schemaFile(name), schemaText(name))
writeFileSync('docs/commands.md', await commandReference())
writeFileSync('README.md', await withCommandTable(readFileSync('README.md', 'utf8')))
rmSync(bundle)
