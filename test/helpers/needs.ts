import { existsSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { ROOT } from './root.js'

/**
 * What has to be there before a test file runs: `server` where it tests on both engines, `program` where it starts the
 * real program, `terminal` where it types and reads the screen, the others where it asks other programs.
 */
export type Need = 'server' | 'program' | 'terminal' | 'python' | 'werkzeug' | 'shells' | 'galera'

/**
 * Test files that run by themselves, after all others: one changes the program it tests, by a field of tickets more;
 * one times it, and would time the others.
 */
export const ALONE = ['test/tickets/fields.test.ts', 'test/app/completion/process.test.ts']

/** Whoever imports one of these, directly or not, needs what it stands for. */
const SIGNS: Record<string, Need> = {
  'test/helpers/engines.ts': 'server',
  'test/helpers/program.ts': 'program',
  'test/helpers/terminal.ts': 'terminal',
  'test/helpers/python.ts': 'python',
  'test/helpers/werkzeug.ts': 'werkzeug',
  'test/helpers/shells.ts': 'shells',
  'test/clusters/galera.ts': 'galera',
}

/**
 * `import … from './x.js'`, `import './x.js'`, `export … from './x.js'`; what is imported for its types alone needs
 * nothing.
 */
const IMPORT = /^(?:import|export)(?! type\b)[^'"]*'(\.[^']+)\.js'/gm

/** What a test file needs, read from its imports and from those of the helpers and scripts that it imports. */
export function needsOf(file: string, seen = new Set<string>()): Set<Need> {
  if (seen.has(file) || file.startsWith('src/')) return new Set()
  seen.add(file)
  if (!existsSync(ROOT + file)) return new Set() // a script
  const sign = SIGNS[file]
  const imported = [...readFileSync(ROOT + file, 'utf8').matchAll(IMPORT)].map(([, path = '']) =>
    posix.join(posix.dirname(file), `${path}.ts`),
  )
  return new Set([...(sign ? [sign] : []), ...imported.flatMap((path) => [...needsOf(path, seen)])])
}
