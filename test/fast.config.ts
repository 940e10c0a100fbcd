import { readdirSync } from 'node:fs'
import { defineConfig } from 'vitest/config'
import { needsOf } from './helpers/needs.js'
import { ROOT } from './helpers/root.js'

/** What takes many seconds whatever the engine. */
const SLOW =
  /^(bench|faults|races)\/|^(bad-input|docs|hostile|hostile-errors|languages|matrix|never-hangs|pictures|runs|schemas|story|(shared|identity)\/passwords|tickets\/listing)\.test\.ts$/

/** `npm run test:fast`: on SQLite, without a terminal or a process: half a minute, between two thoughts. */
export default defineConfig({
  root: ROOT,
  test: {
    include: readdirSync(`${ROOT}test`, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.test.ts') && !SLOW.test(name))
      .map((name) => ({ name: `test/${name}`, needs: needsOf(`test/${name}`) }))
      .filter(({ needs }) => !needs.has('terminal') && !needs.has('program'))
      .map(({ name }) => name),
    globalSetup: ['test/helpers/no-server.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
