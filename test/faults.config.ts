import { defineConfig } from 'vitest/config'
import { ROOT } from './helpers/root.js'

/** `npm run test:faults`: minutes of waiting, most of them at the same time. */
export default defineConfig({
  root: ROOT,
  test: {
    include: ['test/faults/**/*.test.ts'],
    globalSetup: ['test/helpers/install.ts', 'test/helpers/build.ts', 'test/helpers/start-server.ts'],
    pool: 'forks',
    maxWorkers: 1,
    fileParallelism: false,
    testTimeout: 900_000,
    hookTimeout: 60_000,
    maxConcurrency: 8,
  },
})
