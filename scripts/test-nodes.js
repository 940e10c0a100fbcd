// Runs the test suite on other versions of Node than the one at hand: their binaries, from npm, for this platform.
// `npm run test:nodes`, or `npm run test:nodes -- 24 test/story.test.ts` for one version and some of the tests.
import { spawnSync } from 'node:child_process'
import { delimiter, join } from 'node:path'
import { nodeFolder } from './node-binary.js'

const args = process.argv.slice(2)
const majors = /^\d+$/.test(args[0] ?? '') ? [args.shift()] : ['22', '24']

for (const major of majors) {
  const bin = fetched(major)
  const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` }
  run(join(bin, 'node'), ['--version'], env)
  run(join(bin, 'node'), ['node_modules/vitest/vitest.mjs', 'run', ...args], env)
}

function fetched(major) {
  try {
    return nodeFolder(major)
  } catch (error) {
    console.error(`\n!!! NOT TESTED ON NODE ${major}: ${error.message} !!!\n`)
    process.exit(1)
  }
}

/** Ends this program too where that one fails. */
function run(program, argv, env) {
  const { status } = spawnSync(program, argv, { stdio: 'inherit', env })
  if (status !== 0) process.exit(status ?? 1)
}
