import { execFileSync } from 'node:child_process'
import type { TestProject } from 'vitest/node'

/** Builds the program before a run, and before each further one while Vitest watches. */
export default function setup(project: TestProject) {
  const build = () => void execFileSync('node', ['build.js'], { cwd: project.config.root, stdio: 'inherit' })
  build()
  project.onTestsRerun(build)
}
