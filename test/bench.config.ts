import { defineConfig } from 'vitest/config'
import { ROOT } from './helpers/root.js'

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
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
