// Runs the test suite on other versions of Node than the one at hand: their binaries, from npm, for this platform.
// `npm run test:nodes`, or `npm run test:nodes -- 24 test/story.test.ts` for one version and some of the tests.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const args = process.argv.slice(2)
const majors = /^\d+$/.test(args[0] ?? '') ? [args.shift()] : ['22', '24']
const os = process.platform === 'win32' ? 'win' : process.platform

for (const major of majors) {
  const folder = join('node_modules', '.cache', `node-${major}`)
  const name = `node-${os}-${process.arch}`
  const bin = join(process.cwd(), folder, 'node_modules', name, 'bin')
  if (!existsSync(bin)) {
    mkdirSync(folder, { recursive: true })
    const install = ['install', '--prefix', folder, '--no-save', '--no-audit', '--no-fund', `${name}@${major}`]
    run(
      'npm',
      install,
      process.env,
      `NOT TESTED ON NODE ${major}: its binary cannot be had. To try it by hand: npm ${install.join(' ')}`,
    )
  }
  const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` }
  run(join(bin, 'node'), ['--version'], env)
  run(join(bin, 'node'), ['node_modules/vitest/vitest.mjs', 'run', ...args], env)
}

/** Ends this program too where that one fails; `otherwise` is said then. */
function run(program, argv, env = process.env, otherwise = '') {
  const { status } = spawnSync(program, argv, { stdio: 'inherit', env })
  if (status === 0) return
  if (otherwise) console.error(`\n!!! ${otherwise} !!!\n`)
  process.exit(status ?? 1)
}
