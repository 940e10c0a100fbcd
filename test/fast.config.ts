import { readdirSync } from 'node:fs'
import { defineConfig } from 'vitest/config'
import { ALONE, type Need, needsOf } from './helpers/needs.js'
import { ROOT } from './helpers/root.js'

/**
 * Beside what needs a process, a terminal or another program: what is slow by itself: passwords, 150,000 numbers, every
 * list.
 */
const SLOW = new Set(['app/many-numbers.test.ts', 'identity/passwords.test.ts', 'tickets/listing.test.ts'])
const SLOW_NEEDS: Need[] = ['program', 'terminal', 'python', 'werkzeug']
/**
 * What concerns the whole program stands at the top of `test/` and tries all of it, line by line: not here, but for how
 * it is built.
 */
const isOfAPart = (name: string) =>
  name === 'architecture.test.ts' || /^(?!(?:bench|clusters|faults|races)\/).+\/.+\.test\.ts$/.test(name)

/** `npm run test:fast`: on SQLite, without a terminal or a process: half a minute, between two thoughts. */
export default defineConfig({
  root: ROOT,
  test: {
    include: readdirSync(`${ROOT}test`, { recursive: true, encoding: 'utf8' })
      .filter((name) => isOfAPart(name) && !SLOW.has(name))
      .map((name) => ({ name: `test/${name}`, needs: needsOf(`test/${name}`) }))
      .filter(({ needs }) => !SLOW_NEEDS.some((need) => needs.has(need)))
      .map(({ name }) => name)
      .filter((name) => !ALONE.includes(name)),
    globalSetup: ['test/helpers/no-server.ts'],
    pool: 'forks',
    isolate: false,
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
