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
  const built = statSync(`${ROOT}dist/loader.cjs`, { throwIfNoEntry: false })?.mtimeMs ?? 0
  const sources = ['package.json', 'node_modules/.package-lock.json', 'src']
  const under = ['src', 'build'].flatMap((folder) =>
    readdirSync(ROOT + folder, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
  )
  const isOlder = [...sources, ...under].some((path) => statSync(ROOT + path).mtimeMs >= built)
  if (isOlder) execFileSync('node', ['build/build.js'], { cwd: ROOT, stdio: 'inherit' })
}
