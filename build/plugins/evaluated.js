import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { compileFunction } from 'node:vm'

/** What always comes to the same: cli-table3 alone takes a start 2 ms to load and to draw with. */
const EVALUATED = /[\\/]src[\\/]terminal[\\/]table[\\/]frame-lines\.ts$/

/** Runs a module now, and puts in its place what it exports: constants that JSON can tell. */
export const evaluated = {
  name: 'evaluated',
  setup(b) {
    b.onLoad({ filter: EVALUATED }, async ({ path }) => {
      const { code } = await b.esbuild.transform(await readFile(path, 'utf8'), { loader: 'ts', format: 'cjs' })
      const module = { exports: {} }
      compileFunction(code, ['module', 'require'])(module, createRequire(path))
      const constants = Object.entries(module.exports).map(
        ([name, value]) => `export const ${name} = ${JSON.stringify(value)}`,
      )
      return { contents: constants.join('\n') }
    })
  },
}
