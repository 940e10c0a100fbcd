import { execFileSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import type { TestProject } from 'vitest/node'
import { ROOT } from './root.js'

/** Builds the program where its sources are newer, before a run, and before each further one while Vitest watches. */
export default function setup(project: TestProject) {
  build()
  project.onTestsRerun(build)
}

function build(): void {
  const built = statSync(`${ROOT}dist/main.js`, { throwIfNoEntry: false })?.mtimeMs ?? 0
  const sources = ['package.json', 'build.js', 'node_modules/.package-lock.json', 'src']
  const under = readdirSync(`${ROOT}src`, { recursive: true, encoding: 'utf8' }).map((name) => `src/${name}`)
  const isOlder = [...sources, ...under].some((path) => statSync(ROOT + path).mtimeMs >= built)
  if (isOlder) execFileSync('node', ['build.js'], { cwd: ROOT, stdio: 'inherit' })
}
