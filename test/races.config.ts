import { defineConfig } from 'vitest/config'
import { ROOT } from './helpers/root.js'

/** `npm run test:races`: what `npm test` tries twice, 50 times. */
export default defineConfig({
  root: ROOT,
  test: {
    include: ['test/races/**/*.test.ts'],
    globalSetup: ['test/helpers/install.ts', 'test/helpers/build.ts', 'test/helpers/start-server.ts'],
    env: { HELPDESK_TEST_ROUNDS: '50' },
    pool: 'forks',
    maxWorkers: 1,
    fileParallelism: false,
    testTimeout: 900_000,
    hookTimeout: 60_000,
  },
})
