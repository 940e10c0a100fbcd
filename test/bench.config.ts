import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { ROOT } from './helpers/root.js'

/** What a server does long after a million tickets slows others by a fifth: such come last, and starts come first. */
const ORDER = ['quick', 'start', 'roles', 'import', 'index-share', 'growth']
class LightFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => ORDER.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`))
    return files.sort((a, b) => place(a) - place(b))
  }
}

/** What is measured is measured alone: as ratios within one run, one file after the other. */
export default defineConfig({
  root: ROOT,
  test: {
    include: ['test/bench/**/*.test.ts'],
    globalSetup: [
      'test/helpers/install.ts',
      'test/helpers/build.ts',
      'test/bench/start-server.ts',
      'test/bench/write-report.ts',
    ],
    pool: 'forks',
    maxWorkers: 1,
    fileParallelism: false,
    sequence: { sequencer: LightFirst },
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
