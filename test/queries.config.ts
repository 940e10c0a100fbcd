import { defineConfig } from 'vitest/config'
import { ROOT } from './helpers/root.js'

/** `npm run test:queries`: 600 random queries, of which `npm test` asks 200; `HELPDESK_TEST_SEED` asks others. */
export default defineConfig({
  root: ROOT,
  test: {
    include: ['test/search/random-queries.test.ts'],
    globalSetup: ['test/helpers/install.ts', 'test/helpers/start-server.ts'],
    env: { HELPDESK_TEST_QUERIES: '600' },
    pool: 'forks',
    maxWorkers: 1,
    testTimeout: 900_000,
    hookTimeout: 60_000,
  },
})
