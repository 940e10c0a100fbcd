import { readdirSync } from 'node:fs'
import { defineConfig } from 'vitest/config'
import { ALONE, needsOf } from './test/helpers/needs.js'
import { ROOT } from './test/helpers/root.js'

/** Tests that are not part of `npm test`, or not of its first half. */
const APART = ['bench', 'clusters', 'faults']
const INSTALL = 'test/helpers/install.ts'
const SET_UP = { program: 'test/helpers/build.ts', server: 'test/helpers/start-server.ts' }

/** The test files by what they need; those of the server may start the program as well. A new file belongs to none until it needs something. */
const files = readdirSync(`${ROOT}test`, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.test.ts') && !APART.some((folder) => name.startsWith(`${folder}/`)))
  .map((name) => ({ file: `test/${name}`, needs: needsOf(`test/${name}`) }))
const onServer = files.filter(({ needs, file }) => needs.has('server') && !ALONE.includes(file)).map(({ file }) => file)
const withProgram = files.filter(({ needs }) => needs.has('program') && !needs.has('server')).map(({ file }) => file)

const project = (name: string, needs: (keyof typeof SET_UP)[], include: string[], exclude: string[] = []) => ({
  extends: true as const,
  test: { name, include, exclude, globalSetup: [INSTALL, ...needs.map((need) => SET_UP[need])] },
})

const alone = project('alone', ['program', 'server'], ALONE)

/** `npx vitest run FILE` starts a server, or builds the program, only where the file needs it. */
export default defineConfig({
  root: ROOT,
  test: {
    pool: 'forks',
    // A worker loads the program once, and goes on with the next file; many a test waits for a process or a deadline.
    isolate: false,
    maxWorkers: 3,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      project(
        'plain',
        [],
        ['test/**/*.test.ts'],
        [...APART.map((folder) => `test/${folder}/**`), ...onServer, ...withProgram, ...ALONE],
      ),
      project('program', ['program'], withProgram),
      project('server', ['program', 'server'], onServer),
      { ...alone, test: { ...alone.test, isolate: true, maxWorkers: 1, sequence: { groupOrder: 1 } } },
    ],
  },
})
