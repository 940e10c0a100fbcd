// Writes what the program says of itself: docs/commands.md, docs/queries.md, docs/schemas and docs/pictures.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const bundle = 'node_modules/.cache/helpdesk-reference.mjs'
await build({
  stdin: {
    contents:
      "export * from './reference.js'; export * from './schemas/schemas.js'; export * from './pictures/pictures.js'",
    resolveDir: 'scripts',
  },
  outfile: bundle,
  bundle: true,
  packages: 'external',
  format: 'esm',
  platform: 'node',
})
const { commandReference, queryReference, schemaFile, schemaTexts, writePictures } = await import(
  new URL(`../${bundle}`, import.meta.url)
)
rmSync('docs/schemas', { recursive: true, force: true })
mkdirSync('docs/schemas', { recursive: true })
for (const [name, text] of await schemaTexts()) writeFileSync(schemaFile(name), text)
writeFileSync('docs/commands.md', await commandReference())
writeFileSync('docs/queries.md', queryReference())
await writePictures(fileURLToPath(new URL('..', import.meta.url)))
rmSync(bundle)
