import { defineConfig } from 'vitest/config'
import { ROOT } from './helpers/root.js'

const shared = {
  pool: 'forks' as const,
  maxWorkers: 1,
  fileParallelism: false,
  testTimeout: 900_000,
  hookTimeout: 300_000,
}
const SET_UP = ['test/helpers/install.ts', 'test/helpers/build.ts']

/** `npm run test:cluster`: three nodes of MariaDB's Galera, then of MySQL's group replication; half an hour. */
export default defineConfig({
  root: ROOT,
  test: {
    projects: [
      {
        test: { ...shared, name: 'promises', root: ROOT, include: ['test/clusters/**/*.test.ts'], globalSetup: SET_UP },
      },
      {
        test: {
          ...shared,
          name: 'races',
          root: ROOT,
          include: ['test/races/{tickets,deletions,edits,undos,own-undo,clients}.test.ts'],
          globalSetup: [...SET_UP, 'test/clusters/provide-galera.ts'],
          env: { HELPDESK_TEST_ROUNDS: process.env.HELPDESK_TEST_ROUNDS ?? '50' },
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
