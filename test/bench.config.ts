import { defineConfig } from 'vitest/config'
import base from './vitest.config.js'

/** What is measured is measured alone: as ratios within one run, one file after the other. */
export default defineConfig({
  ...base,
  test: { ...base.test, include: ['test/bench/**/*.test.ts'], exclude: [], maxWorkers: 1, fileParallelism: false },
})
